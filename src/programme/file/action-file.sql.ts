import type { Db } from '../../kernel/db/index.ts';

export interface KeptFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

export const insertFile = (
  tx: Db,
  file: KeptFile & { actionId: string; addedBy: string | null; addedAt: Date },
): Promise<{ id: string }> => tx.insertInto('actionFile').values(file).returning('id').executeTakeFirstOrThrow();

export const findFile = (db: Db, actionId: string, id: string): Promise<KeptFile | undefined> =>
  db
    .selectFrom('actionFile')
    .select(['name', 'mediaType', 'content'])
    .where('actionId', '=', actionId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The same for a visitor. */
export const findPublishedFile = (db: Db, actionId: string, id: string): Promise<KeptFile | undefined> =>
  db
    .selectFrom('publishedActionFile')
    .select(['name', 'mediaType', 'content'])
    .where('actionId', '=', actionId)
    .where('id', '=', id)
    .executeTakeFirst();

export const findFileNamed = (db: Db, actionId: string, name: string) =>
  db.selectFrom('actionFile').select('id').where('actionId', '=', actionId).where('name', '=', name).executeTakeFirst();

export const deleteFile = (tx: Db, id: string) => tx.deleteFrom('actionFile').where('id', '=', id).execute();
