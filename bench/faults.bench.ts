import type { Cluster } from '../test/postgres-server.ts';
import { aServer } from './faults/a-database.ts';
import { clockFaults } from './faults/clock.ts';
import { databaseFaults } from './faults/database-server.ts';
import { fullDiskFaults } from './faults/full-disk.ts';
import { halfSentFiles } from './faults/half-sent-file.ts';
import { identityProviderFaults } from './faults/identity-provider.ts';
import { mailFaults } from './faults/mail-server.ts';
import { slowDiskFaults } from './faults/slow-disk.ts';
import { webProcessFaults } from './faults/web-process.ts';
import type { Outcome } from './faults/while-people-save.ts';
import { type Measure, max, summary } from './measure.ts';
import { say } from './say.ts';

const allFaults: ((cluster: Cluster) => AsyncGenerator<Outcome>)[] = [
  ...[databaseFaults, webProcessFaults, fullDiskFaults, slowDiskFaults, clockFaults],
  ...[halfSentFiles, identityProviderFaults, mailFaults],
];

/** Makes each fault under people at work, and prints what they saw, what was kept, and what was lost. */
export default async function faults(): Promise<Measure[]> {
  const cluster = await aServer();
  if (!cluster) throw new Error('PostgreSQL is needed');
  const outcomes: Outcome[] = [];
  try {
    for (const fault of allFaults)
      for await (const outcome of fault(cluster)) {
        tell(outcome);
        outcomes.push(outcome);
      }
  } finally {
    cluster.stop();
  }
  return outcomes.map(({ fault, lost, untold, failed }) =>
    summary(`lost, untold or wrong: ${fault}`, [lost + untold + failed.length], 'edits', max(0)),
  );
}

function tell(outcome: Outcome): void {
  const { fault, acknowledged, lost, unsure, unsureKept, untold, interrupted, seen, also, failed } = outcome;
  say(
    `\n${fault}: ${acknowledged} acknowledged, ${lost} lost; ${unsure} told as failed, ${unsureKept} of them kept; ${untold} untold; nobody saved for ${interrupted.toFixed(1)} s`,
  );
  for (const line of seen) say(`  seen: ${line}`);
  for (const line of also) say(`  also: ${line}`);
  for (const line of failed) say(`  WRONG: ${line}`);
}
