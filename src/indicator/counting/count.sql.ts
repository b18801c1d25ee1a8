import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { PeriodKind } from '../../kernel/period.ts';
import type { RecordedCount } from './recorded-count.ts';

/** Keeps how a value was counted, in place of how the same value was counted before. */
export async function writeCountOf(db: Db, valueId: string, { on, counting, whole, part, parts }: RecordedCount) {
  const row = { countedOn: on, counting: JSON.stringify(counting), whole, part, parts: JSON.stringify(parts) };
  await db
    .insertInto('indicatorCount')
    .values({ valueId, ...row })
    .onConflict((conflict) => conflict.column('valueId').doUpdateSet(row))
    .execute();
}

/** How a value was counted; undefined of a value that somebody typed. */
export const findCountOf = (db: Db, valueId: string) =>
  db
    .selectFrom('indicatorCount')
    .select(['countedOn', 'counting', 'whole', 'part', 'parts'])
    .where('valueId', '=', valueId)
    .executeTakeFirst();

export interface OpenCount {
  indicatorId: string;
  periodKind: PeriodKind;
  periodStart: string;
  periodEnd: string;
  recordedBy: string;
}

/**
 * Counted values in force that nobody validated, of periods that are not over or were not when they were last counted:
 * their last day is counted too.
 */
export async function listOpenCounts(db: Db, today: string): Promise<OpenCount[]> {
  const { rows } = await sql<OpenCount>`
    select value.indicator_id, value.period_kind, value.period_start::text, value.period_end::text, value.recorded_by
    from indicator_count count join indicator_value value on value.id = count.value_id
      join indicator on indicator.id = value.indicator_id
      join organisation on organisation.id = indicator.organisation_id and organisation.territory_id = value.territory_id
    where value.superseded_by is null and value.status = 'provisional'
      and (value.period_end >= ${today}::date or count.counted_on <= value.period_end)
      and indicator.counting is not null and indicator.archived_at is null
    order by indicator.organisation_id, indicator.code
  `.execute(db);
  return rows;
}

/** The latest counted value of each indicator and kind of period, where that period is over: who follows it has another. */
export async function listEndedCounts(db: Db, today: string): Promise<OpenCount[]> {
  const { rows } = await sql<OpenCount>`
    select * from (
      select distinct on (value.indicator_id, value.period_kind) value.indicator_id, value.period_kind,
        value.period_start::text, value.period_end::text, value.recorded_by
      from indicator_count count join indicator_value value on value.id = count.value_id
        join indicator on indicator.id = value.indicator_id
        join organisation on organisation.id = indicator.organisation_id and organisation.territory_id = value.territory_id
      where value.superseded_by is null and indicator.counting is not null and indicator.archived_at is null
      order by value.indicator_id, value.period_kind, value.period_end desc
    ) latest where latest.period_end < ${today}
  `.execute(db);
  return rows;
}
