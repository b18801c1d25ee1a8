import { add, compare, isZero } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPositive } from './amounts.ts';
import { totals } from './parts-in-table.ts';
import { isPercentOf } from './percent-holds.ts';
import type { ReadText } from './prose-rule.ts';
import type { NamedShare } from './shares-in-sentence.ts';
import { isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table, tablesOf } from './tables.ts';

/** So many rows show of what a column gives the shares; only one may then be wrong. */
const enough = 2;
const partOfPart = latinLetters(/^[\s•●–-]*(?:dont|y compris|soit)(?!\p{L})/iu);
const shareHead = latinLetters(/%|(?<!\p{L})(?:parts?|taux|proportion|répartition)(?!\p{L})/iu);

interface Shared {
  share: Mention;
  part: Mention;
  whole: Mention;
}
/** Of what, in a row, a share is. */
type Relation = (cells: (Mention | null)[]) => Shared | undefined;

/** Shares of a column that are not, as those of the other rows are, of the total of another column or of a third. */
export const sharesInTables = (read: ReadText): NamedShare[] => tablesOf(read).flatMap(sharesInTable);

function sharesInTable(table: Table): NamedShare[] {
  const rows = table.rows.filter(({ label }) => !partOfPart.test(label));
  if (rows.length <= enough) return [];
  const width = rows[0]?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => at);
  const shares = columns.filter((at) => isShareColumn(table, rows, at));
  if (shares.length === 0) return [];
  const cells = new Map(rows.map((row) => [row, mentionsOf(table, row)]));
  const amounts = columns.filter((at) => !shares.includes(at));
  const seen = new Set<Mention>();
  return shares.flatMap((share) =>
    amounts.flatMap((part) => {
      const others = amounts.filter((one) => one !== part);
      const relations = [ofTotal(rows, cells, share, part), ...others.map((whole) => ofColumn(share, part, whole))];
      return relations
        .flatMap((relation) => (relation ? oddShare([...cells.values()], relation) : []))
        .filter(({ share: one }) => !seen.has(one) && seen.add(one));
    }),
  );
}

function isShareColumn({ heads }: Table, rows: Row[], at: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[at] ?? []);
  const printed = cells.filter(isShare).length;
  return (
    printed * 2 > cells.length || (shareHead.test(heads[at] ?? '') && cells.every(({ value }) => Number(value) <= 100))
  );
}

function mentionsOf(table: Table, row: Row): (Mention | null)[] {
  return row.cells.map((cell, at) => {
    if (!cell) return null;
    const { isRounded, isMoney } = natureOf(table, [cell], at);
    return mentionOf(cell, isRounded, isMoney);
  });
}

/** The total that the table prints, else the sum of its rows. */
function ofTotal(rows: Row[], cells: Map<Row, (Mention | null)[]>, share: number, part: number): Relation | undefined {
  const named = rows.filter(({ label }) => totals.test(label));
  const total = named.length === 1 && named[0] ? cells.get(named[0])?.[part] : undefined;
  const whole = total ?? (named.length === 0 ? sumOfRows(rows, cells, part) : undefined);
  if (!whole || isZero(whole.value)) return undefined;
  return (row) => sharedOf(row[share], row[part], whole);
}

function sumOfRows(rows: Row[], cells: Map<Row, (Mention | null)[]>, at: number): Mention | undefined {
  const parts = rows.filter(({ label }) => label !== '').flatMap((row) => cells.get(row)?.[at] ?? []);
  const last = parts.at(-1);
  return last && { ...last, value: add(...parts.map(({ value }) => value)) };
}

const ofColumn =
  (share: number, part: number, whole: number): Relation =>
  (row) =>
    sharedOf(row[share], row[part], row[whole]);

const sharedOf = (
  share: Mention | null | undefined,
  part: Mention | null | undefined,
  whole: Mention | null | undefined,
): Shared | undefined =>
  share && part && whole && part !== whole && isPositive(part) && isPositive(whole) && isPositive(share)
    ? { share: { ...share, unit: percent }, part, whole }
    : undefined;

const percent = { label: '%', dimension: 'ratio', factor: '1', per: null } as const;

function oddShare(rows: (Mention | null)[][], relation: Relation): NamedShare[] {
  let only: Shared | undefined;
  let telling = 0;
  for (const cells of rows) {
    const one = relation(cells);
    if (!one) continue;
    if (holds(one)) telling += compare(one.share.value, '100') === 0 ? 0 : 1;
    else if (only) return [];
    else only = one;
  }
  return only && telling >= enough ? [{ ...only, candidates: [], evidence: 'said' }] : [];
}

const holds = ({ share, part, whole }: Shared): boolean => isPercentOf(share, part, whole);
