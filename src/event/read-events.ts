import { authorise, type Context, organisationsWhere } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import { missing } from '../kernel/errors.ts';
import { isId } from '../kernel/identifier.ts';
import type { Due } from '../watch/index.ts';
import { type EventFilter, listEvents, listEventYears, sumEvents } from './event.sql.ts';
import type { Event } from './event.ts';
import { readEventToEdit } from './save-event.ts';

/** Lines of one page of the list, and of the table that tells outcomes. */
const eventsPage = 50;
const untoldAtOnce = 200;

/** Events as far as who asks may read them, what they come to, and the years that have any. */
export async function readEvents(
  context: Context,
  filter: Omit<EventFilter, 'worksIn' | 'organisationIds' | 'before'>,
  page = 1,
) {
  const worksIn = organisationsWhere(context.actor, 'work.read');
  const asked = { ...filter, worksIn };
  const [events, totals, years] = await Promise.all([
    listEvents(context.db, asked, { limit: eventsPage, offset: (page - 1) * eventsPage, latestFirst: true }),
    sumEvents(context.db, asked),
    listEventYears(context.db, worksIn),
  ]);
  return { events, totals, years, last: Math.max(1, Math.ceil(totals.total / eventsPage)) };
}

/** One event, as far as who asks may read it. */
export async function readEvent(context: Context, id: string): Promise<Event> {
  const worksIn = organisationsWhere(context.actor, 'work.read');
  const [event] = isId(id) ? await listEvents(context.db, { id, worksIn }, { limit: 1 }) : [];
  if (event) return event;
  // Says whether to sign in, or that it is kept inside.
  await readEventToEdit(context, id);
  throw missing('Cette animation');
}

/** Planned events whose day is over, of the organisations where somebody may say what came of them; the oldest first. */
export async function readUntold(context: Context) {
  const organisationIds = organisationsWhere(context.actor, 'event.edit');
  authorise(context.actor, 'event.edit', { organisationId: organisationIds[0] ?? '' });
  return listUntold(context, organisationIds);
}

/** Events whose outcome is waited for. */
export async function eventDue(context: Context): Promise<Due[]> {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: organisationIds[0] ?? '' });
  const events = await listUntold(context, organisationIds);
  return events.map(({ id, organisationId, heldOn, title, responsible }) => ({
    kind: 'event' as const,
    organisationId,
    on: heldOn,
    label: title,
    because: null,
    who: responsible,
    href: `/animations/${id}`,
  }));
}

const listUntold = ({ db, effects }: Context, organisationIds: string[]) =>
  listEvents(
    db,
    { worksIn: organisationIds, organisationIds, state: 'planned', before: todayOf(effects) },
    { limit: untoldAtOnce },
  );
