import type { Db } from '../../kernel/db/index.ts';
import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { tallyValue } from '../counting/counting.ts';
import { printQuantity } from '../print-quantity.rule.ts';
import { type Compared, isPerInhabitant, perThousand, printPerThousand, whyNot } from './comparable.rule.ts';
import { type ComparedRow, listCompared } from './compared.sql.ts';

/** The figures of one territory over the years. */
export interface Series {
  /** In addresses: "commune-62119", and its publisher where another organisation measures it. */
  key: string;
  name: string;
  kind: string;
  points: { year: number; value: Decimal; printed: string }[];
}

export interface Comparison {
  /** All that may be chosen. */
  choices: { key: string; name: string; kind: string }[];
  /** Whether the unit allows to divide by inhabitants, and whether that was asked. */
  mayDivide: boolean;
  byInhabitants: boolean;
  chosen: string[];
  /** Those that can be compared, the first asked first. */
  series: Series[];
  /** Those that cannot, and why. */
  refused: { name: string; reasons: string[] }[];
  years: number[];
}

export const mostCompared = 4;

/** Territories side by side for an indicator, as everybody reads them; the first chosen is what others are compared with. */
export async function readComparison(
  db: Db,
  indicatorId: string,
  asked: { keys: string[]; byInhabitants: boolean },
): Promise<Comparison> {
  const rows = await listCompared(db, indicatorId);
  const groups = Map.groupBy(rows, (row) => keyOf(row, indicatorId));
  const [own] = rows;
  const mayDivide = own !== undefined && isPerInhabitant(own);
  const byInhabitants = asked.byInhabitants && mayDivide;
  const known = asked.keys.filter((key) => groups.has(key));
  const chosen = [...new Set(known.length > 0 ? known : [...groups.keys()].slice(0, 1))].slice(0, mostCompared);
  const comparison: Comparison = {
    choices: [...groups].flatMap(([key, [row]]) => (row ? [{ key, ...titleOf(row, indicatorId) }] : [])),
    ...{ mayDivide, byInhabitants, chosen, series: [], refused: [], years: [] },
  };
  const first = groups.get(chosen[0] ?? '')?.[0];
  for (const key of chosen) {
    const group = groups.get(key) ?? [];
    const [row] = group;
    if (!row || !first) continue;
    const title = titleOf(row, indicatorId);
    const reasons = whyNot(comparedOf(first), comparedOf(row), byInhabitants);
    if (reasons.length > 0) comparison.refused.push({ name: title.name, reasons });
    else comparison.series.push({ key, ...title, points: group.flatMap((each) => pointOf(each, byInhabitants)) });
  }
  const years = comparison.series.flatMap(({ points }) => points.map(({ year }) => year));
  return { ...comparison, years: [...new Set(years)].toSorted((a, b) => a - b) };
}

/** The comparison that the address of a page asks for: `avec=commune-62119&pour=habitants`. */
export const readAskedComparison = (db: Db, indicatorId: string, query: URLSearchParams): Promise<Comparison> =>
  readComparison(db, indicatorId, { keys: query.getAll('avec'), byInhabitants: query.get('pour') === 'habitants' });

const isOwn = (row: ComparedRow, indicatorId: string): boolean => row.indicatorId === indicatorId;

const keyOf = (row: ComparedRow, indicatorId: string): string =>
  [row.kind, row.code, ...(isOwn(row, indicatorId) ? [] : [row.organisation])].join('-');

const titleOf = (row: ComparedRow, indicatorId: string) => ({
  name: isOwn(row, indicatorId) ? row.territory : `${row.territory} (${row.publisher})`,
  kind: row.kind,
});

const comparedOf = ({ territory, kind, population, ...row }: ComparedRow): Compared => ({
  ...row,
  territory: { name: territory, kind, population },
});

function pointOf(row: ComparedRow, byInhabitants: boolean): Series['points'] {
  const value = row.value ?? (row.whole === null ? undefined : tallyValue({ ...row, whole: row.whole }, row.decimals));
  if (value === undefined) return [];
  // A number of things counted is printed whole, whatever the decimals of its share.
  const decimals = row.value === null && row.part === null ? decimalsOf(value) : row.decimals;
  if (!byInhabitants) return [{ year: row.year, value, printed: printQuantity({ ...row, value, decimals }) }];
  const divided = row.population ? perThousand(value, row.population) : undefined;
  if (!divided) return [];
  return [{ year: row.year, value: divided.value, printed: printPerThousand(row.unit, row.counted, divided.value) }];
}
