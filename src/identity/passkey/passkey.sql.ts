import type { Db } from '../../kernel/db/index.ts';

export interface Passkey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface NewPasskey {
  personId: string;
  name: string;
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  createdAt: Date;
}

/** Undefined where the key is known already. */
export const insertPasskey = (tx: Db, row: NewPasskey) =>
  tx
    .insertInto('passkey')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

export const listPasskeys = (db: Db, personId: string): Promise<(Passkey & { credentialId: string })[]> =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'createdAt', 'lastUsedAt', 'credentialId'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .execute();

/** The key and its person; a closed account is told. */
export const findPasskey = (db: Db, credentialId: string) =>
  db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.personId')
    .select(['passkey.id', 'passkey.personId', 'passkey.publicKey', 'passkey.counter', 'person.disabledAt'])
    .where('credentialId', '=', credentialId)
    .executeTakeFirst();

export const markPasskeyUsed = (db: Db, id: string, { counter, at }: { counter: number; at: Date }) =>
  db.updateTable('passkey').set({ counter, lastUsedAt: at }).where('id', '=', id).execute();

/** The person's own alone. */
export const deletePasskey = (tx: Db, id: string, personId: string) =>
  tx.deleteFrom('passkey').where('id', '=', id).where('personId', '=', personId).returning('name').executeTakeFirst();
