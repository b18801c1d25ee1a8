import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { PeriodKind } from '../kernel/period.ts';
import type { Qualifier, Status } from './figure.ts';

export interface CurrentValue {
  id: string;
  indicatorId: string;
  territoryId: string;
  periodKind: PeriodKind;
  periodStart: string;
  periodEnd: string;
  value: string;
  decimals: number;
  qualifier: Qualifier;
  status: Status;
  source: string;
  sourcePage: string | null;
  comment: string | null;
}

/** Who writes a first value waits for whoever writes one: there is no row of values to wait for yet. */
export const lockIndicators = (db: Db, ids: string[]): Promise<unknown> =>
  db.selectFrom('indicator').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();

/** Values in force of these indicators, at a territory and at its members; locked until the transaction ends. */
export const lockCurrentValues = (db: Db, territoryId: string, indicatorIds: string[]): Promise<CurrentValue[]> =>
  db
    .selectFrom('indicatorValue')
    .select([
      'id',
      'indicatorId',
      'territoryId',
      'periodKind',
      'periodStart',
      'periodEnd',
      'value',
      'decimals',
      'qualifier',
      'status',
      'source',
      'sourcePage',
      'comment',
    ])
    .where((eb) =>
      eb.or([
        eb('territoryId', '=', territoryId),
        eb(
          'territoryId',
          'in',
          eb.selectFrom('territoryMember').select('memberId').where('territoryId', '=', territoryId),
        ),
      ]),
    )
    .where('indicatorId', 'in', indicatorIds)
    .where('supersededBy', 'is', null)
    .forUpdate()
    .execute();

/** Who kept these values and when, by their ids. */
export async function readRecorders(db: Db, ids: string[]): Promise<Map<string, { person: string; at: Date }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('indicatorValue as value')
    .innerJoin('person', 'person.id', 'value.recordedBy')
    .select(['value.id', 'person.name as person', 'value.recordedAt as at'])
    .where('value.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...recorder }) => [id, recorder]));
}

export interface Commune {
  id: string;
  name: string;
}

/** Communes of those codes that are members of a territory, by code. */
export async function readCommunesIn(db: Db, territoryId: string, codes: string[]): Promise<Map<string, Commune>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('territoryMember')
    .innerJoin('territory', 'territory.id', 'territoryMember.memberId')
    .select(['territory.id', 'territory.code', 'territory.name'])
    .where('territoryMember.territoryId', '=', territoryId)
    .where('territory.kind', '=', 'commune')
    .where('territory.code', 'in', codes)
    .execute();
  return new Map(rows.map(({ id, code, name }) => [code, { id, name }]));
}

export interface NewValue extends CurrentValue {
  /** The value it replaces. */
  replaces: string | null;
}

export interface Recording {
  recordedBy: string;
  recordedAt: Date;
  batchId: string | null;
  reason: string | null;
}

/** Adds values and points those they replace at them: two statements, whatever their number. */
export async function insertValues(db: Db, values: NewValue[], recording: Recording): Promise<void> {
  const rows = JSON.stringify(values);
  await sql`
    update indicator_value set superseded_by = added.id
    from jsonb_to_recordset(${rows}::jsonb) as added(id uuid, replaces uuid)
    where indicator_value.id = added.replaces
  `.execute(db);
  await sql`
    insert into indicator_value (id, indicator_id, territory_id, period_kind, period_start, period_end, value, decimals,
      qualifier, status, source, source_page, comment, recorded_by, recorded_at, batch_id, correction_reason)
    select added.id, added."indicatorId", added."territoryId", added."periodKind", added."periodStart",
      added."periodEnd", added.value::numeric, added.decimals, added.qualifier, added.status, added.source,
      added."sourcePage", added.comment, ${recording.recordedBy}::uuid, ${recording.recordedAt.toISOString()}::timestamptz,
      ${recording.batchId}::uuid, case when added.replaces is not null then ${recording.reason}::text end
    from jsonb_to_recordset(${rows}::jsonb) as added(id uuid, "indicatorId" uuid, "territoryId" uuid, "periodKind" text, "periodStart" date,
      "periodEnd" date, value text, decimals int, qualifier text, status text, source text, "sourcePage" text,
      comment text, replaces uuid)
  `.execute(db);
}

export const markValidated = (db: Db, ids: string[]): Promise<unknown> =>
  db.updateTable('indicatorValue').set({ status: 'validated' }).where('id', 'in', ids).execute();
