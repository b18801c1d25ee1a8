import { type Selectable, sql } from 'kysely';
import type { IndicatorTable } from '../../migrations/schema.generated.ts';
import type { Db } from '../kernel/db/index.ts';
import { searchForm } from '../kernel/french.ts';
import type { IndicatorFields } from './indicator.ts';

export type IndicatorRow = Selectable<IndicatorTable>;

export const readIndicator = (db: Db, id: string): Promise<IndicatorRow | undefined> =>
  db.selectFrom('indicator').selectAll().where('id', '=', id).executeTakeFirst();

/** Indicators of an organisation by code; all of them where no codes are given. */
export const readIndicators = (db: Db, organisationId: string, codes?: string[]): Promise<IndicatorRow[]> =>
  db
    .selectFrom('indicator')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .$if(codes !== undefined, (query) => query.where('code', 'in', codes?.length ? codes : ['']))
    .execute();

const columnsOf = (fields: IndicatorFields) => ({
  code: fields.code,
  label: fields.label,
  definition: fields.definition,
  easyRead: fields.easyRead,
  unit: fields.unit,
  counted: fields.unit === 'count' ? (fields.counted ?? null) : null,
  kind: fields.kind,
  direction: fields.direction,
  territoryAggregation: fields.territoryAggregation,
  timeAggregation: fields.timeAggregation,
  taxBasis: fields.taxBasis ?? null,
  source: fields.source,
  method: fields.method,
  ownerServiceId: fields.ownerServiceId ?? null,
  frequency: fields.frequency,
  decimals: fields.decimals,
  formula: fields.formula || null,
  counting: fields.counting ? JSON.stringify(fields.counting) : null,
  baselineYear: fields.baseline?.year ?? null,
  baselineValue: fields.baseline?.value ?? null,
  baselineSource: fields.baseline?.source ?? null,
  search: searchForm(`${fields.code} ${fields.label} ${fields.definition} ${fields.counted ?? ''}`),
});

export const insertIndicators = (
  db: Db,
  organisationId: string,
  indicators: IndicatorFields[],
): Promise<{ id: string; code: string }[]> =>
  db
    .insertInto('indicator')
    .values(indicators.map((fields) => ({ organisationId, ...columnsOf(fields) })))
    .returning(['id', 'code'])
    .execute();

export const updateIndicator = (db: Db, id: string, fields: IndicatorFields): Promise<unknown> =>
  db.updateTable('indicator').set(columnsOf(fields)).where('id', '=', id).execute();

export const archiveIndicator = (db: Db, id: string, at: Date | null): Promise<unknown> =>
  db.updateTable('indicator').set({ archivedAt: at }).where('id', '=', id).execute();

export async function hasValues(db: Db, indicatorId: string): Promise<boolean> {
  const row = await db
    .selectFrom('indicatorValue')
    .select('id')
    .where('indicatorId', '=', indicatorId)
    .limit(1)
    .execute();
  return row.length > 0;
}

export const listServicesIn = (db: Db, organisationId: string, ids: string[]) =>
  db.selectFrom('service').select('id').where('organisationId', '=', organisationId).where('id', 'in', ids).execute();

/** Replaces the breakdown of that label. */
export async function writeBreakdown(db: Db, totalId: string, label: string, partIds: string[]): Promise<void> {
  await db.deleteFrom('breakdown').where('indicatorId', '=', totalId).where('label', '=', label).execute();
  if (partIds.length === 0) return;
  const { id } = await db
    .insertInto('breakdown')
    .values({ indicatorId: totalId, label })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('breakdownPart')
    .values(partIds.map((indicatorId, position) => ({ breakdownId: id, indicatorId, position })))
    .execute();
}

export interface TargetRow {
  indicatorId: string;
  planId: string | null;
  year: number;
  value: string;
  source: string;
}

/** Sets targets, one for each indicator, plan and year. */
export const writeTargets = (db: Db, territoryId: string, targets: TargetRow[]): Promise<unknown> =>
  db
    .insertInto('target')
    .values(targets.map((target) => ({ ...target, territoryId })))
    .onConflict((conflict) =>
      conflict
        .columns(['indicatorId', 'territoryId', 'planId', 'year'])
        .doUpdateSet({ value: sql`excluded.value`, source: sql`excluded.source` }),
    )
    .execute();

export const deleteTargets = (
  db: Db,
  territoryId: string,
  targets: { indicatorId: string; planId: string | null; year: number }[],
): Promise<unknown> =>
  sql`
    delete from target using jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
      as gone("indicatorId" uuid, "planId" uuid, year int)
    where target.territory_id = ${territoryId} and target.indicator_id = gone."indicatorId"
      and target.plan_id is not distinct from gone."planId" and target.year = gone.year
  `.execute(db);

/** The territory an organisation's figures speak of. */
export async function readTerritoryOf(
  db: Db,
  organisationId: string,
): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('organisation')
    .innerJoin('territory', 'territory.id', 'organisation.territoryId')
    .select(['territory.id', 'territory.name'])
    .where('organisation.id', '=', organisationId)
    .executeTakeFirst();
}
