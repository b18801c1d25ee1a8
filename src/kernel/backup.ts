import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Config } from './config.ts';
import {
  createFromDump,
  type Database,
  fingerprintAll,
  openDatabase,
  openServer,
  readMigrations,
  type TableFingerprint,
  tableFingerprint,
} from './db/index.ts';
import { restoreServer } from './db/restore-server.ts';
import { DomainError } from './errors.ts';
import { gunzipWithin } from './gunzip-within.ts';
import { inProject } from './paths.ts';
import { readTar, type TarEntry, writeTar } from './tar.ts';

type Place = Pick<Config, 'dataFolder' | 'databaseUrl'>;

/** Told how much is done, from 0 to 1. */
type Progress = (done: number) => void;

const manifest = z.object({
  format: z.literal('carreau-backup-1'),
  version: z.string(),
  engine: z.enum(['embedded', 'server']),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  /** Of each table, what is compared once it is restored; backups of before November 2026 have none. */
  tables: z.array(tableFingerprint).optional(),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof manifest>;

const databaseFile = { embedded: 'database.tar.gz', server: 'database.pgdump' } as const;

/**
 * The whole installation as one file: a dump of the database, the files people added, and a manifest with the hash of
 * each and of each table. The embedded folder is held while it is read; pg_dump reads the snapshot that tables are
 * counted in.
 */
export async function backUp(
  place: Place,
  now: Date,
  progress: Progress = () => {},
): Promise<{ archive: Uint8Array; manifest: BackupManifest }> {
  const engine = place.databaseUrl ? 'server' : 'embedded';
  const { dump, tables } = place.databaseUrl ? await dumpServer(place.databaseUrl) : await dumpEmbedded(place);
  const entries: TarEntry[] = [{ path: databaseFile[engine], content: dump }, ...addedFiles(place.dataFolder)];
  progress(0.6);
  const contents: BackupManifest = {
    format: 'carreau-backup-1',
    version: currentVersion(),
    engine,
    createdAt: now.toISOString(),
    migrations: readMigrations().map(({ name }) => name),
    tables,
    files: entries.map(({ path, content }) => ({ path, size: content.length, sha256: sha256(content) })),
  };
  const described = { path: 'manifest.json', content: Buffer.from(JSON.stringify(contents, null, 2)) };
  progress(0.7);
  const archive = gzipSync(writeTar([described, ...entries]), { level: 1 });
  progress(1);
  return { archive, manifest: contents };
}

/**
 * Puts a backup into an empty installation; into any other it is refused, and so is a damaged one. Every table must have
 * the rows and the hash that it had; it is left at the version it was saved at, for the next opening to upgrade.
 */
export async function restore(
  place: Place,
  archive: Uint8Array,
  progress: Progress = () => {},
): Promise<BackupManifest> {
  const { contents, entries } = readArchive(archive);
  progress(0.2);
  const engine = place.databaseUrl ? 'server' : 'embedded';
  if (contents.engine !== engine) throw otherEngine(contents.engine);
  const known = new Set(readMigrations().map(({ name }) => name));
  if (contents.migrations.some((name) => !known.has(name))) throw tooRecent(contents.version);
  const database = entries.get(databaseFile[engine]) ?? new Uint8Array();
  const prove = (restored: Database) => refuseChanged(restored, contents.tables);
  if (place.databaseUrl) {
    await restoreServer(place.databaseUrl, database);
    await whileOpen(await openServer(place.databaseUrl), prove);
  } else await createFromDump(place.dataFolder, unzipFolder(database), prove);
  progress(0.8);
  for (const [path, content] of entries) {
    if (!path.startsWith('files/')) continue;
    mkdirSync(dirname(join(place.dataFolder, path)), { recursive: true });
    writeFileSync(join(place.dataFolder, path), content);
  }
  progress(1);
  return contents;
}

/** Opens an archive and proves that each of its files is the one that was put in. */
function readArchive(archive: Uint8Array): { contents: BackupManifest; entries: Map<string, Uint8Array> } {
  const entries = new Map(readTar(unzip(archive)).map(({ path, content }) => [path, content]));
  const contents = manifest.safeParse(parseJson(entries.get('manifest.json')));
  if (!contents.success) throw notABackup();
  for (const { path, sha256: expected } of contents.data.files) {
    const content = entries.get(path);
    const inside = !path.split('/').includes('..') && !path.startsWith('/');
    if (!content || !inside || sha256(content) !== expected) throw damaged(path);
  }
  const listed = new Set(contents.data.files.map(({ path }) => path));
  return { contents: contents.data, entries: new Map([...entries].filter(([path]) => listed.has(path))) };
}

/** The tables of a database as one moment knew them, and its dump. */
interface Dumped {
  dump: Uint8Array;
  tables: TableFingerprint[];
}

const dumpEmbedded = async (place: Place): Promise<Dumped> =>
  whileOpen(await openDatabase(place), async (database) => ({
    tables: await database.db.transaction().execute(fingerprintAll),
    dump: (await database.dump?.()) ?? new Uint8Array(),
  }));

const dumpServer = async (url: string): Promise<Dumped> =>
  whileOpen(await openServer(url), ({ db }) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx);
        const tables = await fingerprintAll(tx);
        return { tables, dump: await dumpSnapshot(url, rows[0]?.snapshot ?? '') };
      }),
  );

async function dumpSnapshot(url: string, snapshot: string): Promise<Uint8Array> {
  const run = promisify(execFile);
  const options = { encoding: 'buffer', maxBuffer: 2 ** 31 - 1 } as const;
  // The table of PostGIS itself, which comes with it: only a superuser may write it.
  const left = '--exclude-table-data=public.spatial_ref_sys';
  const asked = ['--format=custom', '--no-owner', '--no-privileges', left, `--snapshot=${snapshot}`, `--dbname=${url}`];
  return (await run('pg_dump', asked, options)).stdout;
}

async function whileOpen<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function refuseChanged({ db }: Database, expected: TableFingerprint[] | undefined): Promise<void> {
  if (!expected) return;
  const found = new Map((await db.transaction().execute(fingerprintAll)).map((table) => [table.name, table]));
  for (const { name, rows, hash } of expected) {
    const table = found.get(name);
    if (table?.rows !== rows || table.hash !== hash) throw restoredDiffers(name);
  }
}

/** What people added beside the database, in a steady order. */
const addedFiles = (dataFolder: string): TarEntry[] =>
  globSync('files/**/*', { cwd: dataFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(dataFolder.length + 1).replaceAll('\\', '/'), content: readFileSync(path) }));

export const currentVersion = (): string =>
  (JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string }).version;

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * What a backup holds is compressed already, but for tables that people added: it swells little. An archive that would
 * fill the memory is none of ours.
 */
const unzip = (archive: Uint8Array): Buffer =>
  gunzipWithin(archive, { most: 64e6 + 20 * archive.length, broken: notABackup, swollen: swollenBackup });

/** A folder of the embedded engine, most of whose pages are half empty. */
const unzipFolder = (dump: Uint8Array): Buffer<ArrayBuffer> =>
  gunzipWithin(dump, { most: 1e9 + 20 * dump.length, broken: notABackup, swollen: swollenBackup });

function parseJson(content: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(content ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}

const notABackup = () =>
  new DomainError(
    'invalid',
    'not_a_backup',
    'Ce fichier n’est pas une sauvegarde de Carreau, ou il est coupé. Rien n’a été restauré.',
  );

const swollenBackup = () =>
  new DomainError(
    'invalid',
    'swollen_backup',
    'Décompressé, ce fichier prendrait bien plus de place qu’une sauvegarde de Carreau. Rien n’a été restauré\u202f; reprenez une autre copie.',
  );

const restoredDiffers = (table: string) =>
  new DomainError(
    'unavailable',
    'restored_differs',
    `Restaurée, la table ${table} n’est pas celle qui avait été sauvegardée\u00a0: ne vous servez pas de cette base. Recommencez avec une autre copie, dans une autre base vide, et signalez ce message.`,
    { table },
  );

const damaged = (path: string) =>
  new DomainError(
    'invalid',
    'damaged_backup',
    `Dans cette sauvegarde, «\u00a0${path}\u00a0» n’est plus ce qui y avait été mis. Rien n’a été restauré\u202f; reprenez une autre copie.`,
    { path },
  );

const otherEngine = (engine: 'embedded' | 'server') =>
  new DomainError(
    'invalid',
    'other_engine',
    engine === 'server'
      ? 'Cette sauvegarde vient d’un serveur PostgreSQL\u00a0: indiquez l’adresse d’une base vide avec DATABASE_URL.'
      : 'Cette sauvegarde vient d’une base embarquée\u00a0: restaurez-la sans DATABASE_URL, dans un dossier vide (CARREAU_DATA).',
  );

const tooRecent = (version: string) =>
  new DomainError(
    'invalid',
    'backup_too_recent',
    `Cette sauvegarde vient d’un Carreau plus récent (${version}). Installez cette version, puis restaurez.`,
  );
