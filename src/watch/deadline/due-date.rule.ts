import { addDays, daysBetween, nextWorkingDay } from './working-day.rule.ts';

/** How long, and how it is counted. */
export interface Delay {
  months?: number | undefined;
  days?: number | undefined;
  /** The same day each year, "12-01": the first one after the fact. */
  yearly?: string | undefined;
  /** A "délai franc": neither its first nor its last day counts, so that it ends a day later. */
  franc?: boolean | undefined;
  /** What ends on a Saturday, a Sunday or a public holiday ends on the next working day. */
  workingDay?: boolean | undefined;
}

/** A stretch in which the clock stands still, both days in it; without an end while it lasts. */
export interface Stop {
  from: string;
  until: string | null;
}

/**
 * The last day of a delay that runs from a fact. A delay in months ends on the day of the same number, or on the last
 * of a month that has none (code de procédure civile, articles 641 and 642; the day of the fact does not count).
 * Null while a suspension lasts.
 */
export function dueDate(fact: string, delay: Delay, stops: readonly Stop[] = []): string | null {
  const plain = delay.yearly ? nextYearly(fact, delay.yearly) : addMonths(fact, delay.months ?? 0);
  let end = addDays(plain, (delay.days ?? 0) + (delay.franc ? 1 : 0));
  for (const { from, until } of inOrder(stops)) {
    const first = from > fact ? from : addDays(fact, 1);
    if (first > end) break;
    if (!until) return null;
    if (until >= first) end = addDays(end, daysBetween(first, until) + 1);
  }
  return delay.workingDay ? nextWorkingDay(end) : end;
}

const inOrder = (stops: readonly Stop[]) => [...stops].sort((a, b) => a.from.localeCompare(b.from));

/** The day of the same number that many months later, or the last of that month. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  const kept = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), kept)).toISOString().slice(0, 10);
}

function nextYearly(fact: string, day: string): string {
  const year = Number(fact.slice(0, 4));
  return fact.slice(5) < day ? `${year}-${day}` : `${year + 1}-${day}`;
}
