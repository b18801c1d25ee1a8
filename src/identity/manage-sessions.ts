import { missing } from '../kernel/errors.ts';
import { isId } from '../kernel/identifier.ts';
import { recordOfPerson } from './audit.sql.ts';
import { type Context, personOf } from './context.ts';
import { describeDevice } from './describe-device.rule.ts';
import { authoriseEndingSessions } from './manage-person.rule.ts';
import { findAnyPerson, organisationsOf } from './person.sql.ts';
import { deleteOwnSessions, deleteSessionsOf, listSessionsOf } from './session.sql.ts';
import { inForceAt } from './session.ts';

export interface KnownSession {
  id: string;
  /** As its browser tells it. */
  device: string;
  since: Date;
  lastUsed: Date;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** Where the person who asks is signed in. */
export async function readSessions(context: Context, currentId: string): Promise<KnownSession[]> {
  const sessions = await listSessionsOf(context.db, personOf(context).id, inForceAt(context.effects.now()));
  return sessions.map(({ id, userAgent, createdAt, usedAt }) => ({
    ...{ id, device: describeDevice(userAgent), since: createdAt, lastUsed: usedAt },
    current: id === currentId,
  }));
}

/** Ends one of one's own sessions, or all but this one. */
export async function endSessions(context: Context, which: { only: string } | { except: string }): Promise<void> {
  const { id: personId } = personOf(context);
  await context.db.transaction().execute(async (tx) => {
    const known = !('only' in which) || isId(which.only);
    const ended = known ? await deleteOwnSessions(tx, personId, which) : 0;
    if (ended === 0) throw missing('Cette session');
    await recordOfPerson(tx, context, await organisationsOf(tx, personId), { verb: 'session.end', personId });
  });
}

/** Signs somebody out everywhere; they may come back by the means they have. */
export async function endSessionsOf(context: Context, { personId }: { personId: string }): Promise<void> {
  const person = await findAnyPerson(context.db, { id: personId });
  if (!person) throw missing('Ce compte');
  const organisationIds = await organisationsOf(context.db, personId);
  authoriseEndingSessions(context.actor, organisationIds);
  await context.db.transaction().execute(async (tx) => {
    await deleteSessionsOf(tx, personId);
    await recordOfPerson(tx, context, organisationIds, { verb: 'session.end_all', personId });
  });
}
