import { type Context, may } from '../../identity/index.ts';
import type { RowReader } from '../../kernel/counted-source.ts';
import { todayOf } from '../../kernel/day.ts';
import { compare } from '../../kernel/decimal.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { frenchYear, printDate, printNumber } from '../../kernel/french.ts';
import { type Period, periodCode, printPeriod, yearPeriod } from '../../kernel/period.ts';
import type { IndicatorRow } from '../indicator.sql.ts';
import { printQuantity } from '../print-quantity.rule.ts';
import type { PrintedFigure } from '../printed-figure.ts';
import { askedRows, type Counted, countingOf, countNow } from './count-now.ts';
import { type CountedRow, listCountedRows } from './count-rows.sql.ts';
import { type Counting, labelIn, tellCounting } from './counting.ts';
import { offered, sourceNamed } from './sources.ts';

/** Rows on one page of their list. */
export const rowsPage = 50;
/** Those that the page of the indicator shows. */
export const firstRows = 10;

interface Shown {
  /** The figure on the page, if there is one. */
  figure: PrintedFigure | null;
  offset?: number;
  limit?: number;
}

/** What an indicator counts, the rows that who asks may see, and for those who work there what the register says today. */
export async function readCounting(context: Context, indicator: IndicatorRow, shown: Shown) {
  const counting = countingOf(indicator);
  if (!counting) return null;
  const { db, actor, effects } = context;
  const { organisationId } = indicator;
  const today = todayOf(effects);
  const period = shown.figure?.period ?? yearPeriod(frenchYear(effects.now()));
  const reads = readerOf(context, organisationId);
  const live = reads === 'everyone' ? null : await countLive(context, indicator, { counting, period, shown });
  const source = sourceNamed(counting.source);
  const asked = askedRows(organisationId, period, today, reads);
  const { offset = 0, limit = firstRows } = shown;
  const { rows, total, hidden } = await listCountedRows(db, source, counting, { asked, offset, limit });
  return {
    told: tellCounting(counting, offered(source)),
    periodCode: periodCode(period),
    periodLabel: printPeriod(period),
    currentYear: String(frenchYear(effects.now())),
    live,
    /** How many rows are counted: visitors are told of those they may see alone. */
    total: reads === 'everyone' ? total - hidden : total,
    seen: total - hidden,
    hidden: hidden > 0,
    columns: shownColumns(counting).map(({ label }) => label),
    shares: counting.measure === 'share',
    /** What rows add up, where they do. */
    added: counting.measure === 'sum' ? (source.sums?.[counting.of ?? ''] ?? null) : null,
    rows: rows.map((row) => told(counting, row)),
    mayCount: may(actor, 'value.record', { organisationId, serviceId: indicator.ownerServiceId }),
  };
}

export type ReadCounting = NonNullable<Awaited<ReturnType<typeof readCounting>>>;

export function readerOf({ actor }: Context, organisationId: string): RowReader {
  if (may(actor, 'condition.restricted', { organisationId })) return 'steering';
  return may(actor, 'work.read', { organisationId }) ? 'workers' : 'everyone';
}

/** Columns that the definition speaks of, and in which rows may differ. */
const shownColumns = ({ source, where, part, by }: Counting) =>
  sourceNamed(source).columns.filter(
    ({ key }) => (key in part || key in where || by.includes(key)) && where[key]?.length !== 1,
  );

const told = (counting: Counting, { id, name, href, day, within, amount, said }: CountedRow) => ({
  id,
  name,
  href,
  day: day && printDate(day),
  within,
  amount: amount === null ? null : printNumber(amount),
  values: shownColumns(counting).map((column) => labelIn(column, said[column.key] ?? '')),
});

/** What the register gives today, and whether the value in force says otherwise; or why it cannot be counted. */
async function countLive(
  { db, effects }: Context,
  indicator: IndicatorRow,
  { counting, period, shown: { figure } }: { counting: Counting; period: Period; shown: Shown },
) {
  try {
    const counted = await countNow(db, indicator, { counting, period, today: todayOf(effects) });
    return counted ? compared(indicator, counted, figure) : null;
  } catch (error) {
    if (isDomainError(error)) return { refusal: error.message };
    throw error;
  }
}

const compared = (indicator: IndicatorRow, { value, decimals }: Counted, figure: PrintedFigure | null) => ({
  printed: printQuantity({ ...indicator, value, decimals }),
  differs: figure !== null && compare(figure.value, value) !== 0,
  /** Somebody answered for the value in force: it is replaced with a reason. */
  validated: figure?.status === 'validated',
});
