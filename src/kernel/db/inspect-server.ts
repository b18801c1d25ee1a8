import { sql } from 'kysely';
import { openServer } from './database.ts';

export interface ServerFacts {
  /** 15, 16… */
  major: number;
  postgis: boolean;
  /** Names of the migrations applied. */
  migrations: string[];
  holdsInstallation: boolean;
}

/** What stands at an address, read and not touched. */
export async function inspectServer(url: string): Promise<ServerFacts> {
  const database = await openServer(url);
  try {
    const { rows } = await sql<{ version: string; postgis: boolean; migrated: boolean; used: boolean }>`
      select current_setting('server_version_num') as version,
        exists (select from pg_available_extensions where name = 'postgis') as postgis,
        to_regclass('public.migration') is not null as migrated,
        to_regclass('public.organisation') is not null as used
    `.execute(database.db);
    const [found] = rows;
    const migrations = found?.migrated
      ? (await sql<{ name: string }>`select name from migration`.execute(database.db)).rows
      : [];
    return {
      major: Math.floor(Number(found?.version) / 10_000),
      postgis: found?.postgis ?? false,
      migrations: migrations.map(({ name }) => name),
      holdsInstallation: (found?.migrated || found?.used) ?? false,
    };
  } finally {
    await database.close();
  }
}
