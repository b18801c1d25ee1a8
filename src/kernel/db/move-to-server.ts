import { sql } from 'kysely';
import { DomainError } from '../errors.ts';
import type { Database, Db, Tx } from './database.ts';
import { fingerprint, listTables, type Table, writeAlike } from './fingerprint.ts';

/** A table as it stands in both, and what was moved of it. */
export interface MovedTable {
  name: string;
  rows: number;
}

const batchSize = 1000;

/**
 * Copies an embedded installation, whole, into the empty database of a server that has the same migrations, in one
 * transaction: it is kept only where every table has as many rows and the same hash on both sides. While rows are written
 * no trigger changes them, and references between tables are taken away, then put back, which proves each of them. Jobs
 * are not copied: they are asked for anew wherever Carreau starts.
 */
export function moveToServer(
  from: Database,
  to: Database,
  progress: (done: number) => void = () => {},
): Promise<MovedTable[]> {
  return from.db.transaction().execute((source) =>
    to.db.transaction().execute(async (target) => {
      for (const side of [source, target]) await writeAlike(side);
      const tables = await listTables(source);
      await refuseUsed(target);
      await addPartitions(target, tables);
      await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(target);
      const references = await dropReferences(target);
      await setTriggers(target, tables, 'disable');
      const total = await countRows(source, tables);
      let written = 0;
      for (const table of tables)
        for (const part of table.parts)
          for await (const rows of readRows(source, part.name)) {
            await writeRows(target, table, rows);
            written += rows.length;
            progress(written / total);
          }
      for (const { name, table, definition } of references)
        await sql.raw(`alter table ${table} add constraint "${name}" ${definition}`).execute(target);
      await setTriggers(target, tables, 'enable');
      await copySequences(source, target);
      return compare(source, target, tables);
    }),
  );
}

async function refuseUsed(target: Tx): Promise<void> {
  const { rows } = await sql`select from organisation union all select from person limit 1`.execute(target);
  if (rows.length > 0) throw used();
}

/** Those that a version of TAXREF brought are not of a migration. */
async function addPartitions(target: Tx, tables: Table[]): Promise<void> {
  for (const { name, parts } of tables)
    for (const part of parts)
      if (part.bound)
        await sql`create table if not exists ${sql.table(part.name)} partition of ${sql.table(name)} ${sql.raw(part.bound)}`.execute(
          target,
        );
}

interface Reference {
  name: string;
  table: string;
  definition: string;
}

async function dropReferences(target: Tx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
  `.execute(target);
  for (const { name, table } of rows) await sql.raw(`alter table ${table} drop constraint "${name}"`).execute(target);
  return rows;
}

async function setTriggers(target: Tx, tables: Table[], turned: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables)
    await sql`alter table ${sql.table(name)} ${sql.raw(turned)} trigger user`.execute(target);
}

async function countRows(db: Db, tables: Table[]): Promise<number> {
  const counts = tables.map(({ name }) => sql`select count(*) as rows from ${sql.table(name)}`);
  const { rows } = await sql<{
    rows: string;
  }>`select sum(rows) as rows from (${sql.join(counts, sql` union all `)}) each`.execute(db);
  return Number(rows[0]?.rows ?? 0);
}

/** Rows as the engine writes them whole, in the order they lie. */
async function* readRows(db: Db, table: string): AsyncGenerator<string[]> {
  for (let after = '(0,0)'; ; ) {
    const { rows } = await sql<{ place: string; written: string }>`
      select each.ctid::text as place, each::text as written from ${sql.table(table)} each
      where each.ctid > ${after}::tid order by each.ctid limit ${batchSize}
    `.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ written }) => written);
    after = last.place;
  }
}

async function writeRows(target: Tx, { name, columns }: Table, rows: string[]): Promise<void> {
  await sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.id(column)))}) overriding system value
    select ${sql.join(columns.map((column) => sql`(read.each).${sql.id(column)}`))}
    from (select written::${sql.id('public', name)} as each from unnest(${rows}::text[]) written offset 0) read
  `.execute(target);
}

/** Numbers given out go on from where they were. */
async function copySequences(source: Tx, target: Tx): Promise<void> {
  const { rows } = await sql<{ name: string; last: string | null }>`
    select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'
  `.execute(source);
  for (const { name, last } of rows)
    if (last) await sql`select setval(${`public."${name}"`}::regclass, ${last}::bigint)`.execute(target);
}

async function compare(source: Tx, target: Tx, tables: Table[]): Promise<MovedTable[]> {
  const moved: MovedTable[] = [];
  for (const table of tables) {
    const [before, after] = [await fingerprint(source, table), await fingerprint(target, table)];
    if (before.rows !== after.rows || before.hash !== after.hash) throw differs(table.name);
    moved.push({ name: table.name, rows: before.rows });
  }
  return moved;
}

const used = () =>
  new DomainError(
    'conflict',
    'not_empty',
    'La base de ce serveur contient déjà une installation de Carreau, qui n’a pas été touchée. Indiquez une base vide avec DATABASE_URL.',
  );

const differs = (table: string) =>
  new DomainError(
    'unavailable',
    'moved_differs',
    `La table ${table} n’est pas la même des deux côtés\u00a0: rien n’a été gardé sur le serveur, et la base embarquée reste comme elle était. Signalez ce message.`,
    { table },
  );
