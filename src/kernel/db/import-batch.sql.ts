import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface NewBatch {
  organisationId: string;
  filename: string;
  rowCount: number;
  createdBy: string;
  createdAt: Date;
}

/** Files brought in as a whole, each slice's own kind, and how their columns were understood last time. */
export const importBatchesOf = <Mapping>(kind: string) => ({
  insert: async (tx: Db, batch: NewBatch): Promise<string> => {
    const { id } = await tx
      .insertInto('importBatch')
      .values({ kind, ...batch })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  setRowCount: (tx: Db, id: string, rowCount: number) =>
    tx.updateTable('importBatch').set({ rowCount }).where('id', '=', id).execute(),

  lock: (tx: Db, id: string) =>
    tx
      .selectFrom('importBatch')
      .select(['id', 'organisationId', 'filename', 'rowCount', 'undoneAt'])
      .where('id', '=', id)
      .where('kind', '=', kind)
      .forUpdate()
      .executeTakeFirst(),

  /** One that brought nothing. */
  remove: (tx: Db, id: string) => tx.deleteFrom('importBatch').where('id', '=', id).execute(),

  list: (db: Db, organisationIds: string[]) =>
    db
      .selectFrom('importBatch')
      .innerJoin('person', 'person.id', 'importBatch.createdBy')
      .select(['importBatch.id', 'filename', 'rowCount', 'importBatch.createdAt', 'undoneAt', 'person.name as person'])
      .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
      .where('kind', '=', kind)
      .orderBy('importBatch.createdAt', 'desc')
      .limit(50)
      .execute(),

  close: (tx: Db, id: string, closed: { undoneBy: string; undoneAt: Date }) =>
    tx.updateTable('importBatch').set(closed).where('id', '=', id).execute(),

  ...mappingsOf<Mapping>(kind),
});

const mappingsOf = <Mapping>(kind: string) => ({
  findMapping: async (db: Db, organisationId: string, header: string): Promise<Mapping | undefined> =>
    (
      await db
        .selectFrom('importMapping')
        .select('mapping')
        .where('organisationId', '=', organisationId)
        .where('kind', '=', kind)
        .where('header', '=', header)
        .executeTakeFirst()
    )?.mapping as Mapping | undefined,

  keepMapping: (tx: Db, organisationId: string, header: string, mapping: Mapping) =>
    tx
      .insertInto('importMapping')
      .values({ organisationId, kind, header, mapping: JSON.stringify(mapping) })
      .onConflict((on) =>
        on.columns(['organisationId', 'kind', 'header']).doUpdateSet({ mapping: JSON.stringify(mapping) }),
      )
      .execute(),

  /** The same where the mapping still is the one that was read, or there was none; whether it was. */
  replaceMapping: async (
    db: Db,
    { organisationId, header, before }: { organisationId: string; header: string; before: Mapping | undefined },
    mapping: Mapping,
  ): Promise<boolean> => {
    const given = { organisationId, kind, header, mapping: JSON.stringify(mapping) };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('importMapping')
      .values(given)
      .onConflict((on) =>
        on
          .columns(['organisationId', 'kind', 'header'])
          .doUpdateSet({ mapping: given.mapping })
          .where(sql<boolean>`import_mapping.mapping = ${before === undefined ? null : JSON.stringify(before)}::jsonb`),
      )
      .executeTakeFirstOrThrow();
    return Boolean(numInsertedOrUpdatedRows);
  },
});
