import type { Db } from '../kernel/db/index.ts';
import type { TokenScope } from './token-scope.ts';

export interface ApiToken {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

export const insertToken = (
  tx: Db,
  token: Pick<ApiToken, 'name' | 'scope' | 'createdAt' | 'expiresAt'> & { personId: string; tokenHash: Uint8Array },
) => tx.insertInto('apiToken').values(token).execute();

/** Those that were not revoked, the latest first; an expired one is still listed. */
export const listTokens = (db: Db, personId: string): Promise<ApiToken[]> =>
  db
    .selectFrom('apiToken')
    .select(['id', 'name', 'scope', 'createdAt', 'expiresAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute();

/** The person's own alone. */
export const revoke = (tx: Db, id: string, personId: string, now: Date) =>
  tx
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning(['name', 'scope'])
    .executeTakeFirst();

/** The token in force of a person who may still sign in. */
export const findToken = (db: Db, tokenHash: Uint8Array, now: Date) =>
  db
    .selectFrom('apiToken')
    .innerJoin('person', 'person.id', 'apiToken.personId')
    .select([
      'apiToken.id',
      'apiToken.scope',
      'apiToken.lastUsedAt',
      'apiToken.personId',
      'person.name',
      'person.email',
    ])
    .where('apiToken.tokenHash', '=', tokenHash)
    .where('apiToken.expiresAt', '>', now)
    .where('apiToken.revokedAt', 'is', null)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst();

export const markUsed = (db: Db, id: string, now: Date) =>
  db.updateTable('apiToken').set({ lastUsedAt: now }).where('id', '=', id).execute();
