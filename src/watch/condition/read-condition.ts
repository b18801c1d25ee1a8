import { type Context, organisationsWhere } from '../../identity/index.ts';
import { audiencesOf } from '../audience.ts';
import { mayRecord, seenSite } from '../watched-site.ts';
import { listObservations, listSeenPlaces, type SeenPlace } from './observation.sql.ts';
import { accessLabels, type Observation } from './observation.ts';
import { readScale, scaleOfType } from './read-scales.ts';
import { levelLabel, rankOf } from './scale.ts';
import { trendLabels, trendOf } from './trend.rule.ts';

/** An observation in the words of its own scale. */
export interface ToldObservation extends Observation {
  rank: number | null;
  levelLabel: string;
  accessLabel: string;
  pathologyLabels: string[];
}

export function tellObservation(observation: Observation): ToldObservation {
  const scale = readScale(observation.scale);
  const labels = new Map(scale.pathologies.map(({ key, label }) => [key, label]));
  return {
    ...observation,
    rank: rankOf(scale, observation.level),
    levelLabel: levelLabel(scale, observation.level),
    accessLabel: accessLabels[observation.access],
    pathologyLabels: observation.pathologies.map((key) => labels.get(key) ?? key),
  };
}

/** The condition of a place over time, for who asks: what stands, what was corrected, where it goes. */
export async function readCondition(context: Context, siteId: string) {
  const { site, audiences } = await seenSite(context, siteId);
  const told = (await listObservations(context.db, [siteId], audiences)).map(tellObservation);
  const standing = told.filter(({ replacedBy }) => replacedBy === null);
  const { trend, latest, former } = trendOf(standing);
  const scale = scaleOfType(site.kind);
  return {
    site,
    scale,
    latest,
    /** What the latest was compared with. */
    former,
    trend,
    trendLabel: trendLabels[trend],
    observations: standing,
    corrected: told.filter(({ replacedBy }) => replacedBy !== null),
    mayRecord: scale !== null && mayRecord(context, site),
  };
}

export type Condition = Awaited<ReturnType<typeof readCondition>>;

/** The last word on a place, with where it goes. */
export interface StandingCondition extends SeenPlace {
  levelLabel: string;
  pathologyLabels: string[];
  trendLabel: string;
}

/** In what state each place of the organisations where somebody works was last seen; those never seen are not in it. */
export async function readStandingConditions({ db, actor }: Context): Promise<StandingCondition[]> {
  const found = await Promise.all(
    organisationsWhere(actor, 'work.read').map((organisationId) =>
      listSeenPlaces(db, [organisationId], audiencesOf(actor, { organisationId }) ?? []),
    ),
  );
  return [...Map.groupBy(found.flat(), ({ siteId }) => siteId).values()].flatMap((seen) => {
    const [latest] = seen;
    if (!latest) return [];
    const scale = readScale(latest.scale);
    const labels = new Map(scale.pathologies.map(({ key, label }) => [key, label]));
    const ranked = seen.map((each) => ({ ...each, rank: rankOf(readScale(each.scale), each.level) }));
    return [
      {
        ...latest,
        levelLabel: levelLabel(scale, latest.level),
        pathologyLabels: latest.pathologies.map((key) => labels.get(key) ?? key),
        trendLabel: trendLabels[trendOf(ranked).trend],
      },
    ];
  });
}
