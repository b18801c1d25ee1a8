import { decimalsOf } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf, remembered } from './remembered.ts';
import { type Cell, piecesOf, type Row, type TableLine, tableLinesOf } from './table-rows.ts';

/** Rows under each other that have the same columns. */
export interface Table {
  /** The lines above its first row. */
  title: string;
  /** What each column is headed with; empty where that is not known. */
  heads: string[];
  rows: Row[];
  /** Nothing heads it, or a line of words parts it from rows above: its first rows may be missing. */
  isCut: boolean;
}

const rule = /^[\s|:=+-]+$/;
const mostRows = 80;
/** The table began on another page. */
const goesOn = latinLetters(/^$|(?<!\p{L})(?:reports?|suite|précédente?s?)(?!\p{L})/iu);
const titleLines = 3;
/** Columns of figures end at the same place, give or take so many characters. */
const aside = 2;

/** More than one rule asks. */
const known = new WeakMap<ReadText, Table[]>();

export function tablesOf(read: ReadText): Table[] {
  const tables = known.get(read) ?? tablesIn(tableLinesOf(read));
  known.set(read, tables);
  return tables;
}

/** Tables of a text, in one pass; blank lines and rules part nothing. */
function tablesIn(lines: TableLine[]): Table[] {
  const tables: Table[] = [];
  let open: { left?: Table; right?: Table } = {};
  let above: string[] = [];
  let isAfterRow = false;
  const added = (row: Row, table: Table | undefined, line: string | undefined): Table => {
    const placed = table && placedIn(table, row);
    if (table && placed && table.rows.length < mostRows) {
      table.rows.push(placed);
      return table;
    }
    const heads = headsOf(line, row);
    const isCut = heads.length === 0 && (isAfterRow || goesOn.test(line ?? ''));
    tables.push({ title: above.join('\n'), heads, rows: [row], isCut });
    return tables.at(-1) as Table;
  };
  for (const { text, row, beside } of lines) {
    if (text.trim() === '' || rule.test(text)) continue;
    if (!row && !beside) {
      above = [...above.slice(1 - titleLines), text];
      isAfterRow = open.left !== undefined;
      open = {};
      continue;
    }
    const [left, right] = placesOf(row, beside ?? null, open.right);
    if (left) open.left = added(left, open.left, right ? '' : above.at(-1));
    if (right) open.right = added(right, open.right, '');
    above = [];
  }
  return tables;
}

/** A row alone belongs to the table it stands under. */
function placesOf(row: Row | null, beside: Row | null, right: Table | undefined): (Row | null)[] {
  if (!right) return row ? [row, beside] : [beside, null];
  const isUnder = row?.parted === 'aligned' && Math.abs(row.indent - (right.rows[0]?.indent ?? 0)) <= aside;
  return isUnder && !beside ? [null, row] : [row, beside];
}

/** The row with its cells in the columns of the table, or nothing where they are not. */
function placedIn({ rows, heads }: Table, placed: Row): Row | null {
  let row = placed;
  const [first] = rows;
  const width = first?.cells.length ?? 0;
  if (!first || (row.parted === 'typed') !== (first.parted === 'typed')) return null;
  if (row.parted === 'typed' && row.cells.slice(width).every((cell) => cell === null))
    row = { ...row, cells: row.cells.slice(0, width) };
  // Columns of words, which a row of totals leaves empty.
  const more = row.cells.length - width;
  if (row.parted === 'typed' && more > 0 && row.cells.slice(0, more).every((cell) => cell === null))
    row = { ...row, cells: row.cells.slice(more) };
  if (row.cells.length === width && (row.label !== '' || heads.length > 0 || row.parted === 'typed')) return row;
  if (row.parted !== 'aligned' || row.cells.length > width || (row.label === '' && rows.length < 2)) return null;
  const columns = row.cells.map((cell) => columnOf(first, cell));
  if (columns.some((column) => column < 0) || new Set(columns).size < columns.length) return null;
  return { ...row, cells: first.cells.map((_, at) => row.cells[columns.indexOf(at)] ?? null) };
}

const columnOf = ({ cells }: Row, cell: Cell | null): number =>
  cell ? cells.findIndex((one) => one !== null && Math.abs(one.edge - cell.edge) <= aside) : -1;

function headsOf(line: string | undefined, { cells }: Row): string[] {
  const pieces = line === undefined ? [] : piecesOf(line).map(({ text }) => text);
  if (pieces.length === cells.length + 1) return pieces.slice(1);
  return pieces.length === cells.length && pieces.length > 1 ? pieces : [];
}

const moneyWords = latinLetters(
  /€|euro|(?<!\p{L})(?:montants?|budget|dépenses?|recettes?|charges|produits|coûts?|crédits|subventions?|financements?|ressources)(?!\p{L})/iu,
);
/** Amounts and measures are printed rounded; what is only counted is not. */
const measured = latinLetters(
  /[€²³%]|euro|milli|(?<!\p{L})(?:t|tonnes?|tonnages?|hectares?|ha|km|ml|kg|[kMG]Wh|etp|montants?|budget|coûts?|surfaces?|dépenses?|recettes?|charges|produits)(?!\p{L})/iu,
);

export interface CellsNature {
  isRounded: boolean;
  isMoney: boolean;
}

/** What the title, the head of a column, its units and the name of its rows say of what it counts. */
export function natureOf({ title, heads, rows }: Table, cells: Cell[], column: number, label = ''): CellsNature {
  const head = [withoutPercent(title), heads[column] ?? '', ...cells.map(({ unit }) => unit)];
  const isPrice = cells.some(({ value }) => decimalsOf(value) === 2 && Math.abs(Number(value)) >= 1000);
  return {
    isRounded: head.some(saysMeasured) || areMeasured(rows),
    isMoney: isPrice || head.some(saysMoney) || saysMoney(label),
  };
}

/** Asked for every cell of a table. */
const areMeasured = keptOf((rows: Row[]): boolean => rows.some((row) => saysMeasured(withoutPercent(row.label))));

/** Asked for every cell: titles, units and labels come back all along a table. */
const saysMeasured = remembered((text: string) => measured.test(text));
const saysMoney = remembered((text: string) => moneyWords.test(text));
const withoutPercent = (text: string): string => text.replaceAll('%', '');
