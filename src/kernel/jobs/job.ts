import type { Db } from '../db/index.ts';
import type { Effects } from '../effects.ts';

/** What a job works with: nobody asks it, so it has no actor. */
export interface JobWorld {
  db: Db;
  effects: Effects;
}

/** Work done apart from requests, at its own times, by one process at a time whatever their number. */
export interface Job {
  /** Stable: it is kept in the database. */
  name: string;
  /** When, in Paris, as the five fields of cron. */
  cron: string;
  /** Whether it is run when Carreau starts, too. */
  atStart?: boolean;
  /** Tries again later where it throws; gives what is told in the log. */
  run(world: JobWorld): Promise<unknown>;
}
