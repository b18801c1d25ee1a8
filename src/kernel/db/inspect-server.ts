import { sql } from 'kysely';
import { openServer } from './database.ts';

export interface ServerFacts {
  /** 15, 16… */
  major: number;
  /** Extensions that are not there and that this role may not create. */
  extensionsToCreate: string[];
  /** Whether this role may keep the schema of jobs: it is there, or may be created. */
  keepsJobs: boolean;
  /** Names of the migrations applied. */
  migrations: string[];
  holdsInstallation: boolean;
}

interface Inspected {
  version: string;
  extensions: string[];
  keepsJobs: boolean;
  migrated: boolean;
  used: boolean;
}

/** What stands at an address, read and not touched. */
export async function inspectServer(url: string): Promise<ServerFacts> {
  const database = await openServer(url, 0);
  try {
    const { rows } = await sql<Inspected>`
      select current_setting('server_version_num') as version,
        array(
          select needed from unnest(array['postgis', 'unaccent', 'pg_trgm', 'citext']) needed
          where not exists (select from pg_extension where extname = needed)
            and not exists (
              select from pg_available_extension_versions version where version.name = needed and (
                (select rolsuper from pg_roles where rolname = current_user)
                or version.trusted and has_database_privilege(current_database(), 'create')))
        ) as extensions,
        to_regnamespace('pgboss') is not null or has_database_privilege(current_database(), 'create') as keeps_jobs,
        to_regclass('public.migration') is not null as migrated,
        to_regclass('public.organisation') is not null as used
    `.execute(database.db);
    const [found] = rows;
    const migrations = found?.migrated
      ? (await sql<{ name: string }>`select name from migration`.execute(database.db)).rows
      : [];
    return {
      major: Math.floor(Number(found?.version) / 10_000),
      extensionsToCreate: found?.extensions ?? [],
      keepsJobs: found?.keepsJobs ?? false,
      migrations: migrations.map(({ name }) => name),
      holdsInstallation: (found?.migrated || found?.used) ?? false,
    };
  } finally {
    await database.close();
  }
}
