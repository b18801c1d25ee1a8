import { narrow } from '../../kernel/french.ts';
import { addMonths } from '../../watch/deadline/due-date.rule.ts';
import { daysBetween } from '../../watch/deadline/working-day.rule.ts';
import { endOfMonth, lastDayOf, printShotDay, type ShotDay } from '../shot/shot-day.rule.ts';

export interface Rhythm {
  everyMonths: number | null;
  /** Months of the season, from 1: { from: 5, to: 6 } is May and June; { from: 12, to: 2 } is winter. */
  season: { from: number; to: number } | null;
  endedOn: string | null;
}

/** What was taken last: only what made a picture counts; an old photograph that others made does not. */
export type LastShot = ShotDay | null;

/**
 * The day by which a view should be photographed again. Without a season, so many months after the last picture; with
 * one, the last day of the season nearest to that day, of those that begin after the last picture.
 */
export function reshootDue(last: LastShot, { everyMonths, season, endedOn }: Rhythm): string | null {
  if (!last || !everyMonths || endedOn) return null;
  const taken = lastDayOf(last);
  const wanted = addMonths(taken, everyMonths);
  if (!season) return wanted;
  const year = Number(wanted.slice(0, 4));
  const [nearest] = [year - 1, year, year + 1]
    .map((each) => seasonOf(each, season))
    .filter(({ first }) => first > taken)
    .sort((a, b) => distance(wanted, a) - distance(wanted, b));
  return nearest?.end ?? wanted;
}

interface Season {
  first: string;
  end: string;
}

const seasonOf = (year: number, { from, to }: { from: number; to: number }): Season => ({
  first: `${year}-${String(from).padStart(2, '0')}-01`,
  end: endOfMonth(to < from ? year + 1 : year, to),
});

/** Days between a day and a season; none within it. */
const distance = (day: string, { first, end }: Season): number =>
  Math.max(0, daysBetween(day, first), daysBetween(end, day));

/** How the day was found, in a sentence. */
export const dueBecause = (last: ShotDay, everyMonths: number, season: string): string =>
  `Tous les ${everyMonths}${narrow}mois${season && `, saison ${season}`}${narrow}; dernière prise\u00a0: ${printShotDay(last)}.`;
