import { sql } from 'kysely';
import { repeat } from '../repeat.ts';
import type { Database } from './database.ts';

/**
 * What PostgreSQL does by itself and the embedded engine leaves undone: where a table changed much, gives back the room of
 * rows that are gone and tells the planner what it holds now. Gives the tables it went through.
 */
export async function tidyEmbedded({ db }: Pick<Database, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_stat_user_tables
    where schemaname = 'public' and n_mod_since_analyze > 500 + 0.1 * n_live_tup order by relname
  `.execute(db);
  const names = rows.map(({ name }) => name);
  // One by one: others are answered in between.
  for (const name of names) await sql`vacuum (analyze) ${sql.table(name)}`.execute(db);
  return names;
}

const fiveMinutes = 300_000;

/** Tidies now and every five minutes, on the embedded engine alone, until told to stop. */
export const keepTidy = (database: Database, failed: (error: unknown) => void): (() => Promise<void>) =>
  database.engine === 'embedded' ? repeat(() => tidyEmbedded(database), fiveMinutes, failed) : async () => {};
