import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { DomainError } from '../errors.ts';
import { inProject } from '../paths.ts';
import type { Database } from './database.ts';

export interface Migration {
  name: string;
  script: string;
  hash: string;
}

/** The dated SQL files of `migrations/`, in order. */
export function readMigrations(folder = inProject('migrations')): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => {
      const script = readFileSync(`${folder}/${name}`, 'utf8');
      return { name, script, hash: createHash('sha256').update(script).digest('hex') };
    });
}

/** A key that changes whenever a migration does: names cached templates. */
export const migrationsKey = (migrations = readMigrations()): string =>
  createHash('sha256')
    .update(migrations.map((migration) => migration.hash).join())
    .digest('hex')
    .slice(0, 16);

/**
 * Applies what is missing, each file with its own line in `migration`: a script sent whole is one transaction.
 * Forward only: a file that changed after it was applied is refused. Of several processes that start at once, one
 * applies them and the others wait. Returns the names applied.
 */
export const migrate = (database: Database, migrations = readMigrations()): Promise<string[]> =>
  whileAlone(database, async () => {
    const missing = await listMissing(database, migrations);
    for (const migration of missing) await database.exec(applied(migration)).catch(failed(migration.name));
    return missing.map(({ name }) => name);
  });

/** Applies what is missing and takes it all back, so that an upgrade that would fail is known before. Returns the names. */
export const tryMigrations = (database: Database, migrations = readMigrations()): Promise<string[]> =>
  whileAlone(database, async () => {
    const missing = await listMissing(database, migrations);
    await database.exec(`${missing.map(applied).join('\n')}\n${takeBack}`).catch((error: Error) => {
      if (!error.message.includes(takenBack)) failed(missing.map(({ name }) => name).join(', '))(error);
    });
    return missing.map(({ name }) => name);
  });

const takenBack = 'carreau: tried, taken back';
const takeBack = `do $$ begin raise exception '${takenBack}'; end $$;`;

const applied = ({ name, script, hash }: Migration): string =>
  `${script}\ninsert into migration (name, hash) values ('${name}', '${hash}');`;

async function listMissing(database: Database, migrations: Migration[]): Promise<Migration[]> {
  await database.exec(
    'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await sql<{ name: string; hash: string }>`select name, hash from migration`.execute(database.db);
  const known = new Map(rows.map(({ name, hash }) => [name, hash]));
  const changed = migrations.find(({ name, hash }) => known.has(name) && known.get(name) !== hash);
  if (changed) throw changedAfterwards(changed.name);
  return migrations.filter(({ name }) => !known.has(name));
}

/** On a server, one process at a time; the embedded folder is one process's already. */
async function whileAlone<T>({ db, engine }: Database, work: () => Promise<T>): Promise<T> {
  if (engine === 'embedded') return work();
  return db.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(${lockNumber})`.execute(holder);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${lockNumber})`.execute(holder);
    }
  });
}

const lockNumber = 4300;

const failed = (name: string) => (cause: Error) => {
  throw new DomainError(
    'unavailable',
    'migration_failed',
    `La mise à jour de la base a échoué (${name}) et n’y a rien laissé\u00a0: ${cause.message}. Remettez la version précédente de Carreau, qui marche avec cette base, et signalez ce message.`,
    { name },
  );
};

const changedAfterwards = (name: string): DomainError =>
  new DomainError(
    'unavailable',
    'migration_changed',
    `La migration ${name} a été modifiée après avoir été appliquée. Réinstallez cette version de Carreau telle qu’elle a été publiée.`,
    { name },
  );
