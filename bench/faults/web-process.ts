import type { Cluster } from '../../test/postgres-server.ts';
import { pause } from '../pause.ts';
import { type BenchServer, startServer, temporaryFolder } from '../server.ts';
import { aDatabase } from './a-database.ts';
import { type Outcome, whilePeopleSave } from './while-people-save.ts';

/** A process that serves pages is killed: the only one, started again by a supervisor; or one of two behind a proxy. */
export async function* webProcessFaults(cluster: Cluster): AsyncGenerator<Outcome> {
  yield onlyOne('kill -9 of the web process, embedded engine', undefined);
  yield onlyOne('kill -9 of the web process, PostgreSQL', await aDatabase(cluster));
  yield oneOfTwo('kill -9 of one of two web processes', await aDatabase(cluster));
}

async function onlyOne(fault: string, databaseUrl: string | undefined): Promise<Outcome> {
  const folder = temporaryFolder();
  const start = () => startServer(folder.path, { command: 'serve', databaseUrl, quiet: true });
  let server: BenchServer | undefined;
  const saving = {
    ...{ fault, place: { dataFolder: folder.path, databaseUrl } },
    address: () => server?.address ?? '',
  };
  const outcome = await whilePeopleSave(saving, {
    begin: async () => {
      server = await start();
    },
    make: async () => {
      await server?.kill();
      await pause(1_000);
      server = await start();
    },
    end: async () => server?.stop(),
  });
  folder.remove();
  return outcome;
}

/** As nginx does with its default `proxy_next_upstream`: who finds nobody at one is sent to the other. */
async function oneOfTwo(fault: string, databaseUrl: string): Promise<Outcome> {
  const folder = temporaryFolder();
  const place = { dataFolder: folder.path, databaseUrl };
  const ports = [4380, 4381];
  let servers: BenchServer[] = [];
  const address = (person: number) => servers[person % servers.length]?.address ?? '';
  const outcome = await whilePeopleSave(
    { fault, place, address },
    {
      begin: async () => {
        servers = await Promise.all(
          ports.map((port) => startServer(folder.path, { command: 'serve', databaseUrl, port, quiet: true })),
        );
      },
      make: async () => {
        await servers[0]?.kill();
        servers = servers.slice(1);
      },
      end: async () => void (await Promise.all(servers.map((server) => server.stop()))),
    },
  );
  folder.remove();
  return outcome;
}
