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
 * Forward only: a file that changed after it was applied is refused. Returns the names applied.
 */
export async function migrate(database: Database, migrations = readMigrations()): Promise<string[]> {
  await database.exec(
    'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const done = await sql<{ name: string; hash: string }>`select name, hash from migration`.execute(database.db);
  const applied = new Map(done.rows.map((row) => [row.name, row.hash]));
  const names: string[] = [];
  for (const { name, script, hash } of migrations) {
    const known = applied.get(name);
    if (known === hash) continue;
    if (known) throw changedAfterwards(name);
    await database.exec(
      `select pg_advisory_xact_lock(4300);\n${script}\ninsert into migration (name, hash) values ('${name}', '${hash}');`,
    );
    names.push(name);
  }
  return names;
}

const changedAfterwards = (name: string): DomainError =>
  new DomainError(
    'unavailable',
    'migration_changed',
    `La migration ${name} a été modifiée après avoir été appliquée. Réinstallez cette version de Carreau telle qu’elle a été publiée.`,
    { name },
  );
