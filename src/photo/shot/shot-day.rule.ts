import { months, printDate, searchForm } from '../../kernel/french.ts';

export type ShotPrecision = 'day' | 'month' | 'year' | 'circa';

/** What is known of the day of a photograph: `takenOn` is the first day it may be. */
export interface ShotDay {
  takenOn: string;
  precision: ShotPrecision;
}

/** Reads "12/06/2019", "12 juin 2019", "juin 1985", "06/1985", "1985" and "vers 1910"; undefined for anything else. */
export function readShotDay(text: string): ShotDay | undefined {
  const typed = text.trim();
  const words = searchForm(typed);
  const circa = /^(?:vers|environ|circa|ca|v) (\d{4})$/.exec(words);
  if (circa) return dayOf('circa', circa[1]);
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed);
  if (iso) return dayOf(iso[3] ? 'day' : 'month', iso[1], iso[2], iso[3]);
  const parts = words.split(' ');
  const year = parts.pop();
  const month = parts.pop();
  const day = parts.pop()?.replace(/^1er$/, '1');
  if (parts.length > 0) return undefined;
  if (day !== undefined) return dayOf('day', year, monthNumber(month), day);
  return month === undefined ? dayOf('year', year) : dayOf('month', year, monthNumber(month));
}

const monthWords = months.map(searchForm);
const monthNumber = (word = ''): string =>
  monthWords.includes(word) ? String(monthWords.indexOf(word) + 1) : /^\d{1,2}$/.test(word) ? word : '';

/** Photography begins in the years 1820. */
const firstYear = 1820;

function dayOf(precision: ShotPrecision, year = '', month = '1', day = '1'): ShotDay | undefined {
  if (!/^\d{4}$/.test(year) || Number(year) < firstYear) return undefined;
  const takenOn = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${takenOn}T00:00:00Z`);
  const real = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(takenOn);
  return real ? { takenOn, precision } : undefined;
}

/** "12 juin 2019", "juin 1985", "1985", "vers 1910". */
export function printShotDay({ takenOn, precision }: ShotDay): string {
  const [year = '', month = ''] = takenOn.split('-');
  if (precision === 'day') return printDate(takenOn);
  if (precision === 'month') return `${months[Number(month) - 1]} ${year}`;
  return precision === 'year' ? year : `vers ${year}`;
}

/** The last day it may be. */
export function lastDayOf({ takenOn, precision }: ShotDay): string {
  const [year = '', month = ''] = takenOn.split('-');
  if (precision === 'day') return takenOn;
  return precision === 'month' ? endOfMonth(Number(year), Number(month)) : `${year}-12-31`;
}

export const endOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
