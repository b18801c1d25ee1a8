import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { overwriteRecords, type RecordsEntry, saidByAFile } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';
import { addToCounts } from '../record/record-count.sql.ts';
import { judgeRecords } from '../validation/judge-records.ts';

/** Writes what rows say over the records they speak of, and keeps what these were. */
export async function updateRecords(
  tx: Tx,
  entry: RecordsEntry,
  updated: readonly { id: string; record: RecordToWrite }[],
): Promise<void> {
  const { organisationId, batchId } = entry;
  await sql`
    insert into record_before (batch_id, organisation_id, record_id, version, was)
    select ${batchId}::uuid, organisation_id, id, version + 1, to_jsonb(record)
      || jsonb_build_object('geometry', geometry::text, 'shown_geometry', shown_geometry::text)
    from record where organisation_id = ${organisationId}::uuid and id = any(${updated.map(({ id }) => id)}::uuid[])
  `.execute(tx);
  await overwriteRecords(
    tx,
    entry,
    updated.map(({ id, record }) => ({ ...record, id })),
  );
}

/** Records of an import that somebody edited or validated since, or that another import changed. */
export async function countWorkedOn(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((
      select count(*) from record where batch_id = ${batchId}::uuid and (version > 1 or exists (
        select from record_validation decided where decided.organisation_id = record.organisation_id
          and decided.record_id = record.id and not decided.automatic))
    ) + (
      select count(*) from record_before before
        join record on record.organisation_id = before.organisation_id and record.id = before.record_id
      where before.batch_id = ${batchId}::uuid and (record.version <> before.version or exists (
        select from record_validation decided where decided.organisation_id = record.organisation_id
          and decided.record_id = record.id and decided.record_version = before.version and not decided.automatic))
    ))::integer as count
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Removes what an import added and puts back what it changed. */
export async function takeBack(tx: Tx, batchId: string, at: Date): Promise<{ removed: number; restored: number }> {
  const restored = await sql<{ id: string; organisationId: string }>`
    update record set ${sql.raw([...saidByAFile, 'validation', 'partner_validation'].map((name) => `${name} = was.${name}`).join(', '))},
      version = record.version + 1, changed_at = ${at}::timestamptz
    from record_before before, lateral jsonb_populate_record(null::public.record, before.was) was
    where before.batch_id = ${batchId}::uuid and record.organisation_id = before.organisation_id
      and record.id = before.record_id
    returning record.id, record.organisation_id
  `.execute(tx);
  for (const [organisationId, rows] of Map.groupBy(restored.rows, (row) => row.organisationId))
    await judgeRecords(
      tx,
      { organisationId, at },
      rows.map(({ id }) => id),
    );
  await sql`delete from record_before where batch_id = ${batchId}::uuid`.execute(tx);
  const gone = await sql<{ organisationId: string; datasetId: string; count: number }>`
    with gone as (delete from record where batch_id = ${batchId}::uuid returning organisation_id, dataset_id)
    select organisation_id, dataset_id, count(*)::integer as count from gone group by organisation_id, dataset_id
  `.execute(tx);
  for (const { organisationId, datasetId, count } of gone.rows)
    await addToCounts(tx, organisationId, new Map([[datasetId, -count]]));
  return { removed: gone.rows.reduce((sum, { count }) => sum + count, 0), restored: restored.rows.length };
}
