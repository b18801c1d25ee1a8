import type { Context } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { periodOf } from '../figure-library.ts';
import { readIndicatorsByIds } from '../figures.sql.ts';
import { listOpenCounts } from './count.sql.ts';
import { writeCount } from './count-indicator.ts';

interface World {
  db: Db;
  effects: Effects;
}

/** Counts again what is open: values that nobody validated, of periods that are not over. */
export async function recountOpen({ db, effects }: World): Promise<void> {
  const open = await listOpenCounts(db, todayOf(effects));
  if (open.length === 0) return;
  const rows = await readIndicatorsByIds(db, [...new Set(open.map(({ indicatorId }) => indicatorId))]);
  const indicators = new Map(rows.map((row) => [row.id, row]));
  const context: Context = { actor: { person: null, grants: [], owner: true }, db, effects };
  for (const value of open) {
    const indicator = indicators.get(value.indicatorId);
    if (!indicator) continue;
    const asked = {
      indicator,
      period: periodOf(value),
      recordedBy: value.recordedBy,
      reason: 'Recompté de jour en jour',
    };
    await db
      .transaction()
      .execute((tx) => writeCount(tx, context, asked))
      .catch((error: unknown) => {
        // A definition that no longer counts anything keeps its last value: its page says why.
        if (!isDomainError(error)) throw error;
      });
  }
}

const anHour = 3_600_000;

/** Recounts now and every hour, until told to stop. */
export function keepCounting(world: World, failed: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(() => recountOpen(world)).catch(failed);
  };
  run();
  const timer = setInterval(run, anHour).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
