import type { Cluster } from '../../test/postgres-server.ts';
import { type BenchServer, startServer, temporaryFolder } from '../server.ts';
import { aDatabase } from './a-database.ts';
import { type Outcome, whilePeopleSave } from './while-people-save.ts';

/** What stands while a fault is made. */
export interface UnderFault {
  databaseUrl: string;
  folder: string;
  server: BenchServer;
}

/** What else was looked at: what is so, and what should not be. */
export type Looked = Pick<Outcome, 'also' | 'failed'>;

interface Fault {
  fault: string;
  /** Makes the fault, and mends it; people save all the while. */
  make: (under: UnderFault) => Promise<Looked | undefined>;
  /** Settings of Carreau for it. */
  environment?: Record<string, string>;
}

/** People save on a Carreau that is never started again, on a database of its own. */
export async function underFault(cluster: Cluster, { fault, make, environment = {} }: Fault): Promise<Outcome> {
  const folder = temporaryFolder();
  const databaseUrl = await aDatabase(cluster);
  const place = { dataFolder: folder.path, databaseUrl };
  const settings = { command: 'serve', databaseUrl, environment, quiet: true } as const;
  let server: BenchServer | undefined;
  let looked: Looked = { also: [], failed: [] };
  const outcome = await whilePeopleSave(
    { fault, place, address: () => server?.address ?? '' },
    {
      begin: async () => {
        server = await startServer(folder.path, settings);
      },
      make: async () => {
        if (server) looked = (await make({ databaseUrl, folder: folder.path, server })) ?? looked;
      },
      end: async () => server?.stop(),
    },
  );
  folder.remove();
  return { ...outcome, ...looked };
}
