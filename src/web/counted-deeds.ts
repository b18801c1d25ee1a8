import { printCount } from '../kernel/french.ts';

/** What was just done, as the address of a page counts it: each deed by its parameter, then said of one and of many. */
export function countedDeeds(query: URLSearchParams, deeds: readonly (readonly [string, string, string])[]): string {
  const counts = deeds.map(([name, one, many]) => ({ count: Number(query.get(name)), one, many }));
  const done = counts.filter(({ count }) => Number.isInteger(count) && count > 0);
  return done.map(({ count, one, many }) => printCount(count, one, many)).join(', ');
}
