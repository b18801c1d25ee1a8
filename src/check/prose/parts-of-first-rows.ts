import { isZero } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { totals } from './parts-in-table.ts';
import type { StatedParts } from './parts-of-total.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { mayHold, type Sum } from './sum-holds.ts';
import { isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table } from './tables.ts';

const fewest = 3;
const most = 12;
/** Of a sum of rounded numbers as short, chance makes one too often. */
const precise = 3;
const noParts = latinLetters(
  /(?<!\p{L})(?:dont|moyennes?|taux|évolutions?|variations?|ratios?|écarts?|cumul\p{L}*|hors)(?!\p{L})/iu,
);

/** A row that no word calls a total, and that is the sum of all those above it in the other columns: "Chiffre d’affaires". */
export const partsOfFirstRows = (tables: Table[]): StatedParts[] =>
  tables.flatMap((table) =>
    table.rows.slice(fewest, most).flatMap((last, index) => {
      const rows = table.rows.slice(0, fewest + index);
      const isPlain = [...rows, last].every(({ label }) => label !== '' && !noParts.test(label) && !totals.test(label));
      return isPlain ? oddColumn(table, rows, last) : [];
    }),
  );

function oddColumn(table: Table, rows: Row[], last: Row): StatedParts[] {
  const columns = last.cells.flatMap((_, at) => columnAt(table, rows, last, at) ?? []);
  if (columns.length < 2) return [];
  const odd = columns.filter((column) => !mayHold(column));
  const [only] = odd;
  const telling = columns.filter((column) => column !== only && isPrecise(column));
  if (!only || odd.length > 1 || telling.length === 0) return [];
  return [{ ...only, others: [], evidence: 'column', isWhole: true }];
}

function columnAt(table: Table, rows: Row[], last: Row, at: number): Sum | undefined {
  const cells = [last, ...rows].map((row) => row.cells[at] ?? null).filter((cell) => cell !== null);
  if (cells.length <= rows.length || cells.some(isShare)) return undefined;
  const { isRounded, isMoney } = natureOf(table, cells, at);
  const [total, ...parts] = cells.map((cell) => mentionOf(cell, isRounded, isMoney));
  return total ? { total, parts } : undefined;
}

const isPrecise = ({ total, parts }: Sum): boolean =>
  significantDigits(total.value) >= precise && parts.every(isSomething);
const isSomething = ({ value }: Mention): boolean => !isZero(value) && !value.startsWith('-');
