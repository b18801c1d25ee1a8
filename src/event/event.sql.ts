import { sql } from 'kysely';
import type { Db, Tx } from '../kernel/db/index.ts';
import type { Event } from './event.ts';

/** Which events are read: of every organisation where they are for everybody, and of those somebody works in. */
export interface EventFilter {
  worksIn: string[];
  /** Only theirs. */
  organisationIds?: string[] | undefined;
  id?: string | undefined;
  year?: number | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  text?: string | undefined;
  /** Only those whose day is before this one. */
  before?: string | undefined;
}

const kept = ({ worksIn, organisationIds, id, year, kind, state, text, before }: EventFilter) => sql`
  (event.audience = 'everyone' or event.organisation_id = any(${worksIn}::uuid[]))
  and (${organisationIds ?? null}::uuid[] is null or event.organisation_id = any(${organisationIds ?? null}::uuid[]))
  and (${id ?? null}::uuid is null or event.id = ${id ?? null}::uuid)
  and (${year ?? null}::int is null or event.held_on between make_date(${year ?? 1}, 1, 1) and make_date(${year ?? 1}, 12, 31))
  and (${kind ?? null}::text is null or event.kind = ${kind ?? null})
  and (${state ?? null}::text is null or event.state = ${state ?? null})
  and (${before ?? null}::date is null or event.held_on < ${before ?? null}::date)
  and (${text ?? null}::text is null
    or unaccent(lower(event.title || ' ' || event.place || ' ' || event.commune)) like '%' || unaccent(lower(${text ?? ''}::text)) || '%')`;

/** One page of events, in the order of their days. */
export async function listEvents(
  db: Db,
  filter: EventFilter,
  { limit, offset = 0, latestFirst = false }: { limit: number; offset?: number; latestFirst?: boolean },
): Promise<Event[]> {
  const order = latestFirst ? sql`desc` : sql`asc`;
  const { rows } = await sql<Event>`
    select event.id, event.organisation_id, organisation.name as organisation, event.title, event.kind,
      event.held_on::text, event.hours, event.place, event.commune, event.site_id,
      coalesce(person.name, event.responsible) as responsible, event.expected, event.state, event.reason,
      event.participants, event.adults, event.children, event.generated, event.version
    from event join organisation on organisation.id = event.organisation_id left join person on person.id = event.person_id
    where ${kept(filter)}
    order by event.held_on ${order}, event.hours, event.title collate fr_natural, event.id
    limit ${limit} offset ${offset}
  `.execute(db);
  return rows;
}

export interface EventTotals {
  total: number;
  held: number;
  cancelled: number;
  participants: number;
  /** Held ones whose participants nobody counted. */
  uncounted: number;
}

export async function sumEvents(db: Db, filter: EventFilter): Promise<EventTotals> {
  const { rows } = await sql<EventTotals>`
    select count(*)::int as total, (count(*) filter (where state = 'held'))::int as held,
      (count(*) filter (where state = 'cancelled'))::int as cancelled, coalesce(sum(participants), 0)::int as participants,
      (count(*) filter (where state = 'held' and participants is null))::int as uncounted
    from event where ${kept(filter)}
  `.execute(db);
  return rows[0] ?? { total: 0, held: 0, cancelled: 0, participants: 0, uncounted: 0 };
}

/** Years that have events, the latest first. */
export async function listEventYears(db: Db, worksIn: string[]): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from event.held_on)::int as year from event where ${kept({ worksIn })} order by year desc
  `.execute(db);
  return rows.map(({ year }) => year);
}

/** Events as they are now, held until the transaction ends. */
export async function lockEvents(tx: Tx, ids: string[]): Promise<Event[]> {
  const { rows } = await sql<Event>`
    select id, organisation_id, '' as organisation, title, kind, held_on::text, hours, place, commune, site_id, responsible, expected,
      state, reason, participants, adults, children, generated, version
    from event where id = any(${ids}::uuid[]) order by id for update
  `.execute(tx);
  return rows;
}

export interface OutcomeRow {
  id: string;
  state: string;
  reason: string;
  participants: number | null;
  adults: number | null;
  children: number | null;
}

export async function writeOutcomes(tx: Tx, rows: OutcomeRow[]): Promise<void> {
  await sql`
    update event set state = given.state, reason = given.reason, participants = given.participants, adults = given.adults,
      children = given.children, version = event.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, state text, reason text, participants int, adults int, children int)
    where event.id = given.id
  `.execute(tx);
}

/** The same event on other days, without what came of it. */
export async function insertOnDays(tx: Tx, eventId: string, days: string[]): Promise<{ id: string; heldOn: string }[]> {
  const { rows } = await sql<{ id: string; heldOn: string }>`
    insert into event (organisation_id, title, kind, held_on, hours, place, commune, site_id, commune_id, person_id,
      responsible, expected, audience)
    select organisation_id, title, kind, day, hours, place, commune, site_id, commune_id, person_id, responsible, expected, audience
    from event cross join unnest(${days}::date[]) as day where event.id = ${eventId}::uuid
    returning id, held_on::text
  `.execute(tx);
  return rows;
}
