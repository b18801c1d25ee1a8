import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { restore } from '../src/kernel/backup.ts';
import {
  type Database,
  migrate,
  migratedTemplate,
  moveToServer,
  openEmbedded,
  openServer,
  readMigrations,
} from '../src/kernel/db/index.ts';
import { createDatabase, startServer } from '../test/postgres-server.ts';
import { migrationsOf, type Upgrade, upgrade } from '../test/upgrade/upgrade.ts';

/**
 * `npm run bench:upgrade -- BACKUP…`: embedded backups that older versions wrote of their demonstration, restored and
 * upgraded by this one, on both engines; ends with 1 where a row is not what it was.
 */
export default async function run(): Promise<number> {
  const files = process.argv.slice(2);
  const server = await startServer();
  const today = await openEmbedded({ template: await migratedTemplate() });
  let lost = 0;
  try {
    for (const file of files) {
      const folder = mkdtempSync(join(tmpdir(), 'carreau-upgrade-'));
      const { version, createdAt } = await restore({ dataFolder: folder, databaseUrl: undefined }, readFileSync(file));
      process.stdout.write(`— ${basename(file)}: version ${version}, written ${createdAt}\n`);
      const embedded = await openEmbedded({ folder: join(folder, 'database') });
      const moved = server && (await movedAsItIs(embedded, server.url));
      for (const database of [embedded, moved].filter((each) => each !== undefined)) {
        const begun = performance.now();
        const outcome = await upgrade(database, today);
        lost += outcome.changed.length;
        process.stdout.write(`  ${said(database.engine, outcome, (performance.now() - begun) / 1000)}\n`);
        await database.close();
      }
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await today.close();
    server?.stop();
  }
  return lost > 0 || files.length === 0 ? 1 : 0;
}

/** The same installation on a server, at the version it was at. */
async function movedAsItIs(embedded: Database, url: string): Promise<Database> {
  const moved = await openServer(await createDatabase(url, `upgrade_${Date.now()}`));
  const then = await migrationsOf(embedded);
  await migrate(
    moved,
    readMigrations().filter((migration) => then.includes(migration.name)),
  );
  await moveToServer(embedded, moved);
  return moved;
}

const said = (engine: string, { from, applied, tables, rows, changed, gone }: Upgrade, seconds: number): string =>
  [
    `${engine}: ${from} migrations, ${applied} applied in ${seconds.toFixed(1)} s (both comparisons included)`,
    `${rows} rows of ${tables} tables, same count and hash before and after${changed.length > 0 ? ` BUT ${changed.join(', ')}` : ''}`,
    ...(gone.length > 0 ? [`gone: ${gone.join(', ')}`] : []),
  ].join('; ');
