import { todayOf } from '../../kernel/day.ts';
import { type Db, primaryOf } from '../../kernel/db/index.ts';
import { type Log, terminalLog } from '../../kernel/observe/log.ts';
import type { Context } from '../context.ts';
import { insertReadings, type ReadingRow } from './reading.sql.ts';
import type { Reading } from './reading.ts';

/** Milliseconds that readings wait to be written together: each writing makes kept pages be read again. */
const wait = 30_000;

interface Notes {
  /** Known already, by person and thing; those of one day. */
  day: string;
  known: Set<string>;
  waiting: ReadingRow[];
  timer: NodeJS.Timeout | undefined;
}

const notes = new WeakMap<Db, Notes>();

/** Notes that somebody reads what is personal or sensitive, behind their back: a page never waits for it. */
export function noteReading(context: Context & { log?: Log }, { organisationId, what, objectId }: Reading): void {
  const { actor, effects, log = terminalLog } = context;
  if (!actor.person) return;
  const db = primaryOf(context.db);
  const [at, day] = [effects.now(), todayOf(effects)];
  const of = notesOf(db, day);
  const key = [actor.person.id, organisationId, what, objectId].join(' ');
  if (of.known.has(key)) return;
  of.known.add(key);
  of.waiting.push({ at, day, organisationId, personId: actor.person.id, what, objectId: objectId ?? null });
  of.timer ??= setTimeout(() => {
    // They wait for the next ones then.
    writeReadings(db).catch((err: unknown) => log.warn({ err }));
  }, wait).unref();
}

/** Writes what waits: after a while, where it is read, and where the server stops. */
export async function writeReadings(db: Db): Promise<void> {
  const of = notes.get(primaryOf(db));
  if (!of) return;
  clearTimeout(of.timer);
  of.timer = undefined;
  const rows = of.waiting.splice(0);
  try {
    if (rows.length > 0) await insertReadings(primaryOf(db), rows);
  } catch (error) {
    of.waiting.unshift(...rows);
    throw error;
  }
}

function notesOf(db: Db, day: string): Notes {
  const there = notes.get(db);
  if (there?.day === day) return there;
  const fresh = { day, known: new Set<string>(), waiting: there?.waiting ?? [], timer: there?.timer };
  notes.set(db, fresh);
  return fresh;
}
