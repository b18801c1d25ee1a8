import { multiply, powerOfTen } from '../../kernel/decimal.ts';
import { type Period, yearPeriod } from '../../kernel/period.ts';
import { lastIndexUpTo } from './last-index-up-to.ts';
import type { Mention } from './mention.ts';
import { type Behind, readBehind } from './unit-in-text.ts';

/** A line of a table, whose cells are parted by tabs or bars. */
interface Row {
  start: number;
  end: number;
  cells: string[];
  /** Where each cell begins. */
  starts: number[];
  /** Its first cell that is not empty. */
  label: string;
}

type Heading = Pick<Behind, 'scale' | 'unit' | 'basis'>;

/**
 * Numbers of tables take the unit and scale that their row, column or table is headed with, "Dépenses (en M€)", and the
 * year of their column or row.
 */
export function withHeadingsOfTables(plain: string, mentions: Mention[]): Mention[] {
  const tables = tablesIn(plain);
  if (tables.length === 0) return mentions;
  return mentions.map((mention) => {
    const table = tables[lastIndexUpTo(tables.length, (index) => tables[index]?.rows[0]?.start ?? 0, mention.start)];
    const cell = table && cellAt(table, mention.start);
    if (!cell) return mention;
    const period = yearOf(cell) ?? mention.period;
    const heading = mention.unit || mention.scale > 0 || mention.inWords ? undefined : headingOf(cell);
    if (heading) return { ...mention, period, ...heading, value: multiply(mention.value, powerOfTen(heading.scale)) };
    return period === mention.period ? mention : { ...mention, period };
  });
}

interface Table {
  /** The line above. */
  title: string;
  rows: Row[];
}

/** What a cell is headed with. */
interface Cell {
  label: string;
  head: string;
  tableLabels: string[];
}

function tablesIn(plain: string): Table[] {
  const tables: Table[] = [];
  let [start, title] = [0, ''];
  let open: Table | undefined;
  for (const line of plain.split('\n')) {
    const row = rowOf(line, start);
    if (row && open) open.rows.push(row);
    else open = row && { title, rows: [row] };
    if (open?.rows.length === 1) tables.push(open);
    if (line.trim()) title = line;
    start += line.length + 1;
  }
  return tables;
}

function rowOf(line: string, start: number): Row | undefined {
  if (!/[\t|]/.test(line)) return undefined;
  const cells = line.split(/[\t|]/);
  let at = start;
  const starts = cells.map((cell) => {
    at += cell.length + 1;
    return at - cell.length - 1;
  });
  return { start, end: start + line.length, cells, starts, label: cells.find((cell) => cell.trim()) ?? '' };
}

/** A column that says how many, or how much of a whole, is not in the unit of its table. */
const otherwise = /^\s*(?:nombre|nb|effectif|part|taux|évolution|variation|rang|année)/iu;

function cellAt({ title, rows }: Table, offset: number): Cell | undefined {
  const [first] = rows;
  const row = rows[lastIndexUpTo(rows.length, (index) => rows[index]?.start ?? 0, offset)];
  if (!first || !row || offset < row.start || offset > row.end) return undefined;
  const column = lastIndexUpTo(row.starts.length, (index) => row.starts[index] ?? 0, offset);
  const isHeaded = row !== first;
  return {
    label: column > 0 ? row.label : '',
    head: isHeaded ? (first.cells[column] ?? '') : '',
    tableLabels: isHeaded ? [first.label, title] : [],
  };
}

function headingOf({ label, head, tableLabels }: Cell): Heading | undefined {
  const own = named(label) ?? named(head) ?? whole(head);
  return own || otherwise.test(head) ? own : tableLabels.map(named).find(Boolean);
}

/** A heading that names one year, "Réalisé 2022", or a row that is one. */
function yearOf({ label, head }: Cell): Period | undefined {
  const years = head.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? label.match(/^\s*(?:19|20)\d\d\s*$/g) ?? [];
  return years.length === 1 ? yearPeriod(Number(years[0])) : undefined;
}

/** "(en M€)", "(m³)", "en milliers d’euros" at the end. */
function named(text: string): Heading | undefined {
  const unit = /\(\s*(?:en )?([^()]{1,30})\)/u.exec(text)?.[1] ?? /(?<!\p{L})en ([^,;:()]{1,30})$/u.exec(text)?.[1];
  return unit === undefined ? undefined : whole(unit);
}

/** The unit that a text is, from end to end. */
function whole(text: string): Heading | undefined {
  const unit = /^\s*tonnages?\s*$/i.test(text) ? 't' : text.trim();
  const { scale, unit: read, basis, end } = readBehind(`1 ${unit}`, 1);
  return read && read.dimension !== 'count' && end === unit.length + 2 ? { scale, unit: read, basis } : undefined;
}
