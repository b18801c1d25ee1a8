import type { Context } from '../identity/index.ts';
import { readConfig } from '../kernel/config.ts';
import { type Database, openDatabase } from '../kernel/db/index.ts';
import { realEffects } from '../kernel/effects.ts';

/** Whoever types a command on the machine owns the installation. */
export const ownerOf = (database: Pick<Database, 'db'>): Context => ({
  actor: { person: null, grants: [], owner: true },
  db: database.db,
  effects: realEffects,
});

/** Opens the installation for the time of a command. */
export async function withInstallation<T>(work: (context: Context, database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig());
  try {
    return await work(ownerOf(database), database);
  } finally {
    await database.close();
  }
}
