import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../test/postgres-server.ts';
import { aSmallDisk, type SmallDisk } from '../../test/small-disk.ts';
import { pause } from '../pause.ts';
import { type BenchServer, startServer, temporaryFolder } from '../server.ts';
import { aDatabase, aServer } from './a-database.ts';
import { startAgain } from './database-server.ts';
import { type Outcome, whilePeopleSave } from './while-people-save.ts';

/** How long the disk stays full, in milliseconds. */
const fullFor = 8_000;

/** The disk of the database is full for a while: a small one in memory, filled to its last byte. Needs root. */
export async function* fullDiskFaults(): AsyncGenerator<Outcome> {
  const ofServer = aSmallDisk(600);
  const onIt = join(ofServer.path, 'server');
  mkdirSync(onIt);
  const cluster = await aServer(onIt);
  if (!cluster) throw new Error('PostgreSQL is needed');
  const elsewhere = temporaryFolder();
  yield whileFull('full disk under PostgreSQL', ofServer, {
    ...{ folder: elsewhere.path, databaseUrl: await aDatabase(cluster), cluster },
  });
  cluster.stop();
  ofServer.remove();
  elsewhere.remove();
  const ofData = aSmallDisk(400);
  yield whileFull('full disk under the data folder, embedded engine', ofData, { folder: join(ofData.path, 'data') });
  ofData.remove();
}

async function whileFull(
  fault: string,
  disk: SmallDisk,
  { folder, databaseUrl, cluster }: { folder: string; databaseUrl?: string; cluster?: Cluster },
): Promise<Outcome> {
  let server: BenchServer | undefined;
  let startedAgain = false;
  const start = () => startServer(folder, { command: 'serve', databaseUrl, quiet: true });
  const place = { dataFolder: folder, databaseUrl };
  const outcome = await whilePeopleSave(
    { fault, place, address: () => server?.address ?? '' },
    {
      begin: async () => {
        server = await start();
      },
      make: async () => {
        disk.fill();
        await pause(fullFor);
        disk.free();
        if (cluster && !cluster.isRunning()) await startAgain(cluster);
        if (server && !server.isRunning()) {
          startedAgain = true;
          server = await start();
        }
      },
      end: async () => server?.stop(),
    },
  );
  return startedAgain ? { ...outcome, also: ['its supervisor started Carreau again'] } : outcome;
}
