import type { Db, Tx } from './database.ts';

/** Files that wait for a person's decisions, each slice's own: "actions", "sites". */
export const importDraftsOf = (kind: string) => ({
  insert: (
    tx: Db,
    draft: { organisationId: string; filename: string; content: Uint8Array; createdBy: string; createdAt: Date },
  ) =>
    tx
      .insertInto('importDraft')
      .values({ kind, ...draft })
      .returning('id')
      .executeTakeFirstOrThrow(),

  find: (db: Db, id: string) =>
    db.selectFrom('importDraft').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst(),

  list: (db: Db, organisationIds: string[]) =>
    db
      .selectFrom('importDraft')
      .select(['id', 'filename', 'createdAt'])
      .where('kind', '=', kind)
      .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
      .orderBy('createdAt')
      .execute(),

  remove: (tx: Db, id: string) => tx.deleteFrom('importDraft').where('kind', '=', kind).where('id', '=', id).execute(),

  /** Whether it was still there: of two who import the same file, the second waits for the first, and finds none. */
  take: async (tx: Tx, id: string): Promise<boolean> => {
    const taken = await tx.deleteFrom('importDraft').where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
    return taken.numDeletedRows > 0n;
  },

  removeBefore: (tx: Db, instant: Date) =>
    tx.deleteFrom('importDraft').where('kind', '=', kind).where('createdAt', '<', instant).execute(),
});
