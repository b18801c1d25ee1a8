import { type Generated, sql } from 'kysely';
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

/** The row as it is now, held until the transaction ends. */
export async function lockKept(tx: Db, table: KeptTable, id: string): Promise<KeptRow | undefined> {
  const { rows } = await sql<KeptRow>`select * from ${sql.table(table)} where id = ${id}::uuid for update`.execute(tx);
  return rows[0];
}

export async function findKept(db: Db, table: KeptTable, id: string): Promise<KeptRow | undefined> {
  const { rows } = await sql<KeptRow>`select * from ${sql.table(table)} where id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** A row whose fields the form's own schema checked: the compiler cannot follow a table chosen at run time. */
export async function insertKept(tx: Db, table: KeptTable, row: Record<string, KeptValue>): Promise<KeptRow> {
  const columns = Object.keys(row);
  const { rows } = await sql<KeptRow>`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))}) returning *
  `.execute(tx);
  return written(rows);
}

export async function updateKept(
  tx: Db,
  table: KeptTable,
  id: string,
  row: Record<string, KeptValue>,
): Promise<KeptRow> {
  const changes = Object.entries(row).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<KeptRow>`
    update ${sql.table(table)} set ${sql.join([...changes, sql`version = version + 1`])}
    where id = ${id}::uuid returning *
  `.execute(tx);
  return written(rows);
}

function written([row]: KeptRow[]): KeptRow {
  if (!row) throw new Error('nothing was written');
  return row;
}

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
