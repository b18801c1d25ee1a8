import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { insertParts, insertRows } from '../action/action-parts.sql.ts';
import type { Mapping } from './action-columns.ts';
import type { ReadAction } from './read-actions.ts';

const kind = 'actions';

export const findMapping = async (db: Db, organisationId: string, header: string): Promise<Mapping | undefined> =>
  (
    await db
      .selectFrom('importMapping')
      .select('mapping')
      .where('organisationId', '=', organisationId)
      .where('kind', '=', kind)
      .where('header', '=', header)
      .executeTakeFirst()
  )?.mapping;

export const keepMapping = (tx: Db, organisationId: string, header: string, mapping: Mapping) =>
  tx
    .insertInto('importMapping')
    .values({ organisationId, kind, header, mapping: JSON.stringify(mapping) })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'kind', 'header']).doUpdateSet({ mapping: JSON.stringify(mapping) }),
    )
    .execute();

export const insertBatch = (
  tx: Db,
  batch: { organisationId: string; filename: string; rowCount: number; createdBy: string; createdAt: Date },
) =>
  tx
    .insertInto('importBatch')
    .values({ kind, ...batch })
    .returning('id')
    .executeTakeFirstOrThrow();

/** Writes the actions of a file, their lists and their first stage: one statement a table. */
export async function insertImported(
  tx: Db,
  actions: readonly ReadAction[],
  batch: { id: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  const rows = actions.map((action) => ({
    id: action.id,
    organisation_id: action.organisationId,
    number: action.number,
    title: action.title,
    summary: action.summary,
    description: action.description,
    scope: action.scope,
    stage: action.stage,
    priority: action.priority,
    lead_service_id: action.leadServiceId,
    contact: action.contact,
    version: 1,
    batch_id: batch.id,
    created_at: batch.recordedAt,
  }));
  await insertRows(tx, 'action', Object.keys(rows[0] ?? {}), rows);
  await insertParts(tx, [...actions]);
  const today = batch.recordedAt.toISOString().slice(0, 10);
  const steps = actions.map(({ id, stage, stageSince, stageReason }) => ({
    id: crypto.randomUUID(),
    action_id: id,
    stage,
    since: stageSince ?? today,
    reason: stageReason,
    recorded_by: batch.recordedBy,
    recorded_at: batch.recordedAt,
  }));
  await insertRows(tx, 'action_stage', Object.keys(steps[0] ?? {}), steps);
}

export const lockBatch = (tx: Db, id: string) =>
  tx.selectFrom('importBatch').selectAll().where('id', '=', id).where('kind', '=', kind).forUpdate().executeTakeFirst();

export const listBatches = (db: Db, organisationIds: readonly string[]) =>
  db
    .selectFrom('importBatch')
    .innerJoin('person', 'person.id', 'importBatch.createdBy')
    .select(['importBatch.id', 'filename', 'rowCount', 'importBatch.createdAt', 'undoneAt', 'person.name as person'])
    .where('kind', '=', kind)
    .where((eb) => eb('importBatch.organisationId', '=', eb.fn.any(eb.val([...organisationIds]))))
    .orderBy('importBatch.createdAt', 'desc')
    .limit(20)
    .execute();

/** Actions of an import that somebody worked on since: edited, announced for, documented, put in a sheet or tied to another. */
export const listWorkedOn = async (tx: Db, batchId: string): Promise<{ number: string; title: string }[]> =>
  (
    await sql<{ number: string; title: string }>`select number, title from action
      where batch_id = ${batchId} and (version > 1
        or exists (select from commitment where commitment.action_id = action.id)
        or exists (select from action_file where action_file.action_id = action.id)
        or exists (select from sheet_action where sheet_action.action_id = action.id)
        or exists (select from action_relation r join action other on other.id = r.action_id
          where r.related_id = action.id and other.batch_id is distinct from action.batch_id))
      order by number`.execute(tx)
  ).rows;

export async function deleteBatch(tx: Db, batchId: string, by: { undoneBy: string; undoneAt: Date }): Promise<void> {
  await tx.deleteFrom('action').where('batchId', '=', batchId).execute();
  await tx.updateTable('importBatch').set(by).where('id', '=', batchId).execute();
}

export const insertDraft = (
  tx: Db,
  draft: { organisationId: string; filename: string; content: Uint8Array; createdBy: string; createdAt: Date },
) =>
  tx
    .insertInto('importDraft')
    .values({ kind, ...draft })
    .returning('id')
    .executeTakeFirstOrThrow();

export const findDraft = (db: Db, id: string) =>
  db.selectFrom('importDraft').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst();

export const deleteDraft = (tx: Db, id: string) => tx.deleteFrom('importDraft').where('id', '=', id).execute();

export const deleteDraftsBefore = (tx: Db, instant: Date) =>
  tx.deleteFrom('importDraft').where('createdAt', '<', instant).execute();
