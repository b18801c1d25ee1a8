import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../../migrations/schema.generated.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { KeptValue } from './form-field.ts';

/** Tables whose rows a form keeps: each has an id, an organisation and a version. */
export type KeptTable = {
  [Table in keyof Schema]: Schema[Table] extends Versioned ? Table : never;
}[keyof Schema];

interface Versioned {
  id: Generated<string>;
  organisationId: string;
  version: Generated<number>;
}

export type KeptRow = Record<string, KeptValue> & { id: string; organisationId: string; version: number };

/** The fields are checked by the form's own schema; the compiler cannot follow a table chosen at run time. */
const keptTables = (db: Db) => db as unknown as Kysely<Record<KeptTable, KeptRow>>;

/** The row as it is now, held until the transaction ends. */
export const lockKept = (tx: Db, table: KeptTable, id: string): Promise<KeptRow | undefined> =>
  keptTables(tx).selectFrom(table).selectAll().$castTo<KeptRow>().where('id', '=', id).forUpdate().executeTakeFirst();

export const findKept = (db: Db, table: KeptTable, id: string): Promise<KeptRow | undefined> =>
  keptTables(db).selectFrom(table).selectAll().$castTo<KeptRow>().where('id', '=', id).executeTakeFirst();

export const insertKept = (tx: Db, table: KeptTable, row: Record<string, KeptValue>): Promise<KeptRow> =>
  keptTables(tx)
    .insertInto(table)
    .values(row as KeptRow)
    .returningAll()
    .$castTo<KeptRow>()
    .executeTakeFirstOrThrow();

export const updateKept = (tx: Db, table: KeptTable, id: string, row: Record<string, KeptValue>): Promise<KeptRow> =>
  keptTables(tx)
    .updateTable(table)
    .set({ ...row, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .$castTo<KeptRow>()
    .executeTakeFirstOrThrow();

/** The member of an organisation who bears this name, if there is exactly one. */
export async function findMemberNamed(tx: Db, organisationId: string, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select distinct person.id from person join role_grant on role_grant.person_id = person.id
    where role_grant.organisation_id = ${organisationId}::uuid and person.disabled_at is null
      and unaccent(lower(person.name)) = unaccent(lower(${name}))
  `.execute(tx);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

export const findPersonName = async (db: Db, id: string): Promise<string> =>
  (await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '';
