import { sql } from 'kysely';
import type { AskedRows, CountedSource } from '../../kernel/counted-source.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import type { PeriodKind } from '../../kernel/period.ts';
import { amountOf, type CountedRow, keptRows, printed } from './count-rows.sql.ts';
import type { Counting } from './counting.ts';

export interface CountOfSite {
  indicatorId: string;
  organisationId: string;
  label: string;
  unit: string;
  counted: string | null;
  decimals: number;
  counting: unknown;
  periodKind: PeriodKind;
  periodStart: string;
  periodEnd: string;
}

/** The latest count of each indicator of the register that keeps a place, as far as who asks may read it. */
export async function listCountsOfSite(db: Db, siteId: string, worksIn: string[]): Promise<CountOfSite[]> {
  const { rows } = await sql<CountOfSite>`
    select distinct on (indicator.label, indicator.id) indicator.id as indicator_id, indicator.organisation_id,
      indicator.label, indicator.unit, indicator.counted, indicator.decimals, indicator.counting, value.period_kind,
      value.period_start::text, value.period_end::text
    from site join indicator on indicator.organisation_id = site.organisation_id
      join indicator_value value on value.indicator_id = indicator.id
      join indicator_count count on count.value_id = value.id
    where site.id = ${siteId}::uuid and indicator.counting is not null and indicator.archived_at is null
      and value.superseded_by is null
      and (value.status = 'validated' or indicator.organisation_id = any(${worksIn}::uuid[]))
    order by indicator.label, indicator.id, value.period_end desc
  `.execute(db);
  return rows;
}

export interface AskedCount {
  indicatorId: string;
  source: CountedSource;
  counting: Counting;
  asked: AskedRows;
}

export interface CountedAtSite {
  indicatorId: string;
  total: number;
  /** Of a sum: what the rows add up to. */
  added: Decimal | null;
  rows: Pick<CountedRow, 'id' | 'name' | 'href' | 'day' | 'within'>[];
}

/** Rows of several counts at one place that who asks may see, in one statement: how many, and the latest of them. */
export async function listRowsAtSite(db: Db, counts: AskedCount[], limit: number): Promise<CountedAtSite[]> {
  if (counts.length === 0) return [];
  const each = counts.map(
    ({ indicatorId, source, counting, asked }) => sql`
      select ${indicatorId}::text as indicator_id, count(*)::int as total, ${printed(sql`sum(${amountOf(counting)})`)} as added,
        (json_agg(json_build_object('id', id, 'name', name, 'href', href, 'day', day, 'within', within)
          order by day desc nulls last, id))::jsonb as rows
      from (${keptRows(source, counting, asked)}) kept where seen having count(*) > 0`,
  );
  const { rows } = await sql<CountedAtSite>`${sql.join(each, sql` union all `)}`.execute(db);
  return rows.map((row) => ({ ...row, rows: row.rows.slice(0, limit) }));
}
