import { compare, type Decimal, decimalsOf, isZero, meet } from '../../kernel/decimal.ts';
import { readNumber } from '../../kernel/french.ts';
import { sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';

interface Row {
  label: string;
  cells: (Cell | null)[];
}

interface Cell {
  start: number;
  printed: string;
  value: Decimal;
}

const mostRows = 60;
const between = /\t[ \t]*| {2,}| *\| *| *: +/g;
const numeric = /^([-−–+]?\d[\d .,\u00a0\u202f]*?) ?(?:€|%|k€|M€|ha|km|t|kWh|MWh|ETP)?$/u;
const nothing = /^(?:[-–—/.]|nd|nc|n\.c\.|n\.d\.|s\.o\.)$/iu;
const totals = /^(?:total|ensemble|somme)(?!\p{L})/iu;
const noParts =
  /(?:total|moyenne|taux|part|évolution|variation|ratio|solde|écart|cumul|dont|médiane|objectif)(?!\p{L})/iu;
/** Amounts and measures are printed rounded; what is only counted is not. */
const measured = /[€%²³]|euro|milli|tonne|hectare|km|kwh|mwh|etp|tonnage|montant|budget|coût|surface|part/iu;

/**
 * Totals of the columns of a table written with tabs, bars or aligned columns: a row "Total" under rows of as many
 * cells. That a column adds up tells that the others should; one column alone is judged by the slip that fits.
 */
export function partsInTables(text: string): StatedParts[] {
  const found: StatedParts[] = [];
  let rows: Row[] = [];
  let seen = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const row = line.length < 400 ? rowOf(line, start) : null;
    start += line.length + 1;
    if (line.trim() === '' || /^[\s|:-]+$/.test(line)) continue;
    if (row && totals.test(row.label)) found.push(...columnsOf(rows, row, measured.test(`${seen}\n${line}`)));
    const goesOn = row && !noParts.test(row.label) && (rows.length === 0 || rows[0]?.cells.length === row.cells.length);
    rows = row && !noParts.test(row.label) ? [...(goesOn ? rows : []), row].slice(-mostRows) : [];
    seen = rows.length > 1 ? seen : `${seen.slice(-300)}\n${line}`;
    if (rows.length > 1 && measured.test(line)) seen = `${seen.slice(-600)}\n${line}`;
  }
  return found;
}

function rowOf(line: string, start: number): Row | null {
  const cells: { at: number; text: string }[] = [];
  let from = 0;
  for (const gap of [...line.matchAll(between), { index: line.length, 0: '' }]) {
    const text = line.slice(from, gap.index).trim();
    if (text !== '') cells.push({ at: from + line.slice(from).search(/\S/), text });
    from = gap.index + gap[0].length;
  }
  const firstNumber = cells.findLastIndex(({ text }) => !numeric.test(text) && !nothing.test(text)) + 1;
  const label = cells.slice(0, firstNumber).map(({ text }) => text);
  const numbers = cells.slice(firstNumber).map(({ at, text }) => cellOf(start + at, text));
  if (numbers.length === 0 || !/\p{L}/u.test(label.join(''))) return null;
  return numbers.every((cell) => cell === null || isYear(cell)) ? null : { label: label.join(' '), cells: numbers };
}

function cellOf(start: number, text: string): Cell | null {
  const printed = numeric.exec(text)?.[1];
  const value = printed === undefined ? undefined : readNumber(printed);
  return printed === undefined || value === undefined ? null : { start, printed, value };
}

const isYear = ({ printed }: Cell): boolean => /^(?:19|20)\d\d$/.test(printed);

function columnsOf(rows: Row[], total: Row, rounded: boolean): StatedParts[] {
  const same = rows.filter(({ cells }) => cells.length === total.cells.length);
  if (same.length < 2 || same.length < rows.length) return [];
  const columns = total.cells.flatMap((cell, at) => {
    const parts = same.flatMap((row) => row.cells[at] ?? []);
    return cell && parts.length >= 2
      ? [{ total: mentionOf(cell, rounded), parts: parts.map((part) => mentionOf(part, rounded)) }]
      : [];
  });
  const adds = columns.filter(({ total, parts }) => meet(sumOf(parts.map(boundsOf)), boundsOf(total)));
  const evidence = adds.some((column) => !isZero(column.total.value)) ? 'said' : 'listed';
  return columns
    .filter((column) => !adds.includes(column) && !isMean(column))
    .map((column) => ({ ...column, others: [], evidence }));
}

/** Below its greatest part, a "total" is a mean or a rate of the whole. */
const isMean = ({ total, parts }: { total: Mention; parts: Mention[] }): boolean =>
  parts.some((part) => compare(part.value, total.value) > 0);

const mentionOf = ({ start, printed, value }: Cell, rounded: boolean): Mention => ({
  start,
  end: start + printed.length,
  printed,
  value,
  decimals: decimalsOf(value),
  scale: 0,
  unit: rounded || decimalsOf(value) > 0 ? null : { label: '', dimension: 'count', factor: '1', per: null },
  basis: null,
  saidAs: 'exact',
  range: null,
  period: null,
  role: null,
  inWords: false,
});
