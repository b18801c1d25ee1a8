import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { DigestRhythm, Letter, MailKind } from './letter.ts';

export type NewMail = {
  kind: MailKind;
  letter: Letter;
  at: Date;
  /** Where it is written once at most, whatever is tried again. */
  once?: string;
  /** Somebody who has an account, or an address alone. */
} & ({ personId: string; address?: never } | { address: string; personId?: never });

/** Asks for a letter to be sent, in the transaction of what it tells. */
export const writeMail = (tx: Db, { personId, address, kind, letter, at, once }: NewMail) =>
  tx
    .insertInto('mail')
    .values({
      personId: personId ?? null,
      address: address ?? null,
      kind,
      subject: letter.subject,
      letter: JSON.stringify(letter),
      askedAt: at,
      notBefore: at,
      once: once ?? null,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .execute();

export interface WaitingMail {
  id: number;
  email: string;
  name: string;
  letter: Letter;
  attempts: number;
}

/**
 * Takes the letter that waits longest: an attempt is counted before it is made, and another is due later, so that a
 * process killed meanwhile neither loses it nor tries without end. A closed account is written to no more.
 */
export async function takeWaitingMail(db: Db, now: Date): Promise<WaitingMail | undefined> {
  const { rows } = await sql<WaitingMail>`
    update mail set attempts = attempts + 1, not_before = ${later(now)}
    from (
      select waiting.id, coalesce(reader.email::text, waiting.address) as email, coalesce(reader.name, '') as name
      from mail waiting left join person reader on reader.id = waiting.person_id
      where waiting.sent_at is null and waiting.letter is not null and waiting.not_before <= ${now}
        and reader.disabled_at is null
      order by waiting.not_before, waiting.id limit 1 for update of waiting skip locked
    ) taken
    where mail.id = taken.id
    returning mail.id, taken.email, taken.name, mail.letter, mail.attempts
  `.execute(db);
  return rows[0];
}

/** A minute, then two, four… up to a day. */
const later = (now: Date): RawBuilder<Date> =>
  sql`${now}::timestamptz + least(interval '1 minute' * power(2, attempts), interval '1 day')`;

export const markSent = (db: Db, id: number, at: Date) =>
  db.updateTable('mail').set({ sentAt: at, letter: null, address: null, failure: null }).where('id', '=', id).execute();

/** Why it could not be sent; given up, its words go too. */
export const markFailed = (db: Db, id: number, { failure, givenUp }: { failure: string; givenUp: boolean }) =>
  db
    .updateTable('mail')
    .set({ failure, ...(givenUp ? { letter: null, address: null } : {}) })
    .where('id', '=', id)
    .execute();

/** Letters of a kind asked for somebody since then. */
export async function countMail(db: Db, personId: string, kind: MailKind, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('askedAt', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface DigestReader {
  id: string;
  name: string;
  email: string;
  digest: DigestRhythm;
}

/** Whom a digest may be sent: open accounts with a password or not, who did not refuse it. */
export const listDigestReaders = (db: Db): Promise<DigestReader[]> =>
  db
    .selectFrom('person')
    .select(['id', 'name', sql<string>`email::text`.as('email'), sql<DigestRhythm>`digest`.as('digest')])
    .where('disabledAt', 'is', null)
    .where('digest', '<>', 'never')
    .orderBy('id')
    .execute();

/** What somebody chose to be sent. */
export const findMailChoices = (db: Db, personId: string) =>
  db
    .selectFrom('person')
    .select([sql<DigestRhythm>`digest`.as('digest'), 'toldRemarks'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();

export const setMailChoices = (db: Db, personId: string, choices: { digest: DigestRhythm; toldRemarks: boolean }) =>
  db.updateTable('person').set(choices).where('id', '=', personId).execute();

/** Writes to each of them that a remark is addressed to them, but to those who chose not to be told. */
export const writeMention = (tx: Db, personIds: string[], { letter, at }: { letter: Letter; at: Date }) =>
  sql`
    insert into mail (person_id, kind, subject, letter, asked_at, not_before)
    select id, 'mention', ${letter.subject}, ${JSON.stringify(letter)}::jsonb, ${at}, ${at}
    from person where id = any(${personIds}::uuid[]) and told_remarks and disabled_at is null
  `.execute(tx);
