import { type Context, organisationsWhere } from '../identity/index.ts';
import { decimalsOf } from '../kernel/decimal.ts';
import { periodCode, printPeriod } from '../kernel/period.ts';
import { tallyValue } from './counting/counting.ts';
import { periodOf } from './figure-library.ts';
import { listInCommunes } from './in-communes.sql.ts';
import { printQuantity } from './print-quantity.rule.ts';

/** A figure at one commune, as a list shows it. */
export interface CommuneFigureLine {
  indicatorId: string;
  label: string;
  commune: string;
  printed: string;
  periodLabel: string;
  href: string;
}

/** The latest figures at these communes (INSEE codes) that who asks may read, by label. */
export async function printInCommunes({ db, actor }: Context, codes: string[]): Promise<CommuneFigureLine[]> {
  const rows = await listInCommunes(db, codes, organisationsWhere(actor, 'work.read'));
  return rows.flatMap((row) => {
    const { indicatorId, label, commune, whole, part, decimals } = row;
    const value = row.value ?? (whole === null ? undefined : tallyValue({ whole, part }, decimals));
    if (value === undefined) return [];
    const period = periodOf(row);
    return {
      indicatorId,
      label,
      commune,
      printed: printQuantity({
        ...row,
        value,
        decimals: row.value === null && part === null ? decimalsOf(value) : decimals,
      }),
      periodLabel: printPeriod(period),
      href: `/indicateurs/${indicatorId}?periode=${encodeURIComponent(periodCode(period))}`,
    };
  });
}
