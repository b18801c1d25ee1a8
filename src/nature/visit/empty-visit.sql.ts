import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';

interface Emptied {
  organisationId: string;
  visitId: string;
  recordIds: string[];
  at: Date;
  reason: string;
}

/** Leaves of a visit its number and its day; the journal keeps who did what, without the words. */
export async function emptyVisit(tx: Tx, { organisationId, visitId, recordIds, at, reason }: Emptied): Promise<void> {
  await sql`
    update visit set done = false, not_done_reason = ${reason}, observer_ids = '{}', site_id = null, geometry = null,
      precision = null, commune_code = null, place_name = '', comment = '', fields = '{}', version = version + 1,
      changed_at = ${at}::timestamptz
    where organisation_id = ${organisationId}::uuid and id = ${visitId}::uuid
  `.execute(tx);
  await sql`
    update audit_entry set before = null, after = null, reason = null
    where organisation_id = ${organisationId}::uuid and (object_kind = 'visit' and object_id = ${visitId}
      or object_kind = 'record' and object_id = any(${recordIds}::text[]))
  `.execute(tx);
}
