import { sql } from 'kysely';
import { fingerprint, listTables, type Table, writeAlike } from '../../src/kernel/db/fingerprint.ts';
import { type Database, migrate, readMigrations } from '../../src/kernel/db/index.ts';

/** What an upgrade made of the rows that were there. */
export interface Upgrade {
  /** Migrations of the older version, and those applied to it. */
  from: number;
  applied: number;
  tables: number;
  rows: number;
  /** Tables that have not as many rows as before, or whose rows are not the same in the columns that remain. */
  changed: string[];
  /** Columns and tables that no longer are. */
  gone: string[];
}

/** Upgrades a database that an older version left, and compares every table before and after. `today` is an empty one of now. */
export async function upgrade(database: Database, today: Database): Promise<Upgrade> {
  const now = new Map((await listTables(today.db)).map((table) => [table.name, table]));
  const then = (await listTables(database.db)).filter(({ columns }) => columns.length > 0);
  const kept = then.flatMap((table) => {
    const columns = table.columns.filter((column) => now.get(table.name)?.columns.includes(column));
    return columns.length > 0 ? [{ ...table, columns }] : [];
  });
  const before = await fingerprints(database, kept);
  const applied = await migrate(database);
  const after = await fingerprints(database, kept);
  return {
    from: readMigrations().length - applied.length,
    applied: applied.length,
    tables: kept.length,
    rows: before.reduce((sum, { rows }) => sum + rows, 0),
    changed: kept
      .filter((_, index) => JSON.stringify(before[index]) !== JSON.stringify(after[index]))
      .map(({ name }) => name),
    gone: then.flatMap(({ name, columns }) => {
      const kept = now.get(name);
      return kept
        ? columns.filter((column) => !kept.columns.includes(column)).map((column) => `${name}.${column}`)
        : [name];
    }),
  };
}

/** The migrations that a database has had. */
export async function migrationsOf({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

const fingerprints = ({ db }: Database, tables: Table[]) =>
  db.transaction().execute(async (tx) => {
    await writeAlike(tx);
    const found = [];
    for (const table of tables) found.push(await fingerprint(tx, table));
    return found;
  });
