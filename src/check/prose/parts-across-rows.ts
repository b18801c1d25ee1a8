import { isZero, negate } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import type { StatedParts } from './parts-of-total.ts';
import { mayHold, type Sum } from './sum-holds.ts';
import { isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table } from './tables.ts';

/** So many rows that agree show how the columns are related; only one may then be wrong. */
const enough = 3;
const totalHead = latinLetters(/^(?:total|ensemble|somme)(?!\p{L})|(?<!\p{L})total$/iu);
const gapHead = latinLetters(/^(?:écarts?|différences?|évolutions?|variations?|soldes?|progressions?)(?!\p{L})/iu);

/**
 * Rows whose last number is the sum of those before it ("Femmes, Hommes, Ensemble") or the difference of two columns
 * ("2019, 2020, écart"): the head of the column says so, or every other row of the table.
 */
export const partsAcrossRows = (tables: Table[]): StatedParts[] => tables.flatMap(oddRows);

/** How columns may be related, as a sum that should hold in every row. */
interface Relation {
  of: (cells: (Mention | null)[]) => Sum | undefined;
  /** The head of a column says so. */
  isHeaded: boolean;
}

function relationsIn({ heads, rows }: Table): Relation[] {
  const cells = rows[0]?.cells ?? [];
  const headed = heads.findIndex((head) => totalHead.test(head));
  const lastCount = cells.findLastIndex((cell) => cell !== null && !isShare(cell));
  const differences = cells
    .slice(2)
    .map((_, at) => ({ of: differenceAt(at), isHeaded: gapHead.test(heads[at + 2] ?? '') }));
  const sum = headed >= 2 ? [{ of: sumInto(headed), isHeaded: true }] : [{ of: sumInto(lastCount), isHeaded: false }];
  return [...sum, ...differences];
}

const sumInto =
  (at: number) =>
  (cells: (Mention | null)[]): Sum | undefined => {
    const total = cells[at];
    const parts = cells.slice(0, at).filter((one) => one !== null);
    return total && parts.length > 1 && parts.every(({ unit }) => unit?.label === total.unit?.label)
      ? { total, parts }
      : undefined;
  };

/** The column behind two others is the second less the first: the second is then the sum of both. */
const differenceAt =
  (at: number) =>
  (cells: (Mention | null)[]): Sum | undefined => {
    const [from, to, gap] = cells.slice(at, at + 3);
    if (!from || !to || !gap || (gap.unit?.label === '%' && to.unit?.label !== '%')) return undefined;
    return gap.value.startsWith('-')
      ? { total: from, parts: [to, { ...gap, value: negate(gap.value), unit: to.unit }] }
      : { total: to, parts: [from, { ...gap, unit: to.unit }] };
  };

function oddRows(table: Table): StatedParts[] {
  const known: (Mention | null)[][] = [];
  const mentionsAt = (at: number): (Mention | null)[] => {
    known[at] ??= mentionsOf(table, table.rows[at] as Row);
    return known[at];
  };
  return relationsIn(table).flatMap(({ of, isHeaded }): StatedParts[] => {
    const odd = onlyOdd(table.rows, (at) => of(mentionsAt(at)));
    if (!odd || odd.only.total.value.startsWith('-')) return [];
    const { only, sums, telling } = odd;
    if (telling >= enough || (isHeaded && telling > 1))
      return [{ ...only, others: [], evidence: 'said', isWhole: true }];
    return isHeaded && sums <= 2 ? [{ ...only, others: [], evidence: 'column', isWhole: true }] : [];
  });
}

/** The one sum that does not hold, of how many, and how many hold; a second one ends the search. */
function onlyOdd(rows: Row[], sumAt: (at: number) => Sum | undefined) {
  let only: Sum | undefined;
  let [sums, telling] = [0, 0];
  for (const at of rows.keys()) {
    const sum = sumAt(at);
    if (!sum?.parts.some(isSomething)) continue;
    sums++;
    if (mayHold(sum)) {
      if (sum.parts.every(isSomething)) telling++;
    } else if (only) return undefined;
    else only = sum;
  }
  return only && { only, sums, telling };
}

function mentionsOf(table: Table, row: Row): (Mention | null)[] {
  const known = row.cells.filter((cell) => cell !== null);
  const alone = { ...table, rows: [row] };
  return row.cells.map((cell, at) => {
    if (!cell) return null;
    const { isRounded, isMoney } = natureOf(alone, known, at);
    return mentionOf(cell, isRounded, isMoney);
  });
}

const isSomething = ({ value }: Mention): boolean => !isZero(value);
