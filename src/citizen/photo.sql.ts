import type { Db, Tx } from '../kernel/db/index.ts';

export async function insertPhoto(tx: Tx, messageId: string, content: Uint8Array): Promise<void> {
  await tx
    .insertInto('citizenPhoto')
    .values({ messageId, content: Buffer.from(content) })
    .execute();
}

export const findPhoto = async (db: Db, messageId: string): Promise<Uint8Array | undefined> =>
  (await db.selectFrom('citizenPhoto').select('content').where('messageId', '=', messageId).executeTakeFirst())
    ?.content;

/** Pictures go with what they came with, and once it was decided. */
export async function dropPhoto(tx: Db, messageId: string): Promise<void> {
  await tx.deleteFrom('citizenPhoto').where('messageId', '=', messageId).execute();
}
