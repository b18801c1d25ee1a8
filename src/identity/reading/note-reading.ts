import { todayOf } from '../../kernel/day.ts';
import type { Context } from '../context.ts';
import { insertReading } from './reading.sql.ts';
import type { Reading, ReadingKind } from './reading.ts';

/** Notes that somebody reads what is personal or sensitive, before it is shown. Visitors read nothing of the kind. */
export async function noteReading({ actor, db, effects }: Context, reading: Reading): Promise<void> {
  if (!actor.person) return;
  await insertReading(db, { ...reading, personId: actor.person.id, at: effects.now(), day: todayOf(effects) });
}

/** The same of a list: once for each organisation that something in it is of. */
export async function noteReadings(
  context: Context,
  what: ReadingKind,
  read: readonly { organisationId: string }[],
): Promise<void> {
  for (const organisationId of new Set(read.map((each) => each.organisationId)))
    await noteReading(context, { organisationId, what });
}
