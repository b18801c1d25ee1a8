import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from './database.ts';

/** A table of the installation, as the catalogue of its own database has it: whatever the version that made it. */
export interface Table {
  name: string;
  /** What is written; what is generated is not. */
  columns: string[];
  /** Tables that hold its rows: itself, or its partitions. */
  parts: { name: string; bound: string | null }[];
}

/** How many rows a table has, and the sum of their hashes, whatever their order; null where it has none. */
export const tableFingerprint = z.object({ name: z.string(), rows: z.number(), hash: z.string().nullable() });
export type TableFingerprint = z.infer<typeof tableFingerprint>;

/** What people wrote, table by table, as one moment knew it; the list of migrations and jobs, which start anew, are not of it. */
export async function fingerprintAll(tx: Tx): Promise<TableFingerprint[]> {
  await writeAlike(tx);
  const found: TableFingerprint[] = [];
  for (const table of await listTables(tx)) found.push(await fingerprint(tx, table));
  return found;
}

/** Two sides write instants alike: what they write is compared. */
export const writeAlike = (side: Tx) => sql`set local timezone to 'UTC'`.execute(side);

export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select root.relname as name,
      array(select attname::text from pg_attribute
        where attrelid = root.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      (select coalesce(json_agg(json_build_object('name', part.relname, 'bound', pg_get_expr(part.relpartbound, part.oid))), '[]')
        from pg_class part left join pg_inherits on inhrelid = part.oid
        where part.relkind = 'r' and coalesce(inhparent, part.oid) = root.oid) as parts
    from pg_class root
    where root.relnamespace = 'public'::regnamespace and root.relkind in ('r', 'p') and not root.relispartition
      and root.relname <> 'migration'
      and not exists (select from pg_depend where objid = root.oid and deptype = 'e')
    order by root.relname
  `.execute(db);
  return rows;
}

export async function fingerprint(db: Db, { name, columns }: Table): Promise<TableFingerprint> {
  // Not as a row: which words it quotes depends on the locale.
  const written = sql`array[${sql.join(columns.map((column) => sql`${sql.id(column)}::text`))}]::text`;
  const { rows } = await sql<{ rows: string; hash: string | null }>`
    select count(*)::text as rows, sum(('x' || left(md5(${written}), 16))::bit(64)::bigint)::text as hash
    from ${sql.table(name)}
  `.execute(db);
  return { name, rows: Number(rows[0]?.rows ?? 0), hash: rows[0]?.hash ?? null };
}
