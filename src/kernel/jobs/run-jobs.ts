import { type Clock, type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Database } from '../db/index.ts';
import type { Effects } from '../effects.ts';
import type { Log } from '../observe/log.ts';
import type { Job } from './job.ts';

/** One whose process no longer says, each minute, that it lives is given to another. */
const attempts = {
  retryLimit: 3,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: 3600,
  heartbeatSeconds: 60,
};
const pollSeconds = 30;

/**
 * Keeps the jobs going until told to stop: each at its times, once among all processes of an installation, tried again
 * three times where it fails or where its process was killed, once where its hour passed while nothing ran. What was
 * asked stays in the database's schema `pgboss`.
 */
export async function runJobs(
  database: Database,
  { jobs, effects, log, clock }: { jobs: Job[]; effects: Effects; log: Log; clock?: Clock },
): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.run(text, values), ...(clock ? settingItself(database) : {}) },
    ...(clock ? { clock } : {}),
    backend: database.engine === 'embedded' ? 'pglite' : 'postgres',
  });
  const failed = (error: unknown) => log.error({ err: error });
  boss.on('error', failed);
  const stop = (graceful: boolean) => boss.stop({ graceful, timeout: 30_000 });
  try {
    await begin();
  } catch (error) {
    await stop(false).catch(failed);
    throw error;
  }

  async function begin(): Promise<void> {
    await boss.start();
    for (const job of jobs) {
      await boss.createQueue(job.name, { policy: 'exclusive' });
      await boss.updateQueue(job.name, attempts);
      await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Paris', missed: 'once' });
      if (job.atStart) await boss.send(job.name);
      await boss.work(job.name, { batchSize: 1, pollingIntervalSeconds: pollSeconds }, () => tell(job));
    }
    await forgetOthers(boss, jobs);
  }

  async function tell({ name, run }: Job): Promise<void> {
    try {
      log.info({ job: name, done: await run({ db: database.db, effects }) });
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  return () => stop(true);
}

/** A test's clock sets itself on the connection there is: one on the embedded engine, and so should there be on a server. */
const settingItself = ({ run }: Database): Pick<NonNullable<ConstructorOptions['db']>, 'setSessionStatements'> => ({
  setSessionStatements: async (statements) => void (await Promise.all(statements.map((each) => run(each)))),
});

/** Jobs of an earlier version are not asked for any more. */
async function forgetOthers(boss: PgBoss, jobs: Job[]): Promise<void> {
  const names = new Set(jobs.map(({ name }) => name));
  for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
}
