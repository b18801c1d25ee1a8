import { type Context, findLastChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Job } from '../../kernel/jobs/job.ts';
import type { Period } from '../../kernel/period.ts';
import { periodOf } from '../figure-library.ts';
import { readIndicatorsByIds } from '../figures.sql.ts';
import { listEndedCounts, listOpenCounts, type OpenCount } from './count.sql.ts';
import { writeCount } from './count-indicator.ts';
import { openPeriod } from './open-period.rule.ts';

interface World {
  db: Db;
  effects: Effects;
}

/**
 * Counts again what is open: values that nobody validated, of periods that are not over; and counts the period that
 * follows one that was counted and is over. Tells how many.
 */
export async function recountOpen({ db, effects }: World): Promise<number> {
  const today = todayOf(effects);
  const open = [
    ...(await listOpenCounts(db, today)).map(again),
    ...(await listEndedCounts(db, today)).flatMap(nextOf(today)),
  ];
  if (open.length === 0) return 0;
  const rows = await readIndicatorsByIds(db, [...new Set(open.map(({ indicatorId }) => indicatorId))]);
  const indicators = new Map(rows.map((row) => [row.id, row]));
  const context: Context = { actor: { person: null, grants: [], owner: true }, db, effects };
  for (const value of open) {
    const indicator = indicators.get(value.indicatorId);
    if (!indicator) continue;
    const { period, recordedBy, opening, reason } = value;
    const asked = { indicator, period, recordedBy, opening, reason };
    await db
      .transaction()
      .execute((tx) => writeCount(tx, context, asked))
      .catch((error: unknown) => {
        // A definition that no longer counts anything keeps its last value: its page says why.
        if (!isDomainError(error)) throw error;
      });
  }
  return open.length;
}

interface ToCount {
  indicatorId: string;
  recordedBy: string;
  period: Period;
  opening: boolean;
  reason: string | null;
}

const again = (count: OpenCount): ToCount => ({
  ...count,
  period: periodOf(count),
  opening: false,
  reason: 'Recompté de jour en jour',
});

/** Counted in the name of who counted the former one. */
const nextOf =
  (today: string) =>
  (count: OpenCount): ToCount[] => {
    const period = openPeriod(periodOf(count), today);
    return period ? [{ ...count, period, opening: true, reason: null }] : [];
  };

/** Recounts where something was written since, or the day changed; tells how many values were. */
export function recounting(): Job {
  let before = '';
  return {
    name: 'recount',
    cron: '*/5 * * * *',
    atStart: true,
    run: async (world) => {
      const now = `${await findLastChange(world.db)} ${todayOf(world.effects)}`;
      if (now === before) return 0;
      const recounted = await recountOpen(world);
      before = now;
      return recounted;
    },
  };
}
