import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Answers kept of one reading; beyond, all are read again. */
const most = 100;

/** What stands in the database now: two equal snapshots of PostgreSQL see the same rows. */
export async function readSnapshot(db: Db): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db);
  return rows[0]?.snapshot ?? '';
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
