import type { Db } from '../kernel/db/index.ts';
import { naturalOrder } from '../kernel/french.ts';
import { FigureLibrary } from './figure-library.ts';
import { readCommunesOf, readCommuneValues, readValues } from './figures.sql.ts';
import { codesIn, parseFormula } from './formula.ts';
import { type IndicatorRow, readIndicators } from './indicator.sql.ts';

/** Deepest chain of formulas that quote formulas; each level costs one query. */
const deepest = 6;

/** The values that figures of these indicators are read or computed from, in a handful of queries. */
export async function loadLibrary(
  db: Db,
  organisationId: string,
  wanted: IndicatorRow[],
  published: boolean,
): Promise<FigureLibrary> {
  const indicators = new Map(wanted.map((row) => [row.id, row]));
  if (wanted.length === 0) return new FigureLibrary([], []);
  for (let level = 0; level < deepest; level++) {
    const missing = quotedBeyond([...indicators.values()]);
    if (missing.length === 0) break;
    for (const row of await readIndicators(db, organisationId, missing)) indicators.set(row.id, row);
  }
  const values = await readValues(db, [...indicators.keys()], published);
  const communes = await readCommunes(db, organisationId, [...indicators.values()], published);
  return new FigureLibrary([...indicators.values()], values, communes);
}

/** What communes bring to indicators that add up over the territory: nothing is read where none does. */
async function readCommunes(db: Db, organisationId: string, rows: IndicatorRow[], published: boolean) {
  const shared = rows.filter(({ territoryAggregation }) => territoryAggregation !== 'none').map(({ id }) => id);
  const values = shared.length > 0 ? await readCommuneValues(db, shared, published) : [];
  const all = values.length > 0 ? await readCommunesOf(db, organisationId) : [];
  return { values, all: all.toSorted((a, b) => naturalOrder(a.name, b.name)) };
}

/** Codes quoted by formulas that are not among the indicators. */
function quotedBeyond(rows: IndicatorRow[]): string[] {
  const codes = new Set(rows.map(({ code }) => code));
  const quoted = rows.flatMap(({ formula }) => (formula ? codesIn(parseFormula(formula)) : []));
  return [...new Set(quoted)].filter((code) => !codes.has(code));
}
