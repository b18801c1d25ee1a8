import { sql } from 'kysely';
import type { Direction, Qualifier, TaxBasis } from '../../indicator/figure.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import type { PeriodKind } from '../../kernel/period.ts';

/** A line of the grid as the database holds it: the indicator, this year's value, last year's, the target ahead. */
export interface SheetFigureRow {
  indicatorId: string;
  code: string;
  label: string;
  unit: string;
  counted: string | null;
  decimals: number;
  direction: Direction;
  taxBasis: TaxBasis | null;
  ownerServiceId: string | null;
  computed: boolean;
  key: boolean;
  kind: PeriodKind;
  start: string;
  end: string;
  /** Of the value in force. */
  valueId: string | null;
  value: Decimal | null;
  valueDecimals: number | null;
  qualifier: Qualifier | null;
  source: string | null;
  usualSource: string;
  status: 'provisional' | 'validated' | 'estimated' | null;
  previousValue: Decimal | null;
  previousDecimals: number | null;
  previousQualifier: Qualifier | null;
  targetValue: Decimal | null;
  targetYear: number | null;
}

/** All the figures of a sheet in one query, key figures first. */
export async function listSheetFigures(db: Db, sheetId: string): Promise<SheetFigureRow[]> {
  const { rows } = await sql<SheetFigureRow>`
    select indicator.id as indicator_id, indicator.code, indicator.label, indicator.unit, indicator.counted,
      indicator.decimals, indicator.direction, indicator.tax_basis, indicator.owner_service_id,
      indicator.formula is not null as computed, figure.key,
      figure.period_kind as kind, figure.period_start as start, figure.period_end as "end",
      now.id as value_id, now.value, now.decimals as value_decimals, now.qualifier, now.source, indicator.source as usual_source, now.status,
      former.value as previous_value, former.decimals as previous_decimals, former.qualifier as previous_qualifier,
      ahead.value as target_value, ahead.year as target_year
    from sheet_figure figure
      join indicator on indicator.id = figure.indicator_id
      join organisation on organisation.id = indicator.organisation_id
      left join indicator_value now on now.indicator_id = indicator.id and now.superseded_by is null
        and now.territory_id = organisation.territory_id and now.period_kind = figure.period_kind
        and now.period_start = figure.period_start and now.period_end = figure.period_end
      left join indicator_value former on former.indicator_id = indicator.id and former.superseded_by is null
        and former.territory_id = organisation.territory_id and former.period_kind = figure.period_kind
        and former.period_start = (figure.period_start - interval '1 year')::date
        and former.period_end = (figure.period_end - interval '1 year')::date
      left join lateral (
        select target.value, target.year from target
        where target.indicator_id = indicator.id and target.territory_id = organisation.territory_id
          and target.year >= extract(year from figure.period_end)
        order by target.year, target.plan_id limit 1
      ) ahead on true
    where figure.sheet_id = ${sheetId}
    order by figure.key desc, figure.position, indicator.code`.execute(db);
  return rows;
}

/** Puts an indicator on a sheet, after the others; answers its label, nothing where the organisation has none of that code. */
export async function insertSheetFigure(
  tx: Db,
  added: { sheetId: string; organisationId: string; code: string; key: boolean; year: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ label: string }>`
    with wanted as (
      select id, label from indicator
      where organisation_id = ${added.organisationId} and code = ${added.code} and archived_at is null
    ), written as (
      insert into sheet_figure (sheet_id, indicator_id, period_kind, period_start, period_end, position, key)
      select ${added.sheetId}::uuid, id, 'year', make_date(${added.year}, 1, 1), make_date(${added.year}, 12, 31),
        (select coalesce(max(position) + 1, 0) from sheet_figure where sheet_id = ${added.sheetId}), ${added.key}::boolean
      from wanted
      on conflict (sheet_id, indicator_id, period_kind, period_start, period_end) do update set key = excluded.key
    )
    select label from wanted`.execute(tx);
  return rows[0]?.label;
}

export const deleteSheetFigure = (tx: Db, sheetId: string, indicatorId: string) =>
  tx
    .deleteFrom('sheetFigure')
    .using('indicator')
    .whereRef('indicator.id', '=', 'sheetFigure.indicatorId')
    .where('sheetId', '=', sheetId)
    .where('indicatorId', '=', indicatorId)
    .returning('indicator.label')
    .execute();

/** Actions told by a sheet, in order, with the block each stands in. */
export const listSheetActions = (db: Db, sheetId: string): Promise<{ actionId: string; block: string }[]> =>
  db
    .selectFrom('sheetAction')
    .innerJoin('action', 'action.id', 'sheetAction.actionId')
    .select(['sheetAction.actionId', 'sheetAction.block'])
    .where('sheetAction.sheetId', '=', sheetId)
    .orderBy('sheetAction.position')
    .orderBy('action.number')
    .execute();

export const insertSheetAction = (tx: Db, link: { sheetId: string; actionId: string; block: string }) =>
  tx
    .insertInto('sheetAction')
    .values(link)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
