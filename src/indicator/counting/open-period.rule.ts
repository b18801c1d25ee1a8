import type { Period } from '../../kernel/period.ts';

/** The period that follows one year after year and holds this day; undefined of one that does not come back. */
export function openPeriod({ kind, start, end }: Period, today: string): Period | undefined {
  if (kind !== 'year' && kind !== 'school_year' && kind !== 'season') return undefined;
  const years = Number(today.slice(0, 4)) - Number(start.slice(0, 4));
  const shifted = (by: number): Period => ({ kind, start: later(start, by), end: later(end, by) });
  return [shifted(years - 1), shifted(years)].find((period) => period.start <= today && today <= period.end);
}

const later = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
