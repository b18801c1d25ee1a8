import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Cluster, firstProcess } from '../../test/postgres-server.ts';
import { pause } from '../pause.ts';
import { say } from '../say.ts';
import { underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

const tracer = '/usr/bin/strace';
/** How much longer each flush to the disk takes, and for how long this lasts, in milliseconds. */
const slower = 2_000;
const lasting = 12_000;

/** The disk of PostgreSQL is slow: each of its flushes is held by strace. Needs it, and root. */
export async function* slowDiskFaults(cluster: Cluster): AsyncGenerator<Outcome> {
  if (!existsSync(tracer)) return say('slow disk: strace is needed');
  const fault = `slow disk under PostgreSQL: each flush ${slower / 1000} s longer, for ${lasting / 1000} s`;
  yield underFault(cluster, {
    fault,
    make: async () => {
      const flushes = 'fsync,fdatasync,sync_file_range';
      const processes = processesUnder(firstProcess(cluster.data)).flatMap((pid) => ['--attach', String(pid)]);
      const holding = spawn(
        tracer,
        ['-f', '-c', '-e', `trace=${flushes}`, '-e', `inject=${flushes}:delay_enter=${slower * 1000}`, ...processes],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      );
      let said = '';
      holding.stderr.on('data', (piece: Buffer) => {
        said += piece.toString();
      });
      await pause(lasting);
      holding.kill('SIGINT');
      await once(holding, 'exit');
      const held = Number(/(\d+)\s+\d*\s*fdatasync/.exec(said)?.[1] ?? 0);
      return { also: [`${held} flushes were held`], failed: held > 0 ? [] : ['no flush was held'] };
    },
  });
}

/** A process and those that come from it. */
const processesUnder = (first: number): number[] => [
  first,
  ...readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === first)
    .map(Number),
];

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
