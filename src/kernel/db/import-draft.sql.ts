import { sql } from 'kysely';
import type { Retention } from '../retention.ts';
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

  /** Whether this layer was still to import: of two who import it at once, the second waits, and finds it done. */
  takeLayer: async (tx: Tx, id: string, layer: string): Promise<boolean> => {
    const { rows } = await sql`
      update import_draft set imported_layers = array_append(imported_layers, ${layer})
      where kind = ${kind} and id = ${id}::uuid and ${layer} <> all(imported_layers) returning id
    `.execute(tx);
    return rows.length > 0;
  },

  removeBefore: (tx: Db, instant: Date) =>
    tx.deleteFrom('importDraft').where('kind', '=', kind).where('createdAt', '<', instant).execute(),
});

/** Files that nobody decided on for a year. */
export const importDraftRetention: Retention = {
  table: 'import_draft',
  what: 'Fichiers déposés qui attendent une décision.',
  days: 365,
  forget: async (db, before) => {
    const { numDeletedRows } = await db.deleteFrom('importDraft').where('createdAt', '<', before).executeTakeFirst();
    return Number(numDeletedRows);
  },
};
