import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** Something that a source has, by the number it gives it. */
export interface Subject {
  key: string;
  /** Empty of what is not here: refused, or waiting for a person. */
  label: string;
  /** What its row says, where that is not to be looked at again until it says something else. */
  digest?: string | null;
}

/** Keeps what a source has now and is here; tells what it had the last time and has no more. */
export async function keepSubjects(tx: Db, connectorId: string, all: Subject[], now: Date): Promise<Subject[]> {
  const rows = JSON.stringify(all);
  await sql`
    insert into connector_subject as known (connector_id, key, label, digest)
    select ${connectorId}, key, label, digest
    from json_to_recordset(${rows}::json) listed (key text, label text, digest text)
    where label <> ''
    on conflict (connector_id, key) do update set gone_at = null, label = excluded.label,
      digest = coalesce(excluded.digest, known.digest)
  `.execute(tx);
  const gone = await sql<Subject>`
    update connector_subject set gone_at = ${now}::timestamptz
    where connector_id = ${connectorId} and gone_at is null
      and key not in (select key from json_to_recordset(${rows}::json) listed (key text))
    returning key, label
  `.execute(tx);
  return gone.rows;
}

/** What each row said when it was last taken, by its number. */
export async function readDigests(db: Db, connectorId: string): Promise<Map<string, string>> {
  const known = await db
    .selectFrom('connectorSubject')
    .select(['key', 'digest'])
    .where('connectorId', '=', connectorId)
    .where('digest', 'is not', null)
    .execute();
  return new Map(known.map(({ key, digest }) => [key, digest ?? '']));
}

/** What a source had and has no more, the last to go first. */
export const listGone = (db: Db, connectorId: string, limit: number) =>
  db
    .selectFrom('connectorSubject')
    .select(['key', 'label', 'goneAt'])
    .where('connectorId', '=', connectorId)
    .where('goneAt', 'is not', null)
    .orderBy('goneAt', 'desc')
    .orderBy('label')
    .limit(limit)
    .execute();
