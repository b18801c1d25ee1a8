import { add, compare, isZero, meet, negate } from '../../kernel/decimal.ts';
import { sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import { mentionOf, type Row, type TableLine } from './table-rows.ts';

/** So many rows that agree show how the columns are related; only one may then be wrong. */
const enough = 3;
const most = 60;
const counted = /[€%²³]|euro|milli|tonne|hectare|\b(?:km|kwh|mwh|etp)\b|montant|budget|coût|surface/iu;

/**
 * Rows whose last number is the sum of those before it ("Femmes, Hommes, Ensemble") or the difference of two columns
 * ("2019, 2020, écart"): nothing says so but every other row of the table.
 */
export function partsAcrossRows(lines: TableLine[]): StatedParts[] {
  const found: StatedParts[] = [];
  let rows: Row[] = [];
  let before = '';
  for (const { text, row } of [...lines, { text: '.', row: null }]) {
    if (text.trim() === '') continue;
    if (row && (rows.length === 0 || rows[0]?.cells.length === row.cells.length) && rows.length < most) {
      rows.push(row);
      continue;
    }
    found.push(...oddRows(rows, counted.test(before)));
    before = row ? before : text;
    rows = row ? [row] : [];
  }
  return found;
}

interface Sum {
  total: Mention;
  parts: Mention[];
}
/** How columns may be related, as a sum that should hold in every row. */
type Relation = (cells: Mention[]) => Sum | undefined;

const sumOfAll: Relation = (cells) => {
  const total = cells.at(-1);
  return total && cells.length > 2 ? { total, parts: cells.slice(0, -1) } : undefined;
};

/** The column behind two others is the second less the first: the second is then the sum of both. */
const differenceAt =
  (at: number): Relation =>
  (cells) => {
    const [from, to, gap] = cells.slice(at, at + 3);
    if (!from || !to || !gap) return undefined;
    return gap.value.startsWith('-')
      ? { total: from, parts: [to, { ...gap, value: negate(gap.value) }] }
      : { total: to, parts: [from, gap] };
  };

function oddRows(rows: Row[], rounded: boolean): StatedParts[] {
  if (rows.length <= enough) return [];
  const full = rows.flatMap(({ cells }) => {
    const mentions = cells.flatMap((cell) => (cell ? [mentionOf(cell, rounded)] : []));
    return mentions.length === cells.length ? [mentions] : [];
  });
  const width = rows[0]?.cells.length ?? 0;
  const relations = [sumOfAll, ...Array.from({ length: Math.max(0, width - 2) }, (_, at) => differenceAt(at))];
  return relations.flatMap((relation) => {
    const sums = full.flatMap((cells) => relation(cells) ?? []).filter(({ parts }) => parts.some(isSomething));
    const odd = sums.filter((sum) => !holds(sum));
    const telling = sums.filter((sum) => !odd.includes(sum) && sum.parts.every(isSomething));
    const [only] = odd;
    if (!only || odd.length > 1 || telling.length < enough || only.total.value.startsWith('-')) return [];
    return [{ ...only, others: [], evidence: 'said' as const, isWhole: true }];
  });
}

const isSomething = ({ value }: Mention): boolean => !isZero(value);

const holds = ({ total, parts }: Sum): boolean =>
  compare(add(...parts.map(amountOf)), amountOf(total)) === 0 || meet(sumOf(parts.map(boundsOf)), boundsOf(total));
