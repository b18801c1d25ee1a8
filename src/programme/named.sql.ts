import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export const nameActions = (db: Db, ids: string[]) =>
  db
    .selectFrom('action')
    .select([
      'id',
      sql<string>`'Action ' || number || ' ' || title`.as('name'),
      sql<string>`'/actions/' || id`.as('href'),
    ])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();

export const namePlans = (db: Db, ids: string[]) =>
  db
    .selectFrom('plan')
    .select(['id', 'title as name', sql<string>`'/plans/' || slug`.as('href')])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();

/** Imports lead to the list of them, where they are undone. */
export const nameImports = (db: Db, ids: string[]) =>
  db
    .selectFrom('importBatch')
    .select(['id', 'filename as name', sql<string>`'/travail/actions/import'`.as('href')])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
