import { TestClock } from 'pg-boss';
import { expect, test } from 'vitest';
import { testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Database } from '../db/index.ts';
import { terminalLog } from '../observe/log.ts';
import { runJobs } from './run-jobs.ts';

describeAloneOnEachEngine('jobs', (database) => {
  test('a job is run at its hours of Paris, and again where it failed', async (context) => {
    context.skip(database().engine === 'server', 'a server keeps its own time');
    const ran: string[] = [];
    const clock = new TestClock('2026-11-22T11:55:30Z');
    const stop = await runJobs(database(), {
      jobs: [
        { name: 'hourly', cron: '5 * * * *', run: async () => ran.push(`hourly ${timeOf(clock)}`) },
        { name: 'daily', cron: '0 13 * * *', run: () => failFirst(ran, `daily ${timeOf(clock)}`) },
      ],
      effects: testEffects,
      log: silent,
      clock,
    });

    for (let minute = 0; minute < 15; minute += 1) {
      await clock.tick(60_000);
      await settled(database());
    }

    await stop();
    expect(ran.map((each) => each.slice(0, -1)).toSorted()).toEqual(['daily 12:0', 'daily failed 12:0', 'hourly 12:0']);
  });

  test('a job that a new version does not have is not asked for any more', async () => {
    const run = async () => {};
    const given = (name: string) => ({ jobs: [{ name, cron: '0 3 * * *', run }], effects: testEffects, log: silent });
    await (await runJobs(database(), given('former')))();

    await (await runJobs(database(), given('new')))();

    const { rows } = await database().run('select name, cron, timezone from pgboss.schedule');
    expect(rows).toEqual([{ name: 'new', cron: '0 3 * * *', timezone: 'Europe/Paris' }]);
  });
});

const silent = { ...terminalLog, error: () => {} };

const timeOf = (clock: TestClock) => new Date(clock.now()).toISOString().slice(11, 16);

async function failFirst(ran: string[], name: string): Promise<void> {
  if (ran.length > 0) return void ran.push(name);
  ran.push(name.replace(' ', ' failed '));
  throw new Error('no');
}

/** What a tick of the clock made the library ask was answered. */
const settled = async ({ db }: Database) => {
  for (let turn = 0; turn < 3; turn += 1) await db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
};
