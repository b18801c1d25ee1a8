import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** Whose a record is, and which text of it is in force. */
export async function findReviewed(
  db: Db,
  id: string,
): Promise<{ id: string; organisationId: string; version: number } | undefined> {
  const { rows } = await sql<{ id: string; organisationId: string; version: number }>`
    select id, organisation_id, version from record
    where organisation_id in (select id from organisation) and id = ${id}::uuid
  `.execute(db);
  return rows[0];
}
