import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../demo/load.ts';
import { type BackupManifest, backUp, restore } from '../src/kernel/backup.ts';
import { fingerprintAll, openDatabase, type TableFingerprint } from '../src/kernel/db/index.ts';
import { createDatabase, startServer } from '../test/postgres-server.ts';
import { say } from './say.ts';
import { temporaryFolder } from './server.ts';

interface Place {
  dataFolder: string;
  databaseUrl: string | undefined;
}

/**
 * `npm run bench:restore`: the demonstration, saved and restored into an empty installation of the same engine; every
 * table is counted and hashed before and after, every added file hashed. Ends with 1 where one is not what it was.
 */
export default async function run(): Promise<number> {
  const server = await startServer();
  let changed = 0;
  try {
    changed += await proveRestore('embedded engine', async () => undefined);
    if (server) changed += await proveRestore('PostgreSQL without fsync', (name) => createDatabase(server.url, name));
  } finally {
    server?.stop();
  }
  return changed > 0 || !server ? 1 : 0;
}

/** Gives how many tables and files are not what they were. */
async function proveRestore(engine: string, database: (name: string) => Promise<string | undefined>): Promise<number> {
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  const [here, there]: [Place, Place] = [
    { dataFolder: folders[0].path, databaseUrl: await database('demonstration') },
    { dataFolder: folders[1].path, databaseUrl: await database('restored') },
  ];
  try {
    const before = await demonstrate(here);
    const begun = performance.now();
    const { archive, manifest } = await backUp(here, new Date());
    const saved = performance.now();
    await restore(there, archive);
    const restored = performance.now();
    const changed = [...changedTables(before, await tablesOf(there)), ...changedFiles(manifest, there)];
    say(
      [
        `${engine}: ${before.reduce((sum, { rows }) => sum + rows, 0)} rows of ${before.length} tables, ${addedFiles(manifest).length} files,`,
        `same count and hash before and after${changed.length > 0 ? ` BUT ${changed.join(', ')}` : ''};`,
        `backup of ${(archive.length / 1e6).toFixed(1)} MB in ${seconds(begun, saved)}, restored in ${seconds(saved, restored)}`,
      ].join(' '),
    );
    return changed.length;
  } finally {
    for (const folder of folders) folder.remove();
  }
}

async function demonstrate(place: Place): Promise<TableFingerprint[]> {
  const database = await openDatabase(place);
  await loadDemo(database, { dataFolder: place.dataFolder });
  await database.close();
  return tablesOf(place);
}

async function tablesOf(place: Place): Promise<TableFingerprint[]> {
  const database = await openDatabase(place);
  const tables = await database.db.transaction().execute(fingerprintAll);
  await database.close();
  return tables;
}

const changedTables = (before: TableFingerprint[], after: TableFingerprint[]): string[] => {
  const found = new Map(after.map((table) => [table.name, JSON.stringify(table)]));
  const changed = before.filter((table) => found.get(table.name) !== JSON.stringify(table)).map(({ name }) => name);
  return [...changed, ...(after.length === before.length ? [] : ['the number of tables'])];
};

const addedFiles = ({ files }: BackupManifest) => files.filter(({ path }) => path.startsWith('files/'));

const changedFiles = (manifest: BackupManifest, { dataFolder }: Place): string[] =>
  addedFiles(manifest)
    .filter(({ path, sha256 }) => sha256 !== hashOf(readFileSync(join(dataFolder, path))))
    .map(({ path }) => path);

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
