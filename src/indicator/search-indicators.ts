import type { Db } from '../kernel/db/index.ts';
import { searchForm } from '../kernel/french.ts';
import { periodCode, printPeriod } from '../kernel/period.ts';
import { findIndicators } from './figures.sql.ts';
import { loadLibrary } from './load-library.ts';
import { printQuantity, printUnit } from './print-quantity.rule.ts';

export interface FoundIndicator {
  id: string;
  code: string;
  label: string;
  unitLabel: string;
  computed: boolean;
  /** Periods that have a value, latest first. */
  figures: { period: string; periodLabel: string; printed: string }[];
}

/** What somebody who types `#` is offered: indicators in which every word is found, with their figures. */
export async function searchIndicators(
  db: Db,
  organisationId: string,
  text: string,
  limit = 12,
): Promise<FoundIndicator[]> {
  const rows = await findIndicators(db, organisationId, searchForm(text).split(' '), limit);
  const library = await loadLibrary(db, organisationId, rows, false);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    label: row.label,
    unitLabel: printUnit(row.unit, row.counted),
    computed: row.formula !== null,
    figures: library
      .periodsOf(row)
      .reverse()
      .flatMap((period) => {
        const known = library.find(row, period);
        if (!known) return [];
        const printed = printQuantity({ ...row, ...known });
        return [{ period: periodCode(period), periodLabel: printPeriod(period), printed }];
      }),
  }));
}
