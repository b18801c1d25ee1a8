import { decimalsOf } from '../../kernel/decimal.ts';
import { printNumber } from '../../kernel/french.ts';
import { swapsOf } from '../fitting-error.ts';
import { otherDigits } from './likely-cause.ts';
import type { ProseFinding, ReadText } from './prose-rule.ts';
import { type Cell, type Row, tableLinesOf } from './table-rows.ts';

/**
 * What the rows of a table show that its columns are to one another: one a constant number of times another, one the
 * share of two, the change between two, the product of two.
 */
type Formula = 'constant' | 'share' | 'change' | 'product';

interface OddRow {
  formula: Formula;
  /** The last is what the others make. */
  cells: Cell[];
  expected: number;
  isPercent: boolean;
  cause: string | null;
  agreeing: number;
}

interface Span {
  low: number;
  high: number;
}

const fewest = 3;
const mostRows = 60;
const mostColumns = 8;
const known = new WeakMap<ReadText, OddRow[]>();

/** The one row that does not do what all the others do, told by the rule whose matter it is. */
export const oddRowsOf = (read: ReadText, wanted: (odd: OddRow) => boolean, rule: string): ProseFinding[] =>
  oddRows(read)
    .filter(wanted)
    .map((odd) => findingOf(odd, rule));

/** Those that no other finding stands on. */
export const untold = (found: ProseFinding[], more: ProseFinding[]): ProseFinding[] =>
  more.filter(
    ({ places }) => !found.some((one) => one.places.some(({ start }) => places.some((place) => place.start === start))),
  );

export const isOddShare = ({ formula, isPercent }: OddRow): boolean =>
  formula === 'share' || (formula === 'constant' && isPercent);
export const isOddRate = ({ formula, isPercent }: OddRow): boolean => formula === 'constant' && !isPercent;
export const isOddChange = ({ formula }: OddRow): boolean => formula === 'change';
export const isOddProduct = ({ formula }: OddRow): boolean => formula === 'product';

function oddRows(read: ReadText): OddRow[] {
  const found = known.get(read) ?? tablesOf(read).flatMap((rows) => oddRowsIn(read.text, rows));
  known.set(read, found);
  return found;
}

/** Rows one below the other, with as many cells. */
function tablesOf(read: ReadText): Row[][] {
  const tables: Row[][] = [];
  let open: Row[] = [];
  for (const { text: line, row } of tableLinesOf(read)) {
    if (!row && /^[\s|:+-]*$/.test(line)) continue;
    const goesOn = row && open[0]?.cells.length === row.cells.length && open.length < mostRows;
    if (row && goesOn) open.push(row);
    else {
      open = row && row.cells.length > 1 && row.cells.length <= mostColumns ? [row] : [];
      tables.push(open);
    }
  }
  return tables.filter(({ length }) => length > fewest);
}

function oddRowsIn(text: string, rows: Row[]): OddRow[] {
  const width = rows[0]?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => at);
  const percents = columns.filter((at) => isPercentColumn(text, rows, at));
  const triples = columns.flatMap((result) =>
    columns.flatMap((a) =>
      columns.filter((b) => a !== b && a !== result && b !== result).map((b) => [a, b, result] as const),
    ),
  );
  const found = [
    ...columns.flatMap((b) => columns.slice(0, b).flatMap((a) => constantIn(rows, a, b, percents) ?? [])),
    ...triples.flatMap(([a, b, result]) => madeIn(rows, a, b, result, percents.includes(result)) ?? []),
  ];
  return found.filter(
    ({ cells }, at) => !found.slice(0, at).some((one) => one.cells.some((cell) => cells.includes(cell))),
  );
}

function isPercentColumn(text: string, rows: Row[], at: number): boolean {
  const cells = rows.flatMap((row) => row.cells[at] ?? []);
  const start = rows[0]?.cells.find((cell) => cell !== null)?.start ?? 0;
  const isPrinted = cells.filter(({ start: from, printed }) =>
    /^ ?%/.test(text.slice(from + printed.length, from + printed.length + 2)),
  );
  if (isPrinted.length * 2 > cells.length) return true;
  const heading = text.slice(Math.max(0, start - 240), start);
  return (
    /%|(?<!\p{L})(?:part|taux)(?!\p{L})/iu.test(heading) && cells.every(({ value }) => Math.abs(Number(value)) <= 100.5)
  );
}

/** Every pair and triple of columns asks. */
const spans = new WeakMap<Cell, Span>();

function spanOfCell(cell: Cell): Span {
  const kept = spans.get(cell);
  if (kept) return kept;
  const half = 10 ** -decimalsOf(cell.value) / 2;
  const span = { low: Number(cell.value) - half, high: Number(cell.value) + half };
  spans.set(cell, span);
  return span;
}

/** A column that is so many times another: "kg/hab." beside tonnes, "%" beside amounts. */
function constantIn(rows: Row[], a: number, b: number, percents: number[]): OddRow | null {
  if (percents.includes(a)) return null;
  const pairs = rows.flatMap((row) => {
    const [one, other] = [row.cells[a], row.cells[b]];
    return one && other && Number(one.value) > 1 && Number(other.value) > 0
      ? [{ one, other, ratio: quotient(spanOfCell(other), spanOfCell(one)) }]
      : [];
  });
  if (pairs.length <= fewest || pairs.length < rows.length - 1) return null;
  const odd = apartFromOthers(pairs);
  const [only] = odd;
  if (!only || odd.length > 1) return null;
  const rest = pairs.filter((pair) => pair !== only);
  const common = commonOf(rest.map(({ ratio }) => ratio));
  const isPercent = percents.includes(b);
  if (!common || rest.length < (isPercent ? fewest : fewest + 1)) return null;
  if (
    !isTelling(
      common,
      rest.map(({ one }) => Number(one.value)),
      isPercent ? 0.03 : 0.01,
    )
  )
    return null;
  const middle = (common.low + common.high) / 2;
  const miss = Math.abs(Number(only.other.value) - Number(only.one.value) * middle);
  if (miss < leastMiss * 10 ** -decimalsOf(only.other.value)) return null;
  const agrees = (one: Span, other: Span): boolean =>
    other.low <= one.high * common.high && other.high >= one.low * common.low;
  const cause = slipOf([only.one, only.other], ([one, other]) => !!one && !!other && agrees(one, other));
  if (!cause && !isPercent) return null;
  return {
    formula: 'constant',
    cells: [only.one, only.other],
    expected: Number(only.one.value) * middle,
    isPercent,
    cause,
    agreeing: rest.length,
  };
}

/** A product of rounded numbers, rounded again, may miss by a few of its last digit. */
const leastMiss = 5;

/** Chance gives no such ratio to numbers that differ; equal columns are equal for reasons of their own. */
function isTelling({ low, high }: Span, values: number[], widest: number): boolean {
  const spread = Math.max(...values) / Math.min(...values);
  return (high - low) / low < widest && spread > 1.3 && (high < 0.97 || low > 1.03);
}

const quotient = (above: Span, below: Span): Span => ({
  low: Math.max(0, above.low) / below.high,
  high: above.high / Math.max(below.low, 1e-9),
});

function commonOf(spans: Span[]): Span | null {
  const low = Math.max(...spans.map((span) => span.low)) * (1 - 1e-9);
  const high = Math.min(...spans.map((span) => span.high)) * (1 + 1e-9);
  return spans.length > 0 && low <= high ? { low, high } : null;
}

/** Those outside what all the others have in common, which the greatest low and the least high of the others tell. */
function apartFromOthers<Pair extends { ratio: Span }>(pairs: Pair[]): Pair[] {
  const lows = pairs.map(({ ratio }) => ratio.low).sort((a, b) => b - a);
  const highs = pairs.map(({ ratio }) => ratio.high).sort((a, b) => a - b);
  return pairs.filter(({ ratio }) => {
    const low = (ratio.low === lows[0] ? lows[1] : lows[0]) ?? 0;
    const high = (ratio.high === highs[0] ? highs[1] : highs[0]) ?? 0;
    const common = commonOf([{ low, high }]);
    return common !== null && !(ratio.low <= common.high && ratio.high >= common.low);
  });
}

const makes: Record<Exclude<Formula, 'constant'>, (a: Span, b: Span) => Span> = {
  share: (a, b) => ({ low: (100 * a.low) / b.high, high: (100 * a.high) / Math.max(b.low, 1e-9) }),
  change: (a, b) => ({ low: 100 * (b.low / a.high - 1), high: 100 * (b.high / Math.max(a.low, 1e-9) - 1) }),
  product: (a, b) => ({ low: a.low * b.low, high: a.high * b.high }),
};
const exactly: Record<Exclude<Formula, 'constant'>, (a: number, b: number) => number> = {
  share: (a, b) => (100 * a) / b,
  change: (a, b) => 100 * (b / a - 1),
  product: (a, b) => a * b,
};

/** A column that two others make in every row but one. */
function madeIn(rows: Row[], a: number, b: number, result: number, isPercent: boolean): OddRow | null {
  for (const formula of isPercent ? (['share', 'change'] as const) : a < b ? (['product'] as const) : []) {
    const agrees = (spans: Span[]): boolean => {
      const [one, other, made] = spans;
      if (!one || !other || !made) return false;
      const real = makes[formula](one, other);
      return real.low <= made.high + 1e-9 && real.high >= made.low - 1e-9;
    };
    const { only, agreeing } = onlyOdd(rows, [a, b, result], agrees) ?? {};
    if (!only || agreeing === undefined || agreeing < (isPercent ? 2 : fewest)) continue;
    const cause = slipOf(only, agrees);
    if (!cause && agreeing < fewest) continue;
    const expected = exactly[formula](Number(only[0]?.value), Number(only[1]?.value));
    return { formula, cells: only, expected, isPercent, cause, agreeing };
  }
  return null;
}

/** The one row that does not agree, of those that have all the columns: nearly all. A second one ends the search. */
function onlyOdd(
  rows: Row[],
  columns: number[],
  agrees: (spans: Span[]) => boolean,
): { only: Cell[]; agreeing: number } | null {
  let only: Cell[] | null = null;
  let known = 0;
  for (const [at, row] of rows.entries()) {
    const cells = columns.flatMap((column) => row.cells[column] ?? []);
    if (cells.length === columns.length && cells.slice(0, 2).every(({ value }) => Number(value) > 1)) {
      known++;
      if (agrees(cells.map(spanOfCell))) continue;
      if (only) return null;
      only = cells;
    } else if (known < at) return null;
  }
  return only && known >= fewest ? { only, agreeing: known - 1 } : null;
}

function slipOf(cells: Cell[], agrees: (spans: Span[]) => boolean): string | null {
  const tries: [string, (cell: Cell) => string[]][] = [
    ['deux chiffres échangés', ({ value }) => swapsOf(value)],
    ['un zéro ou une unité de travers', ({ value }) => [10, 0.1, 1000, 0.001].map((by) => plain(Number(value) * by))],
    ['un chiffre changé', ({ value }) => otherDigits(value)],
  ];
  for (const [name, others] of tries)
    for (const [at, cell] of cells.entries()) {
      const value = others(cell).find((other) =>
        agrees(cells.map((one, index) => spanOfCell(index === at ? { ...cell, value: other } : one))),
      );
      if (value !== undefined) return `${name}\u00a0: ${printNumber(value)}`;
    }
  return null;
}

/** No power of ten. */
const plain = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '');

function findingOf({ formula, cells, expected, agreeing, cause }: OddRow, rule: string): ProseFinding {
  const result = cells.at(-1) as Cell;
  const decimals = Math.max(decimalsOf(result.value), expected < 10 ? 1 : 0);
  const print = (value: string): string => printNumber(value);
  const made = print(expected.toFixed(decimals));
  const [a, b] = cells.map(({ value }) => print(value));
  const how = {
    constant: `${a} fait ${made} comme aux autres lignes`,
    share: `${a} ÷ ${b} = ${made} %`,
    change: `${b} ÷ ${a}, soit ${made} %`,
    product: `${a} × ${b} = ${made}`,
  }[formula];
  return {
    rule,
    tier: 'A',
    message: `La ligne ne suit pas la règle des ${agreeing} autres du tableau\u00a0: ${result.printed} n’est pas ce que donnent ses autres nombres.`,
    arithmetic: `${how}, non ${print(result.value)}`,
    likelyCause: cause,
    places: cells
      .map(({ start, printed }) => ({ start, end: start + printed.length }))
      .sort((one, other) => one.start - other.start),
  };
}
