import { months, printDate } from '../../../kernel/french.ts';
import type { Descriptor } from '../../record/descriptor.ts';
import { sharesADay } from '../../sensitivity/season.rule.ts';
import { according, type ExpectedSeason, type Judge, type Profile, surprised } from '../judged.ts';

/** Seen at a time of the year when the taxon, or the stage it was seen at, is not. */
export const outOfSeason: Judge = ({ taxon, status, descriptors, ...dates }, profiles) => {
  if (status === 'No') return null;
  const stages = new Set(descriptors.map(stageOf));
  for (const stage of stages.size > 0 ? stages : [null]) {
    const by = surprised(
      profiles,
      (profile) => seasonsOf(profile, stage).length > 0,
      (profile) => seasonsOf(profile, stage).some((season) => sharesADay(dates, season)),
    );
    if (by)
      return `${taxon} s’observe ${seasonsOf(by, stage).map(printSeason).join(' et ')}, ${according(by)}\u00a0: cette donnée est du ${printDate(dates.dateFrom)}.`;
  }
  return null;
};

/** Codes by which nobody says the stage. */
const stageOf = ({ lifeStage }: Descriptor): string | null =>
  lifeStage === undefined || lifeStage === '0' || lifeStage === '1' ? null : lifeStage;

/** Of the stage where something is said of it, else of any; every one for a stage nobody told. */
function seasonsOf({ seasons }: Profile, stage: string | null): readonly ExpectedSeason[] {
  if (!seasons || stage === null) return seasons ?? [];
  const own = seasons.filter((season) => season.stage === stage);
  return own.length > 0 ? own : seasons.filter((season) => season.stage === null);
}

const printSeason = ({ from, to }: ExpectedSeason): string => `du ${printDay(from)} au ${printDay(to)}`;

const printDay = (day: number): string =>
  `${day % 100 === 1 ? '1er' : day % 100} ${months[Math.floor(day / 100) - 1] ?? ''}`;
