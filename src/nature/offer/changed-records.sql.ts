import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { updateRecords } from '../import/write.sql.ts';
import { type RecordsEntry, saidByAFile } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';

/** What a file would change of a record: each column that it says, before and after. */
export interface ChangedRecord {
  id: string;
  /** As it stands. */
  version: number;
  changes: Record<string, [before: unknown, after: unknown]>;
  /** Metres between where it is and where it would be. */
  moved: number;
}

/** Worked out of what is said: they change with it, or with a reference table. */
const workedOut = ['cd_ref', 'taxref_version', 'commune_code', 'departement_code', 'mesh_code', 'sensitivity'].concat([
  'shown_kind',
  'shown_geometry',
]);
const compared = saidByAFile.filter((name) => !workedOut.includes(name));

/**
 * What writing these over the records that they speak of would change, by every rule of an import: they are written, read,
 * then put back. Records of which nothing would change are not told.
 */
export async function findChanges(
  tx: Tx,
  entry: RecordsEntry,
  updated: readonly { id: string; record: RecordToWrite }[],
): Promise<ChangedRecord[]> {
  await sql`savepoint tried`.execute(tx);
  await updateRecords(tx, entry, updated);
  const { rows } = await sql<ChangedRecord>`
    select id, version, changes, moved from (
      select record.id, record.version - 1 as version,
        (select jsonb_object_agg(name, jsonb_build_array(before.was->name, said.now->name))
          from unnest(${compared}::text[]) name where before.was->name is distinct from said.now->name) as changes,
        round(ST_Distance(ST_Centroid((before.was->>'geometry')::geometry), ST_Centroid(record.geometry)))::integer as moved
      from record_before before
        join record on record.organisation_id = before.organisation_id and record.id = before.record_id,
        lateral (select to_jsonb(record) || jsonb_build_object('geometry', record.geometry::text) as now) said
      where before.batch_id = ${entry.batchId}::uuid
    ) compared where changes is not null
  `.execute(tx);
  await sql`rollback to savepoint tried`.execute(tx);
  return rows;
}

/** Which of these numbers records of a dataset bear: permanent identifiers, or the producer's. */
export async function findNumbers(
  db: Db,
  { organisationId, datasetId }: { organisationId: string; datasetId: string },
  by: 'id' | 'sourceKey',
  numbers: readonly string[],
): Promise<Set<string>> {
  const number = by === 'id' ? sql`record.id::text` : sql`lower(record.source_key)`;
  const { rows } = await sql<{ number: string }>`
    select ${number} as number from record
    where organisation_id = ${organisationId}::uuid and dataset_id = ${datasetId}::uuid
      and ${number} = any(${numbers}::text[])
  `.execute(db);
  return new Set(rows.map((row) => row.number));
}

/** The version of each of these records. */
export async function lockVersions(tx: Tx, organisationId: string, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from record
    where organisation_id = ${organisationId}::uuid and id = any(${ids}::uuid[]) for update
  `.execute(tx);
  return new Map(rows.map(({ id, version }) => [id, version]));
}
