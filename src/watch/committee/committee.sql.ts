import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { CommitteeDecision } from './committee-decision.ts';

/** Decisions of the Committee that these organisations keep, the latest first. */
export async function listCommitteeDecisions(db: Db, organisationIds: string[]): Promise<CommitteeDecision[]> {
  const { rows } = await sql<CommitteeDecision>`
    select id, organisation_id, reference, year, adopted_on::text, url, paragraphs, asking
    from committee_decision where organisation_id = any(${organisationIds}::uuid[])
    order by year desc, reference collate fr_natural
  `.execute(db);
  return rows;
}
