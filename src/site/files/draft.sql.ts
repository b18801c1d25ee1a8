import type { Db } from '../../kernel/db/index.ts';

const kind = 'sites';

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

export const listDrafts = (db: Db, organisationIds: string[]) =>
  db
    .selectFrom('importDraft')
    .select(['id', 'filename', 'createdAt'])
    .where('kind', '=', kind)
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
    .orderBy('createdAt')
    .execute();

export const deleteDraft = (tx: Db, id: string) => tx.deleteFrom('importDraft').where('id', '=', id).execute();

export const deleteDraftsBefore = (tx: Db, instant: Date) =>
  tx.deleteFrom('importDraft').where('kind', '=', kind).where('createdAt', '<', instant).execute();
