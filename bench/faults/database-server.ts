import { type Cluster, firstProcess } from '../../test/postgres-server.ts';
import { pause } from '../pause.ts';
import { asked } from './a-database.ts';
import { type UnderFault, underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

/** The database ends or starts again under people who save; Carreau itself is never started again. */
export async function* databaseFaults(cluster: Cluster): AsyncGenerator<Outcome> {
  const faults: [string, (made: UnderFault) => Promise<void>][] = [
    ['kill -9 of one process of PostgreSQL', killBackend],
    ['kill -9 of PostgreSQL, started again at once', () => killServer(cluster)],
    ['PostgreSQL restarted, -m fast', () => restart(cluster, 'fast')],
    ['PostgreSQL restarted, -m immediate', () => restart(cluster, 'immediate')],
    ['PostgreSQL away for 12 s', () => restart(cluster, 'fast', 12_000)],
  ];
  for (const [fault, make] of faults)
    yield underFault(cluster, { fault, make: (under) => make(under).then(() => undefined) });
}

async function killBackend({ databaseUrl }: UnderFault): Promise<void> {
  const [row] = await asked(
    databaseUrl,
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1`,
  );
  process.kill(Number(row?.pid), 'SIGKILL');
}

async function killServer(cluster: Cluster): Promise<void> {
  process.kill(firstProcess(cluster.data), 'SIGKILL');
  await startAgain(cluster);
}

/** As a system’s supervisor does: again and again until its other processes have ended. */
export async function startAgain(cluster: Cluster): Promise<void> {
  for (let tries = 0; ; tries++) {
    await pause(500);
    try {
      return cluster.start();
    } catch (error) {
      if (tries === 60) throw error;
    }
  }
}

async function restart(cluster: Cluster, mode: 'fast' | 'immediate', away = 0): Promise<void> {
  cluster.halt(mode);
  await pause(away);
  cluster.start();
}
