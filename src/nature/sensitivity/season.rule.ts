/** Days of any year, as numbers of month and day (1101 is the first of November); `to` may come before `from`. */
export interface Season {
  from: number;
  to: number;
}

/** Whether dates, both in, share a day with a season of any year, one that crosses New Year included. */
export function sharesADay({ dateFrom, dateTo }: { dateFrom: string; dateTo: string }, season: Season): boolean {
  if (daysBetween(dateFrom, dateTo) >= 365) return true;
  const dates = { from: dayNumber(dateFrom), to: dayNumber(dateTo) };
  // Two arcs of a circle meet where one begins within the other.
  return isWithin(dates.from, season) || isWithin(season.from, dates);
}

/** "2020-11-01" is 1101. */
export const dayNumber = (date: string): number => Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));

const isWithin = (day: number, { from, to }: Season): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
