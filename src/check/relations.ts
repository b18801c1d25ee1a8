import { periodCode } from '../kernel/period.ts';
import type { CheckedBreakdown, CheckedChange, CheckedFigure, CheckedShare, CheckedSheet } from './checked-edition.ts';
import { meaningOf } from './wording.ts';

/** Words that make a label a share, or a change, of what the rest of the label names. */
const shareWords = meaningOf('part taux proportion pourcentage');
const changeWords = meaningOf(
  'évolution variation hausse baisse réduction diminution augmentation progression croissance multiplication nombre',
);

/**
 * Percentages and changes of a sheet that name, word for word, another figure of it: "Part de véhicules électriques"
 * speaks of "Véhicules électriques" and of the declared total it is a part of; "Évolution des adhérents" of "Adhérents".
 */
export function relationsByLabel(
  sheets: CheckedSheet[],
  figures: Map<string, CheckedFigure>,
  breakdowns: CheckedBreakdown[],
): { shares: CheckedShare[]; changes: CheckedChange[] } {
  const totals = Map.groupBy(
    breakdowns.flatMap(({ total, parts }) => parts.map((part) => ({ part, total }))),
    ({ part }) => part,
  );
  const shares: CheckedShare[] = [];
  const changes: CheckedChange[] = [];
  for (const sheet of sheets) {
    const here = sheet.figures.flatMap((key) => figures.get(key) ?? []);
    const byWords = Map.groupBy(here, (figure) => nameOf(meaningOf(figure.label)));
    for (const figure of here.filter(isRelative)) {
      const words = meaningOf(figure.label);
      const share = subjectOf(words, shareWords, byWords);
      const wholes = share && (totals.get(share.key) ?? []);
      if (share && wholes?.length === 1 && samePeriod(share, figure)) {
        shares.push({ share: figure.key, part: share.key, whole: wholes[0]?.total ?? '' });
      }
      const changed = subjectOf(words, changeWords, byWords);
      if (changed) changes.push({ change: figure.key, of: changed.key });
    }
  }
  return { shares, changes };
}

const isRelative = ({ unit, computed }: CheckedFigure): boolean =>
  !computed && ['percent', 'factor', 'count'].includes(unit.nature);
const nameOf = (words: string[]): string => words.toSorted().join(' ');
const samePeriod = (a: CheckedFigure, b: CheckedFigure): boolean => periodCode(a.period) === periodCode(b.period);

/** The one figure that the label names once its first word, "part" or "évolution", is taken away. */
function subjectOf(
  words: string[],
  openings: string[],
  byWords: Map<string, CheckedFigure[]>,
): CheckedFigure | undefined {
  const [first = '', ...rest] = words;
  if (!openings.includes(first)) return undefined;
  const subject = rest.filter((word) => word !== 'nombr' && word !== 'nombre');
  const found = byWords.get(nameOf(subject)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
