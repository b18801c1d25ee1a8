import { sql } from 'kysely';
import type { Db } from './database.ts';
import { isReplica } from './primary-of.ts';

/** Answers kept of one reading; beyond, all are read again. */
const most = 100;

/**
 * What stands in the database now: two equal snapshots of PostgreSQL see the same rows. A replica does not tell which
 * transactions it is in the midst of; what it has replayed of the log is its snapshot.
 */
export async function readSnapshot(db: Db): Promise<string> {
  const { rows } = await sql<{ snapshot: string; replayed: string | null }>`
    select pg_current_snapshot()::text as snapshot,
      case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as replayed
  `.execute(db);
  const [read] = rows;
  if (!isReplica(db)) return read?.snapshot ?? '';
  // Where the primary answered in its place, what is read of it next may be older than that: it is kept for nobody.
  return read?.replayed ?? crypto.randomUUID();
}

/**
 * Reads once for each key (whatever the answer depends on besides the database), and again only when something was
 * written since.
 */
export function keepWhileUnchanged<C extends { db: Db }, T>(
  read: (context: C) => Promise<T>,
  keyOf: (context: C) => string,
): (context: C) => Promise<T> {
  const kept = new WeakMap<Db, { snapshot: string; answers: Map<string, Promise<T>> }>();
  return async (context) => {
    const snapshot = await readSnapshot(context.db);
    const before = kept.get(context.db);
    const unchanged = before && before.snapshot === snapshot && before.answers.size < most;
    const answers = unchanged ? before.answers : new Map<string, Promise<T>>();
    if (!unchanged) kept.set(context.db, { snapshot, answers });
    const key = keyOf(context);
    const known = answers.get(key);
    if (known) return known;
    // Whoever asks meanwhile waits for the same answer.
    const answer = read(context);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
