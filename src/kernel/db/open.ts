import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Config } from '../config.ts';
import { takeLock } from '../lock.ts';
import { inProject } from '../paths.ts';
import { type Database, openEmbedded, openServer } from './database.ts';
import { migrate, migrationsKey } from './migrate.ts';
import { notEmpty } from './restore-server.ts';

/**
 * Opens the installation's database, migrated: PostgreSQL where an address is given, else the
 * embedded engine in the data folder, which this process then holds alone.
 */
export async function openDatabase(
  config: Pick<Config, 'dataFolder' | 'databaseUrl'>,
  upgrade: (database: Database) => Promise<unknown> = migrate,
): Promise<Database> {
  if (config.databaseUrl) {
    const database = await openServer(config.databaseUrl);
    await upgradeOrClose(database, upgrade);
    return database;
  }
  const release = takeLock(config.dataFolder);
  try {
    const database = await openFolder(join(config.dataFolder, 'database'));
    await upgradeOrClose(database, upgrade);
    return {
      ...database,
      close: async () => {
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** What stays open would keep the process of a refused command from ending. */
async function upgradeOrClose(database: Database, upgrade: (database: Database) => Promise<unknown>): Promise<void> {
  try {
    await upgrade(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Whether a data folder holds a database already. */
export const holdsDatabase = (dataFolder: string): boolean => existsSync(join(dataFolder, 'database.complete'));

/** Makes the database of an empty data folder from a dump, and keeps it only where `prove` finds it well. */
export async function createFromDump(
  dataFolder: string,
  dump: Uint8Array<ArrayBuffer>,
  prove: (database: Database) => Promise<void>,
): Promise<void> {
  const release = takeLock(dataFolder);
  try {
    const folder = join(dataFolder, 'database');
    if (holdsDatabase(dataFolder)) throw notEmpty(`Le dossier ${dataFolder}`);
    rmSync(folder, { recursive: true, force: true });
    const database = await openEmbedded({ folder, template: dump });
    await prove(database).finally(() => database.close());
    writeFileSync(`${folder}.complete`, '');
  } finally {
    release();
  }
}

/** A first opening starts from the template; one that was cut short is begun again. */
async function openFolder(folder: string): Promise<Database> {
  const complete = `${folder}.complete`;
  if (existsSync(complete)) return openEmbedded({ folder });
  rmSync(folder, { recursive: true, force: true });
  const database = await openEmbedded({ folder, template: await migratedTemplate() });
  writeFileSync(complete, '');
  return database;
}

/**
 * A dump of an empty, migrated database, made once per set of migrations: the engine takes 12 s to make one from
 * nothing. Kept as a bare tar: unpacking it each time is a fifth of a start.
 */
export async function migratedTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const path = inProject('.cache', `template-${migrationsKey()}.tar`);
  if (!existsSync(path)) {
    const blank = await openEmbedded({});
    await migrate(blank);
    const dump = gunzipSync((await blank.dump?.()) ?? new Uint8Array());
    await blank.close();
    mkdirSync(inProject('.cache'), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, dump);
    renameSync(`${path}.${process.pid}`, path);
    forgetOldTemplates();
  }
  return new Uint8Array(readFileSync(path));
}

/** Those of migrations that have changed since; not today's, which another process may be reading. */
function forgetOldTemplates(): void {
  const aDayAgo = Date.now() - 24 * 3600 * 1000;
  for (const template of globSync(inProject('.cache', 'template-*'))) {
    if (statSync(template).mtimeMs < aDayAgo) rmSync(template, { force: true });
  }
}
