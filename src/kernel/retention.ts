import type { Db } from './db/index.ts';
import type { Job } from './jobs/job.ts';

/** How long something that names people, or waits for them, is kept once it has served. */
export interface Retention {
  /** The table it is in. */
  table: string;
  /** What is kept and why, as the register of processing says it. */
  what: string;
  days: number;
  /** Removes what has served before this instant; tells how many rows. */
  forget(db: Db, before: Date): Promise<number>;
}

const aDay = 24 * 3_600_000;

/** Forgets each night what has been kept long enough; tells how many rows of each table. */
export const forgetting = (kept: readonly Retention[]): Job => ({
  name: 'retention',
  cron: '30 3 * * *',
  run: async ({ db, effects }) => {
    const forgotten: Record<string, number> = {};
    for (const { table, days, forget } of kept) {
      const rows = await forget(db, new Date(effects.now().getTime() - days * aDay));
      forgotten[table] = (forgotten[table] ?? 0) + rows;
    }
    return forgotten;
  },
});
