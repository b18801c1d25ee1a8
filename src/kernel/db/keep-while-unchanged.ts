import { sql } from 'kysely';
import type { Db } from './database.ts';
import { isReplica } from './primary-of.ts';

/** Answers kept of one reading; beyond, all are read again. */
const most = 100;

/** What stands in a database at one moment. */
export interface Standing {
  /** Two equal snapshots of PostgreSQL see the same rows. */
  snapshot: string;
  /** What was written of all that pages tell, as `content_change` counts it; null where that does not say enough. */
  changes: string | null;
}

/**
 * A replica does not tell which transactions it is in the midst of, and the count comes to it late: what it has replayed
 * of the log is its snapshot.
 */
export async function readStanding(db: Db): Promise<Standing> {
  const { rows } = await sql<{ snapshot: string; replayed: string | null; changes: string }>`
    select pg_current_snapshot()::text as snapshot, last_value::text as changes,
      case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as replayed
    from content_change
  `.execute(db);
  const { snapshot = '', replayed = null, changes = null } = rows[0] ?? {};
  if (!isReplica(db)) return { snapshot, changes };
  // Where the primary answered in its place, what is read of it next may be older than that: it is kept for nobody.
  return { snapshot: replayed ?? crypto.randomUUID(), changes: null };
}

export const standsAs = (before: Standing, now: Standing): boolean =>
  before.snapshot === now.snapshot || (before.changes !== null && before.changes === now.changes);

/**
 * The same, before something is read to be kept: what was counted may be written by a transaction that has not ended, and
 * then the count alone does not tell when what it wrote is seen.
 */
export async function readStandingToKeep(db: Db): Promise<Standing> {
  const standing = await readStanding(db);
  if (standing.changes === null) return standing;
  const { rows } = await sql<{ writing: boolean }>`
    select exists (select from pg_locks where locktype = 'transactionid' and mode = 'ExclusiveLock') as writing
  `.execute(db);
  return rows[0]?.writing ? { ...standing, changes: null } : standing;
}

/**
 * Reads once for each key (whatever the answer depends on besides the database), and again only when something that pages
 * tell was written since.
 */
export function keepWhileUnchanged<C extends { db: Db }, T>(
  read: (context: C) => Promise<T>,
  keyOf: (context: C) => string,
): (context: C) => Promise<T> {
  const kept = new WeakMap<Db, { standing: Standing; answers: Map<string, Promise<T>> }>();
  const answersFor = async (db: Db) => {
    const holds = (standing: Standing) => {
      const before = kept.get(db);
      return before && standsAs(before.standing, standing) && before.answers.size < most ? before.answers : undefined;
    };
    const known = holds(await readStanding(db));
    if (known) return known;
    const standing = await readStandingToKeep(db);
    const meanwhile = holds(standing);
    if (meanwhile) return meanwhile;
    const answers = new Map<string, Promise<T>>();
    kept.set(db, { standing, answers });
    return answers;
  };
  return async (context) => {
    const answers = await answersFor(context.db);
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
