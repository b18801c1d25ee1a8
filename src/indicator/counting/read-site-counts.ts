import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { decimalsOf } from '../../kernel/decimal.ts';
import { printDate } from '../../kernel/french.ts';
import { periodCode, printPeriod } from '../../kernel/period.ts';
import { periodOf } from '../figure-library.ts';
import { printQuantity } from '../print-quantity.rule.ts';
import { askedRows, countingOf } from './count-now.ts';
import type { Counting } from './counting.ts';
import { readerOf } from './read-counting.ts';
import { rowsHref } from './recorded-count.ts';
import {
  type AskedCount,
  type CountedAtSite,
  type CountOfSite,
  listCountsOfSite,
  listRowsAtSite,
} from './site-counts.sql.ts';
import { sourceNamed } from './sources.ts';

/** Rows told of one indicator at one place. */
const told = 5;

/** What indicators count at one place today, over the period last counted, with the rows that who asks may see. */
export async function readSiteCounts(context: Context, siteId: string) {
  const { db, actor, effects } = context;
  const counts = await listCountsOfSite(db, siteId, organisationsWhere(actor, 'work.read'));
  const today = todayOf(effects);
  const asked = counts.flatMap((count): AskedCount[] => {
    const counting = countingOf(count);
    const source = counting && sourceNamed(counting.source);
    if (!counting || !source?.aboutSites) return [];
    const rows = askedRows(count.organisationId, periodOf(count), today, readerOf(context, count.organisationId));
    return [{ indicatorId: count.indicatorId, source, counting, asked: { ...rows, siteId } }];
  });
  const found = new Map((await listRowsAtSite(db, asked, told)).map((at) => [at.indicatorId, at]));
  return counts.flatMap((count) => {
    const at = found.get(count.indicatorId);
    const counting = countingOf(count);
    return at && counting ? [figureAt(count, counting, { ...at, siteId })] : [];
  });
}

function figureAt(
  count: CountOfSite,
  counting: Counting,
  { total, added, rows, siteId }: CountedAtSite & { siteId: string },
) {
  const period = periodOf(count);
  // A row that is the place itself leads nowhere else.
  const elsewhere = rows.filter(({ href }) => href !== `/sites/${siteId}`);
  return {
    indicatorId: count.indicatorId,
    label: count.label,
    periodLabel: printPeriod(period),
    href: rowsHref(count.indicatorId, periodCode(period)),
    printed: printed(count, counting, { total, added, rows }),
    rows: elsewhere.map(({ id, name, href, day }) => ({ id, name, href, day: day && printDate(day) })),
    more: total - rows.length,
  };
}

/** A place is one of the things counted, has so many of the rows or adds so much; of a share, it is in its part or out of it. */
function printed(
  count: CountOfSite,
  { measure }: Counting,
  { total, added, rows }: Omit<CountedAtSite, 'indicatorId'>,
): string {
  if (measure === 'share') return rows.some(({ within }) => within) ? 'dans la part' : 'hors de la part';
  if (measure === 'distinct') return 'compté';
  const value = measure === 'sum' ? (added ?? '0') : String(total);
  return printQuantity({ ...count, value, decimals: decimalsOf(value) });
}

export type SiteCount = Awaited<ReturnType<typeof readSiteCounts>>[number];
