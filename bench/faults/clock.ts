import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../pause.ts';
import { say } from '../say.ts';
import { aServer, asked } from './a-database.ts';
import { type UnderFault, underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

const preloaded = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';
const lasting = 6_000;

/** The clock of the machine, Carreau’s and PostgreSQL’s alike, is set an hour ahead, then two hours back. Needs libfaketime. */
export async function* clockFaults(): AsyncGenerator<Outcome> {
  if (!existsSync(preloaded)) return say('clock: libfaketime is needed');
  const clock = join(tmpdir(), `carreau-clock-${process.pid}`);
  const set = (offset: string) => writeFileSync(clock, `${offset}\n`);
  set('+0');
  const environment = {
    ...{ LD_PRELOAD: preloaded, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1' },
    // Waits are measured by another clock, which nobody sets.
    ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
  };
  const cluster = await withEnvironment(environment, () => aServer());
  if (!cluster) throw new Error('PostgreSQL is needed');
  yield underFault(cluster, {
    fault: 'clock of the machine set an hour ahead, then two hours back, then right',
    environment,
    make: async (under) => {
      const seen = [];
      for (const offset of ['+1h', '-1h', '+0']) {
        set(offset);
        await pause(lasting);
        seen.push(await hoursOff(under));
      }
      const [ahead, back, right] = seen.map((hours) => hours.join(' and '));
      const isSet = `${ahead}, ${back}, ${right}` === '1 and 1, -1 and -1, 0 and 0';
      return {
        also: [`hours off, as Carreau and PostgreSQL told: ${ahead}, then ${back}, then ${right}`],
        failed: isSet ? [] : ['the clock was not set'],
      };
    },
  });
  cluster.stop();
  rmSync(clock);
}

/** By how many hours both are off this process's clock. */
async function hoursOff({ server, databaseUrl }: UnderFault): Promise<number[]> {
  const { headers } = await fetch(`${server.address}/healthz`);
  const [row] = await asked(databaseUrl, 'select now() as now');
  const told = [new Date(headers.get('date') ?? 0), row?.now as Date];
  return told.map((instant) => Math.round((instant.getTime() - Date.now()) / 3_600_000) + 0);
}

async function withEnvironment<T>(environment: Record<string, string>, work: () => Promise<T>): Promise<T> {
  Object.assign(process.env, environment);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}
