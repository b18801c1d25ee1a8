import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { insertParts, insertRows } from '../action/action-parts.sql.ts';
import { type ActionPatch, type PatchedAction, patchActions } from '../action/patch-actions.sql.ts';
import { copyLatestStages, insertSteps } from '../action/stage.sql.ts';
import type { Mapping } from './action-columns.ts';
import type { ChangedAction } from './changed-action.ts';
import type { ReadAction } from './read-actions.ts';

const kind = 'actions';

export const findMapping = async (db: Db, organisationId: string, header: string): Promise<Mapping | undefined> =>
  (
    await db
      .selectFrom('importMapping')
      .select('mapping')
      .$narrowType<{ mapping: Mapping }>()
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
  if (actions.length === 0) return;
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
  const steps = actions.map(({ id, stage, stageSince, stageReason }) => ({
    actionId: id,
    stage,
    since: stageSince,
    reason: stageReason,
  }));
  await insertSteps(tx, steps, { by: batch.recordedBy, at: batch.recordedAt, batchId: batch.id });
}

/** Changes the actions of a file that were there, and keeps what they were. */
export async function changeImported(
  tx: Db,
  changed: readonly ChangedAction[],
  batch: { id: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  if (changed.length === 0) return;
  await patchActions(tx, changed);
  const steps = changed.flatMap(({ id, patch: { step } }) => (step ? { ...step, actionId: id } : []));
  await insertSteps(tx, steps, { by: batch.recordedBy, at: batch.recordedAt, batchId: batch.id });
  await copyLatestStages(
    tx,
    steps.map((step) => step.actionId),
  );
  const rows = changed.map(({ id, version, former }) => ({
    batch_id: batch.id,
    action_id: id,
    version: version + 1,
    former,
  }));
  await insertRows(tx, 'import_change', ['batch_id', 'action_id', 'version', 'former'], rows);
}

/** Holds the actions of an organisation until the transaction ends. */
export const lockActionsOf = (tx: Db, organisationId: string) =>
  tx.selectFrom('action').select('id').where('organisationId', '=', organisationId).forUpdate().execute();

export const lockBatch = (tx: Db, id: string) =>
  tx.selectFrom('importBatch').selectAll().where('id', '=', id).where('kind', '=', kind).forUpdate().executeTakeFirst();

export const listBatches = (db: Db, organisationIds: readonly string[]) =>
  db
    .selectFrom('importBatch')
    .innerJoin('person', 'person.id', 'importBatch.createdBy')
    .select(['importBatch.id', 'filename', 'rowCount', 'importBatch.createdAt', 'undoneAt', 'person.name as person'])
    .select((eb) =>
      eb
        .selectFrom('importChange')
        .select((change) => change.fn.countAll<number>().as('count'))
        .whereRef('importChange.batchId', '=', 'importBatch.id')
        .as('changed'),
    )
    .where('kind', '=', kind)
    .where((eb) => eb('importBatch.organisationId', '=', eb.fn.any(eb.val([...organisationIds]))))
    .orderBy('importBatch.createdAt', 'desc')
    .limit(20)
    .execute();

/**
 * Actions of an import that somebody worked on since. One it created: edited, announced for, documented, put in a sheet,
 * tied to another, or changed by a later import. One it changed: another version than the one it gave.
 */
export const listWorkedOn = async (tx: Db, batchId: string): Promise<{ number: string; title: string }[]> =>
  (
    await sql<{ number: string; title: string }>`select number, title from action
      where (batch_id = ${batchId} and (
          exists (select from audit_entry entry where entry.object_kind = 'action' and entry.object_id = action.id::text
            and entry.verb in ('action.change', 'action.stage'))
          or exists (select from import_change later join import_batch batch on batch.id = later.batch_id
            where later.action_id = action.id and batch.undone_at is null)
          or exists (select from commitment where commitment.action_id = action.id)
          or exists (select from action_file where action_file.action_id = action.id)
          or exists (select from sheet_action where sheet_action.action_id = action.id)
          or exists (select from action_relation r join action other on other.id = r.action_id
            where r.related_id = action.id and other.batch_id is distinct from action.batch_id
              and not exists (select from import_change own
                where own.batch_id = ${batchId} and own.action_id = other.id and own.former ? 'relatedIds'))))
        or exists (select from import_change own
          where own.batch_id = ${batchId} and own.action_id = action.id and own.version <> action.version)
      order by number`.execute(tx)
  ).rows;

export const listFormer = async (tx: Db, batchId: string): Promise<PatchedAction[]> =>
  (
    await tx.selectFrom('importChange').select(['actionId as id', 'former']).where('batchId', '=', batchId).execute()
  ).map(({ id, former }) => ({ id, patch: former as ActionPatch }));

export const deleteCreated = (tx: Db, batchId: string) =>
  tx.deleteFrom('action').where('batchId', '=', batchId).execute();

export const closeBatch = (tx: Db, batchId: string, by: { undoneBy: string; undoneAt: Date }) =>
  tx.updateTable('importBatch').set(by).where('id', '=', batchId).execute();
