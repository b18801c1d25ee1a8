import { printDate } from './french.ts';

export const periodKinds = ['year', 'school_year', 'season', 'date', 'since', 'span'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A stretch of time with both days in it (ISO dates). A `date` is one day; `since` counts from start up to end. */
export interface Period {
  kind: PeriodKind;
  start: string;
  end: string;
}

export const yearPeriod = (year: number): Period => ({ kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` });

/**
 * Reads a period's code: "2020", "2019/2020" (school year), "hiver:2019/2020" (season, 1 October to 31 March),
 * "2020-12-31" (a day), "depuis:2015/2020", "2020-2026" (whole years). Undefined if it is none of these.
 */
export function readPeriod(code: string): Period | undefined {
  for (const { pattern, read } of readers) {
    const match = pattern.exec(code.trim());
    if (match) return read(match[1] ?? '', match[2] ?? '');
  }
  return undefined;
}

const readers: { pattern: RegExp; read(a: string, b: string): Period | undefined }[] = [
  { pattern: /^(\d{4})$/, read: (year) => yearPeriod(Number(year)) },
  {
    pattern: /^(\d{4})\/(\d{4})$/,
    read: (a, b) => ifNext(a, b, { kind: 'school_year', start: `${a}-09-01`, end: `${b}-08-31` }),
  },
  {
    pattern: /^hiver:(\d{4})\/(\d{4})$/,
    read: (a, b) => ifNext(a, b, { kind: 'season', start: `${a}-10-01`, end: `${b}-03-31` }),
  },
  { pattern: /^(\d{4}-\d{2}-\d{2})$/, read: (day) => ifDay(day) },
  {
    pattern: /^depuis:(\d{4})\/(\d{4})$/,
    read: (a, b) => ifOrdered({ kind: 'since', start: `${a}-01-01`, end: `${b}-12-31` }),
  },
  { pattern: /^(\d{4})-(\d{4})$/, read: (a, b) => ifOrdered({ kind: 'span', start: `${a}-01-01`, end: `${b}-12-31` }) },
];

const ifNext = (a: string, b: string, period: Period) => (Number(b) === Number(a) + 1 ? period : undefined);
const ifOrdered = (period: Period) => (period.start < period.end ? period : undefined);
const ifDay = (day: string): Period | undefined => (isDay(day) ? { kind: 'date', start: day, end: day } : undefined);

/** The code that `readPeriod` reads back. */
export function periodCode({ kind, start, end }: Period): string {
  const from = start.slice(0, 4);
  const to = end.slice(0, 4);
  switch (kind) {
    case 'year':
      return from;
    case 'school_year':
      return `${from}/${to}`;
    case 'season':
      return `hiver:${from}/${to}`;
    case 'date':
      return start;
    case 'since':
      return `depuis:${from}/${to}`;
    case 'span':
      return `${from}-${to}`;
  }
}

/** As people write it: "2020", "année scolaire 2019-2020", "au 31 décembre 2020", "depuis 2015". */
export function printPeriod(period: Period): string {
  const from = period.start.slice(0, 4);
  const to = period.end.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return from;
    case 'school_year':
      return `année scolaire ${from}-${to}`;
    case 'season':
      return `hiver ${from}-${to}`;
    case 'date':
      return `au ${printDate(period.start)}`;
    case 'since':
      return `de ${from} à ${to}, cumulé`;
    case 'span':
      return `${from}-${to}`;
  }
}

/** The same stretch a number of years earlier (or later). */
export const shiftYears = (period: Period, years: number): Period => ({
  kind: period.kind,
  start: shiftDay(period.start, years),
  end: shiftDay(period.end, years),
});

const shiftDay = (day: string, years: number): string => {
  const shifted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(shifted) ? shifted : `${shifted.slice(0, 8)}28`;
};

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** The year a report files this period under: the one it ends in. */
export const yearOf = (period: Period): number => Number(period.end.slice(0, 4));
