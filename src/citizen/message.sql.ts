import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../kernel/db/index.ts';
import type { AsideReason, MessageKind, MessageState, PublishedRemark } from './message.ts';
import { dropPhoto } from './photo.sql.ts';

export interface NewMessage {
  id: string;
  organisationId: string;
  kind: MessageKind;
  aboutId: string | null;
  about: string;
  text: string;
  details: Record<string, unknown>;
  senderName: string;
  named: boolean;
  email: string | null;
  confirmCode: string | null;
  trackingCode: string;
  state: MessageState;
  asideBecause: AsideReason[];
  receivedAt: Date;
}

/** False where it was there already. */
export async function insertMessage(tx: Tx, { details, ...row }: NewMessage): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('citizenMessage')
    .values({ ...row, details: JSON.stringify(details) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What was received already under a number that a form brings again. */
export const findReceived = (db: Db, id: string) =>
  db.selectFrom('citizenMessage').select(['text', 'details', 'trackingCode']).where('id', '=', id).executeTakeFirst();

export interface Before {
  receivedThisHour: number;
  isRepeated: boolean;
  /** Written to the same address in a day. */
  letters: number;
}

/** What came before something that is being received. */
export async function readBefore(
  db: Db,
  { text, email, now }: { text: string; email: string; now: Date },
): Promise<Before> {
  const { rows } = await sql<Before>`
    select
      (select count(*)::int from citizen_message where received_at > ${now}::timestamptz - interval '1 hour') as received_this_hour,
      exists (select from citizen_message where received_at > ${now}::timestamptz - interval '30 days' and ${text}::text <> ''
        and lower(text) = lower(${text}::text)) as is_repeated,
      (select count(*)::int from citizen_message where email = ${email}::text
        and received_at > ${now}::timestamptz - interval '1 day') as letters
  `.execute(db);
  return rows[0] ?? { receivedThisHour: 0, isRepeated: false, letters: 0 };
}

export interface Message {
  id: string;
  organisationId: string;
  organisation: string;
  kind: MessageKind;
  aboutId: string | null;
  about: string;
  text: string;
  details: Record<string, string>;
  senderName: string;
  named: boolean;
  /** Whether an answer can be sent by mail. */
  written: 'no' | 'unconfirmed' | 'confirmed';
  state: MessageState;
  asideBecause: AsideReason[];
  answer: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  resultId: string | null;
  receivedAt: Date;
  erasedAt: Date | null;
  generated: boolean;
  version: number;
}

const messageColumns = sql`
  message.id, message.organisation_id, organisation.name as organisation, message.kind, message.about_id, message.about,
  message.text, message.details, message.sender_name, message.named,
  case when message.email is null then 'no' when message.email_confirmed_at is null then 'unconfirmed' else 'confirmed' end as written,
  message.state, message.aside_because, message.answer, person.name as decided_by, message.decided_at, message.result_id,
  message.received_at, message.erased_at, message.generated, message.version`;

const messages = (where: RawBuilder<unknown>, rest: RawBuilder<unknown> = sql``) => sql<Message>`
  select ${messageColumns}
  from citizen_message message join organisation on organisation.id = message.organisation_id
    left join person on person.id = message.decided_by
  where ${where} ${rest}`;

export const findMessage = async (db: Db, id: string): Promise<Message | undefined> =>
  (await messages(sql`message.id = ${id}::uuid`).execute(db)).rows[0];

export const findTracked = async (db: Db, code: string): Promise<Message | undefined> =>
  (await messages(sql`message.tracking_code = ${code}`).execute(db)).rows[0];

/** Which kinds somebody reads, and of which organisations. */
export type Moderated = Record<MessageKind, string[]>;

const moderated = ({ remark, sighting, photograph }: Moderated) => sql`(
  (message.kind = 'remark' and message.organisation_id = any(${remark}::uuid[]))
  or (message.kind = 'sighting' and message.organisation_id = any(${sighting}::uuid[]))
  or (message.kind = 'photograph' and message.organisation_id = any(${photograph}::uuid[])))`;

/** One page of what was received, what waits longest first, else the latest decision. */
export async function listMessages(
  db: Db,
  kinds: Moderated,
  { states, text, limit, offset }: { states: MessageState[]; text: string; limit: number; offset: number },
): Promise<Message[]> {
  const found = sql`${moderated(kinds)} and message.state = any(${states}::text[])
    and (${text} = '' or message.email = lower(${text})
      or unaccent(lower(message.sender_name || ' ' || message.about || ' ' || message.text || coalesce(' ' || (message.details ->> 'name'), ''))) like '%' || unaccent(lower(${text}::text)) || '%')`;
  const order = sql`order by message.decided_at desc nulls first, message.received_at, message.id limit ${limit} offset ${offset}`;
  return (await messages(found, order).execute(db)).rows;
}

/** How many of each state. */
export async function countByState(db: Db, kinds: Moderated): Promise<Partial<Record<MessageState, number>>> {
  const { rows } = await sql<{ state: MessageState; count: number }>`
    select message.state, count(*)::int as count from citizen_message message where ${moderated(kinds)} group by message.state
  `.execute(db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many nobody answered yet, counted to a most. */
export async function countUnanswered(db: Db, kinds: Moderated, most: number): Promise<number> {
  const organisationIds = [...new Set(Object.values(kinds).flat())];
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from citizen_message message
      where message.organisation_id = any(${organisationIds}::uuid[]) and message.state in ('waiting', 'aside') and ${moderated(kinds)}
      limit ${most}
    ) unanswered
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Decision {
  id: string;
  /** The one that was read. */
  version: number;
  state: MessageState;
  answer: string;
  decidedBy: string;
  decidedAt: Date;
}

/** False where somebody decided since the version that was read, or its sender took it back. */
export async function writeDecision(tx: Tx, { id, version, ...decision }: Decision): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('citizenMessage')
    .set({ ...decision, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What an accepted message became. */
export async function writeResult(tx: Tx, id: string, resultId: string): Promise<void> {
  await tx.updateTable('citizenMessage').set({ resultId }).where('id', '=', id).execute();
}

/** It waits again: what it was to become could not be made. */
export async function reopenMessage(db: Db, id: string): Promise<void> {
  await db
    .updateTable('citizenMessage')
    .set((eb) => ({ state: 'waiting', answer: '', decidedBy: null, decidedAt: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The address of a sender who said by a click that it is theirs. */
export const findConfirmedAddress = async (db: Db, id: string) =>
  db
    .selectFrom('citizenMessage')
    .select(['email', 'trackingCode'])
    .where('id', '=', id)
    .where('emailConfirmedAt', 'is not', null)
    .where('email', 'is not', null)
    .executeTakeFirst();

/** False where that code is not the one that was sent. */
export async function confirmAddress(
  db: Db,
  { trackingCode, confirmCode, at }: { trackingCode: string; confirmCode: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('citizenMessage')
    .set({ emailConfirmedAt: at, confirmCode: null })
    .where('trackingCode', '=', trackingCode)
    .where('confirmCode', '=', confirmCode)
    .where('email', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const isConfirmCode = async (db: Db, trackingCode: string, confirmCode: string): Promise<boolean> =>
  (await db
    .selectFrom('citizenMessage')
    .select('id')
    .where('trackingCode', '=', trackingCode)
    .where('confirmCode', '=', confirmCode)
    .executeTakeFirst()) !== undefined;

const nobody = { senderName: '', named: false, email: null, confirmCode: null, emailConfirmedAt: null };

/** Takes away all that was sent; the line stays, to be counted. */
export async function eraseMessage(tx: Tx, id: string, at: Date): Promise<void> {
  await dropPhoto(tx, id);
  await tx
    .updateTable('citizenMessage')
    .set((eb) => ({
      ...nobody,
      ...{ text: '', details: '{}', answer: '', state: 'withdrawn' as const, erasedAt: at },
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .execute();
}

/** Forgets what was refused or put aside as spam before an instant. */
export async function forgetRefused(db: Db, before: Date): Promise<number> {
  await sql`
    delete from citizen_photo using citizen_message message
    where message.id = message_id and message.state in ('refused', 'spam') and message.decided_at < ${before}
  `.execute(db);
  const { numUpdatedRows } = await db
    .updateTable('citizenMessage')
    .set({ ...nobody, text: '', details: '{}', erasedAt: sql<Date>`now()` })
    .where('state', 'in', ['refused', 'spam'])
    .where('decidedAt', '<', before)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets the addresses of those who were answered, or never said that theirs is theirs. */
export async function forgetAddresses(db: Db, before: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('citizenMessage')
    .set({ email: null, confirmCode: null, emailConfirmedAt: null })
    .where('email', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('decidedAt', '<', before),
        eb.and([eb('emailConfirmedAt', 'is', null), eb('receivedAt', '<', before)]),
      ]),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Remarks on things, published with their answer, in the order they came. */
export async function listPublishedRemarks(
  db: Db,
  aboutIds: string[],
): Promise<(PublishedRemark & { aboutId: string })[]> {
  const { rows } = await sql<PublishedRemark & { aboutId: string }>`
    select id, about_id, author, text, answer, received_at, generated from published_remark
    where about_id = any(${aboutIds}::uuid[]) order by received_at, id
  `.execute(db);
  return rows;
}
