import { months, searchForm } from '../../kernel/french.ts';

/** Days that a cell says, and hours where it says them. */
export interface SaidDate {
  from: string;
  to: string;
  timeFrom: string | null;
  timeTo: string | null;
}

/**
 * Reads a date as files write it: ISO or French, in figures or in words, a day, a month or a year, alone or from one to
 * another, with an hour or without. Null of what is no date, or could be two.
 */
export function readDate(cell: string): SaidDate | null {
  const plain = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell);
  if (plain) return isDay(cell) ? { from: cell, to: cell, timeFrom: null, timeTo: null } : null;
  const one = readOne(cell);
  if (one) return one;
  for (const separator of [/\s+(?:au|à|-|–|→)\s+/i, /\//, /(?<=\d{4})\s*[-–]\s*/]) {
    const [first, second, third] = cell.replace(/^(?:du|de)\s+/i, '').split(separator);
    if (first === undefined || second === undefined || third !== undefined) continue;
    const [from, to] = [readOne(first), readOne(second)];
    if (from && to) return { from: from.from, to: to.to, timeFrom: from.timeFrom, timeTo: to.timeFrom };
  }
  return null;
}

function readOne(cell: string): SaidDate | null {
  const text = cell.trim();
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ]+(.+))?$/.exec(text);
  if (iso) return said(iso[1], iso[2], iso[3], iso[4]);
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ]+(?:à\s+)?(.+))?$/.exec(text);
  if (french) return said(french[3], french[2], french[1], french[4]);
  const year = /^(\d{4})$/.exec(text);
  if (year) return said(year[1], undefined, undefined, undefined);
  const words = /^(?:(\d{1,2})(?:er)?\s+)?(\p{L}+)\s+(\d{4})(?:\s+(?:à\s+)?(.+))?$/iu.exec(text);
  const month = words ? monthForms.indexOf(searchForm(words[2] ?? '')) + 1 : 0;
  return words && month > 0 ? said(words[3], String(month), words[1], words[4]) : null;
}

const monthForms = months.map(searchForm);

/** A day, a whole month or a whole year. */
function said(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
): SaidDate | null {
  const time = hour === undefined ? null : readTime(hour);
  if (hour !== undefined && time === null) return null;
  const first = [year, (month ?? '1').padStart(2, '0'), (day ?? '1').padStart(2, '0')].join('-');
  if (!isDay(first)) return null;
  return {
    from: first,
    to: day ? first : lastDay(Number(year), month ? Number(month) : 12),
    timeFrom: time,
    timeTo: null,
  };
}

const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return (
    year >= 1500 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (monthLengths[month - 1] ?? 0) &&
    (month !== 2 || day < 29 || isLeap(year))
  );
};
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** "6:30", "06:30:00", "6h30", "6 h" as 06:30. Null of what is no hour. */
export function readTime(cell: string): string | null {
  const read = /^(\d{1,2})\s*(?:[:h]\s*(\d{2})?)(?::(\d{2})(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d|min)?$/i.exec(
    cell.trim(),
  );
  if (!read) return null;
  const [hours, minutes, seconds] = [Number(read[1]), Number(read[2] ?? 0), Number(read[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}${seconds ? `:${read[3]}` : ''}`;
}
