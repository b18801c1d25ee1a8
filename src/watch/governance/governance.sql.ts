import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Decision, ListedBody } from './governance.ts';

/** Bodies of these organisations, with their last and next meetings and what is still to be done. */
export async function listBodies(db: Db, organisationIds: string[], today: string): Promise<ListedBody[]> {
  const { rows } = await sql<ListedBody>`
    select body.id, body.name, body.kind, body.territory, body.closed_on::text,
      (select max(held_on)::text from meeting where body_id = body.id and held_on <= ${today}::date) as last_on,
      (select min(held_on)::text from meeting where body_id = body.id and held_on > ${today}::date) as next_on,
      (select count(*)::int from decision join meeting on meeting.id = decision.meeting_id
        where meeting.body_id = body.id and decision.closed_on is null) as open_decisions
    from governance_body body
    where body.organisation_id = any(${organisationIds}::uuid[])
    order by body.closed_on is not null, body.name collate fr
  `.execute(db);
  return rows;
}

export const listMeetings = (db: Db, bodyId: string) =>
  db
    .selectFrom('meeting')
    .select((eb) => [
      'id',
      'heldOn',
      'place',
      'minutesOn',
      eb
        .selectFrom('decision')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .whereRef('decision.meetingId', '=', 'meeting.id')
        .as('decisions'),
    ])
    .where('bodyId', '=', bodyId)
    .orderBy('heldOn', 'desc')
    .execute();

const decisionsWhere = async (db: Db, condition: RawBuilder<unknown>): Promise<Decision[]> => {
  const { rows } = await sql<Decision>`
    select decision.id, decision.organisation_id, decision.meeting_id, decision.number, decision.sentence, decision.task,
      coalesce(person.name, decision.responsible) as responsible, decision.due_on::text, decision.closed_on::text,
      decision.outcome, body.name as body, meeting.held_on::text
    from decision
      join meeting on meeting.id = decision.meeting_id
      join governance_body body on body.id = meeting.body_id
      left join person on person.id = decision.person_id
    where ${condition}
    order by decision.due_on nulls last, meeting.held_on, decision.number
  `.execute(db);
  return rows;
};

export const listOpenDecisions = (db: Db, organisationIds: string[]): Promise<Decision[]> =>
  decisionsWhere(db, sql`decision.organisation_id = any(${organisationIds}::uuid[]) and decision.closed_on is null`);

/** Every decision of these organisations' bodies, closed or not, the latest meeting first. */
export const listDecisions = async (db: Db, organisationIds: string[]): Promise<Decision[]> =>
  (await decisionsWhere(db, sql`decision.organisation_id = any(${organisationIds}::uuid[])`)).sort(
    (a, b) => b.heldOn.localeCompare(a.heldOn) || a.number - b.number,
  );

/** All that a meeting decided, in the order of the minutes. */
export const listDecisionsOf = async (db: Db, meetingId: string): Promise<Decision[]> =>
  (await decisionsWhere(db, sql`decision.meeting_id = ${meetingId}::uuid`)).sort((a, b) => a.number - b.number);

/** What earlier meetings of the same body decided, and is not closed. */
export const listPending = (db: Db, bodyId: string, before: string): Promise<Decision[]> =>
  decisionsWhere(
    db,
    sql`meeting.body_id = ${bodyId}::uuid and meeting.held_on < ${before}::date
    and (decision.closed_on is null or decision.closed_on >= ${before}::date)`,
  );

/** The number of the next decision of a meeting; its row is held, so that no two take the same. */
export async function nextDecisionNumber(tx: Tx, meetingId: string): Promise<number> {
  await tx.selectFrom('meeting').select('id').where('id', '=', meetingId).forUpdate().execute();
  const { highest } = await tx
    .selectFrom('decision')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow();
  return (highest ?? 0) + 1;
}

export interface ExpectedMeeting {
  bodyId: string;
  meetingId: string | null;
  organisationId: string;
  body: string;
  who: string;
  /** The meeting called, or the last one held. */
  heldOn: string | null;
  minutesOn: string | null;
  everyMonths: number | null;
}

/** Meetings called, those held without minutes, and the last one of each body that meets by a rhythm. */
export async function listExpectedMeetings(db: Db, organisationIds: string[]): Promise<ExpectedMeeting[]> {
  const { rows } = await sql<ExpectedMeeting>`
    select body.id as body_id, meeting.id as meeting_id, body.organisation_id, body.name as body,
      coalesce(person.name, body.responsible) as who, meeting.held_on::text, meeting.minutes_on::text, body.every_months
    from governance_body body
      left join meeting on meeting.body_id = body.id
      left join person on person.id = body.person_id
    where body.organisation_id = any(${organisationIds}::uuid[]) and body.closed_on is null
    order by body.id, meeting.held_on
  `.execute(db);
  return rows;
}
