import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';

export interface RecordRequest {
  id: string;
  organisationId: string;
  recordId: string;
  recordVersion: number;
  question: string;
  askedBy: string;
  askedById: string | null;
  askedAt: Date;
  answer: string;
  answeredBy: string;
  answeredAt: Date | null;
  closedAt: Date | null;
}

const columns = sql`request.id, request.organisation_id, request.record_id, request.record_version, request.question,
  coalesce(asker.name, '') as asked_by, request.asked_by as asked_by_id, request.asked_at, request.answer,
  coalesce(answerer.name, '') as answered_by, request.answered_at, request.closed_at`;

const tables = sql`record_request request left join person asker on asker.id = request.asked_by
  left join person answerer on answerer.id = request.answered_by`;

/** What was asked of a record, latest first. */
export async function listRequestsOf(db: Db, organisationId: string, recordId: string): Promise<RecordRequest[]> {
  const { rows } = await sql<RecordRequest>`
    select ${columns} from ${tables}
    where request.organisation_id = ${organisationId}::uuid and request.record_id = ${recordId}::uuid
    order by request.asked_at desc, request.id
  `.execute(db);
  return rows;
}

/** One question, held until the end of the transaction. */
export async function lockRequest(tx: Tx, id: string): Promise<RecordRequest | undefined> {
  const { rows } = await sql<RecordRequest>`
    select ${columns} from ${tables} where request.id = ${id}::uuid for update of request
  `.execute(tx);
  return rows[0];
}

interface AskedRequest {
  organisationId: string;
  recordId: string;
  recordVersion: number;
  question: string;
  askedBy: string;
  askedAt: Date;
}

export const insertRequest = (tx: Tx, asked: AskedRequest): Promise<{ id: string }> =>
  tx.insertInto('recordRequest').values(asked).returning('id').executeTakeFirstOrThrow();

export const updateRequest = (
  tx: Tx,
  id: string,
  said: { answer: string; answeredBy: string; answeredAt: Date } | { closedAt: Date },
) => tx.updateTable('recordRequest').set(said).where('id', '=', id).execute();

export interface OpenRequest extends Pick<RecordRequest, 'id' | 'recordId' | 'question' | 'askedBy' | 'askedAt'> {
  record: string;
  dateFrom: string;
  place: string;
}

const mostShown = 50;

/**
 * Questions that somebody can answer: of records they saw or wrote; and, where nobody who has an account did, those of
 * the organisations where they write records.
 */
export async function listOpenRequestsFor(db: Db, personId: string, writesIn: string[]): Promise<OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select request.id, request.record_id, request.question, coalesce(asker.name, '') as asked_by, request.asked_at,
      record.name_cited as record, record.date_from::text, coalesce(site.name, record.place_name) as place
    from record_request request
      join record on record.organisation_id = request.organisation_id and record.id = request.record_id
      left join site on site.id = record.site_id
      left join person asker on asker.id = request.asked_by
      cross join lateral (
        select coalesce(array_agg(distinct who.person_id), '{}') as people from (
          select record.created_by as person_id where exists (select from role_grant held
            where held.person_id = record.created_by and held.organisation_id = record.organisation_id
              and held.role in ('coordinator', 'contributor'))
          union all
          select observer.person_id from observer where observer.organisation_id = record.organisation_id
            and observer.id = any(record.observer_ids)
        ) who where who.person_id is not null
      ) concerned
    where request.organisation_id = any(${writesIn}::uuid[]) and request.answered_at is null and request.closed_at is null
      and (${personId}::uuid = any(concerned.people) or concerned.people = '{}')
    order by request.asked_at, request.id limit ${sql.lit(mostShown)}
  `.execute(db);
  return rows;
}
