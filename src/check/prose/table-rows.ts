import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { readNumber } from '../../kernel/french.ts';
import type { Mention } from '../reading/mention.ts';

/** A line of a table: a name and the numbers behind it. */
export interface Row {
  label: string;
  cells: (Cell | null)[];
}

export interface Cell {
  start: number;
  printed: string;
  value: Decimal;
}

export interface TableLine {
  text: string;
  row: Row | null;
}

const longest = 400;
const between = /\t[ \t]*| {2,}| *\| *| *: +/g;
const numeric = /^([-−–+]?\d[\d .,\u00a0\u202f]*?) ?(?:€|%|k€|M€|ha|km|t|kWh|MWh|ETP)?(?: en (?:19|20)\d\d)?$/u;
const nothing = /^(?:[-–—/.]|nd|nc|n\.c\.|n\.d\.|s\.o\.)$/iu;
const longestName = 60;

/** Every line of a text, and the row of a table it may be: by tabs, bars, aligned columns, or one space between. */
export function tableLinesIn(text: string): TableLine[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const row = line.length < longest && /\d/.test(line) ? (rowOf(line, start) ?? closeRowOf(line, start)) : null;
    start += line.length + 1;
    return { text: line, row };
  });
}

function rowOf(line: string, start: number): Row | null {
  const cells: { at: number; text: string }[] = [];
  let from = 0;
  for (const gap of [...line.matchAll(between), { index: line.length, 0: '' }]) {
    const text = line.slice(from, gap.index).trim();
    if (text !== '') cells.push(...withShare(from + line.slice(from).search(/\S/), text));
    from = gap.index + gap[0].length;
  }
  const firstNumber = cells.findLastIndex(({ text }) => !numeric.test(text) && !nothing.test(text)) + 1;
  const label = cells.slice(0, firstNumber).map(({ text }) => text);
  const numbers = cells.slice(firstNumber).map(({ at, text }) => cellOf(start + at, text));
  if (numbers.length === 0 || !/\p{L}/u.test(label.join(''))) return null;
  return numbers.every((cell) => cell === null || isYear(cell)) ? null : { label: label.join(' '), cells: numbers };
}

/** "560 000 € (20 %)" holds two numbers. */
function withShare(at: number, text: string): { at: number; text: string }[] {
  const [, amount = '', share = ''] = /^([^()]*\d[^()]*) \((\d{1,3}(?:,\d+)? ?%)\)$/.exec(text) ?? [];
  if (!share || !numeric.test(amount)) return [{ at, text }];
  return [
    { at, text: amount },
    { at: at + text.indexOf('(') + 1, text: share },
  ];
}

function cellOf(start: number, text: string): Cell | null {
  const printed = numeric.exec(text)?.[1];
  const value = printed === undefined ? undefined : readNumber(printed);
  return printed === undefined || value === undefined ? null : { start, printed, value };
}

/** "Lens 732 2056 911 2668", as a PDF leaves it; "12 345 678" could be two numbers, and is then none. */
function closeRowOf(line: string, start: number): Row | null {
  const words = line.trimEnd().split(' ');
  const last = words.findLastIndex((word) => !/^[-−–+]?\d+(?:,\d+)?%?$/.test(word));
  const tokens = words.slice(last + 1);
  const label = words.slice(0, last + 1).join(' ');
  if (tokens.length < 2 || label.length > longestName || !/\p{L}/u.test(label) || /[.,;:(]$/.test(label)) return null;
  const isGrouped = tokens.some((token, at) => /^\d{3}\b/.test(token) && /^[-−–+]?\d{1,3}$/.test(tokens[at - 1] ?? ''));
  if (isGrouped && !tokens.some((token) => /\d{4}/.test(token))) return null;
  let at = start + label.length;
  const cells = tokens.map((token) => {
    const cell = cellOf(at + 1, token);
    at += token.length + 1;
    return cell;
  });
  return cells.every((cell) => cell === null || isYear(cell)) ? null : { label, cells };
}

const isYear = ({ printed }: Cell): boolean => /^(?:19|20)\d\d$/.test(printed);

const counted = { label: '', dimension: 'count', factor: '1', per: null } as const;
const money = { label: '', dimension: 'money', factor: '1', per: null } as const;

/** Amounts and measures are printed rounded, counted things are not. */
export const mentionOf = ({ start, printed, value }: Cell, rounded: boolean, isMoney = false): Mention => ({
  start,
  end: start + printed.length,
  printed,
  value,
  decimals: decimalsOf(value),
  scale: 0,
  unit: isMoney ? money : rounded || decimalsOf(value) > 0 ? null : counted,
  basis: null,
  saidAs: 'exact',
  range: null,
  period: null,
  role: null,
  inWords: false,
});
