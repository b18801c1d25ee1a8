import { periodCode } from '../kernel/period.ts';
import type { CheckedBreakdown, CheckedChange, CheckedFigure, CheckedShare, CheckedSheet } from './checked-edition.ts';
import { meaningOf, sameMeaning } from './wording.ts';

/** Words that make a label a share, or a change, of what the rest of the label names. */
const shareWords = meaningOf('part taux proportion pourcentage');
const changeWords = meaningOf(
  'évolution variation hausse baisse réduction diminution augmentation progression croissance multiplication',
);

const numberWords = meaningOf('nombre');

/**
 * Percentages and changes of a sheet that name another figure of it. "Évolution des adhérents" speaks of "Adhérents";
 * "Part de véhicules électriques" of "Véhicules électriques" and of the declared total that it is a part of, or else of
 * the one total of the sheet that counts the same thing.
 */
export function relationsByLabel(
  sheets: CheckedSheet[],
  figures: Map<string, CheckedFigure>,
  breakdowns: CheckedBreakdown[],
): { shares: CheckedShare[]; changes: CheckedChange[] } {
  const shares: CheckedShare[] = [];
  const changes: CheckedChange[] = [];
  for (const sheet of sheets) {
    const here = sheet.figures.flatMap((key) => figures.get(key) ?? []);
    const totals = breakdowns.filter(({ total }) => sheet.figures.includes(total));
    for (const figure of here.filter(({ computed }) => !computed)) {
      const share = shareOf(figure, here, totals, figures);
      if (share) shares.push(share);
      const changed = changeOf(figure, here);
      if (changed) changes.push({ change: figure.key, of: changed.key });
    }
  }
  return { shares, changes };
}

function shareOf(
  figure: CheckedFigure,
  here: CheckedFigure[],
  totals: CheckedBreakdown[],
  figures: Map<string, CheckedFigure>,
): CheckedShare | undefined {
  const subject = figure.unit.nature === 'percent' ? subjectOf(figure.label, shareWords) : undefined;
  if (!subject) return undefined;
  const found = here.flatMap((part) => {
    const words = meaningOf(part.label);
    if (part.unit.nature === 'percent' || !subject.every((word) => words.includes(word))) return [];
    const whole = wholeOf(part, totals, figures);
    const rest = words.filter((word) => !subject.includes(word));
    if (!whole || !rest.every((word) => meaningOf(whole.label).includes(word))) return [];
    return samePeriod(part, figure) ? [{ share: figure.key, part: part.key, whole: whole.key }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function wholeOf(
  part: CheckedFigure,
  totals: CheckedBreakdown[],
  figures: Map<string, CheckedFigure>,
): CheckedFigure | undefined {
  const own = totals.filter(({ parts }) => parts.includes(part.key));
  const keys = new Set((own.length > 0 ? own : totals).map(({ total }) => total));
  const wholes = [...keys].flatMap((key) => figures.get(key) ?? []).filter((whole) => mayHold(whole, part));
  return wholes.length === 1 ? wholes[0] : undefined;
}

const mayHold = (whole: CheckedFigure, part: CheckedFigure): boolean =>
  whole.key !== part.key &&
  samePeriod(whole, part) &&
  whole.unit.dimension === part.unit.dimension &&
  (whole.unit.nature !== 'count' || whole.unit.label === part.unit.label);

function changeOf(figure: CheckedFigure, here: CheckedFigure[]): CheckedFigure | undefined {
  const subject = figure.unit.nature === 'measure' ? undefined : subjectOf(figure.label, changeWords);
  if (!subject) return undefined;
  const found = here.filter((other) => other.earlier.length > 0 && sameMeaning(meaningOf(other.label), subject));
  return found.length === 1 ? found[0] : undefined;
}

const samePeriod = (a: CheckedFigure, b: CheckedFigure): boolean => periodCode(a.period) === periodCode(b.period);

/** What a label speaks of once its first word, "part" or "évolution", is taken away. */
function subjectOf(label: string, openings: string[]): string[] | undefined {
  const [first = '', ...rest] = meaningOf(label);
  const subject = rest.filter((word) => !numberWords.includes(word));
  return openings.includes(first) && subject.length > 0 ? subject : undefined;
}
