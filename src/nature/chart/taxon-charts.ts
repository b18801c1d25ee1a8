import { months } from '../../kernel/french.ts';
import { columnChart } from './column-chart.ts';

const shortMonths = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const decadeWords = ['début', 'mi-', 'fin'];

export const decadeName = (decade: number): string => {
  const month = months[Math.floor((decade - 1) / 3)] ?? '';
  const part = decadeWords[(decade - 1) % 3] ?? '';
  return part.endsWith('-') ? `${part}${month}` : `${part} ${month}`;
};

/** The thirty-six times ten days of a year, with what was seen in each. */
export function everyDecade(decades: readonly { decade: number; seen: number }[]): { decade: number; seen: number }[] {
  const counts = new Map(decades.map(({ decade, seen }) => [decade, seen]));
  return Array.from({ length: 36 }, (_, at) => ({ decade: at + 1, seen: counts.get(at + 1) ?? 0 }));
}

/** When in the year a taxon was seen. */
export function phenologyChart(decades: readonly { decade: number; seen: number }[]): string {
  const best = decades.toSorted((one, other) => other.seen - one.seen)[0];
  const most = best ? `\u00a0: ${decadeName(best.decade)}, ${best.seen}` : '';
  return columnChart(
    `Données par décade, de janvier à décembre. Le plus${most}.`,
    everyDecade(decades).map(({ decade, seen }) => ({
      label: decade % 3 === 2 ? (shortMonths[Math.floor(decade / 3)] ?? '') : '',
      count: seen,
    })),
  );
}

/** Every year from the first to the last, those without anything too. */
export function everyYear<Y extends { year: number }>(years: readonly Y[]): { year: number; found: Y | undefined }[] {
  const byYear = new Map(years.map((each) => [each.year, each]));
  const [low = 0, high = -1] = [years[0]?.year, years.at(-1)?.year];
  return Array.from({ length: high - low + 1 }, (_, at) => ({ year: low + at, found: byYear.get(low + at) }));
}

/** How often a taxon was seen, year by year. */
export function yearsChart(years: readonly { year: number; seen: number }[]): string {
  const all = everyYear(years);
  const each = Math.ceil(all.length / 10);
  return columnChart(
    `Données par année, de ${all[0]?.year} à ${all.at(-1)?.year}.`,
    all.map(({ year, found }, at) => ({ label: at % each === 0 ? String(year) : '', count: found?.seen ?? 0 })),
  );
}
