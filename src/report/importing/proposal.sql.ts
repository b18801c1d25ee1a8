import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Decision, NewProposal, Proposal } from './proposal.ts';

/** Stores all the proposals of an import in one statement. */
export async function insertProposals(tx: Db, importId: string, proposals: readonly NewProposal[]): Promise<void> {
  if (proposals.length === 0) return;
  await sql`
    insert into report_proposal (id, import_id, sheet_id, kind, position, page, start_at, end_at, proposed)
    select id, ${importId}::uuid, "sheetId", kind, position, page, "startAt", "endAt", proposed
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as proposal(id uuid, "sheetId" uuid, kind text,
      position int, page int, "startAt" int, "endAt" int, proposed jsonb)
    order by position
  `.execute(tx);
}

/** The proposals of an import, in the order of the document. */
export const listProposals = (db: Db, importId: string): Promise<Proposal[]> =>
  db
    .selectFrom('reportProposal')
    .leftJoin('person', 'person.id', 'reportProposal.decidedBy')
    .select([
      'reportProposal.id',
      'kind',
      'sheetId',
      'position',
      'page',
      'startAt',
      'endAt',
      'proposed',
      'kept',
      'decision',
      'decidedBy',
      'decidedAt',
      'person.name as person',
      'version',
      'resultId',
    ])
    .where('importId', '=', importId)
    .orderBy('position')
    .execute() as Promise<Proposal[]>;

export interface Outcome {
  id: string;
  /** Null opens it again. */
  decision: Decision | null;
  kept: unknown;
  resultId: string | null;
  indicatorId: string | null;
}

/** Writes what was decided of many proposals at once. */
export async function writeDecisions(
  tx: Db,
  outcomes: readonly Outcome[],
  by: { decidedBy: string; decidedAt: Date },
): Promise<void> {
  await sql`
    update report_proposal set decision = outcome.decision, kept = outcome.kept, result_id = outcome."resultId",
      indicator_id = outcome."indicatorId", decided_by = ${by.decidedBy}::uuid,
      decided_at = ${by.decidedAt.toISOString()}::timestamptz, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as outcome(id uuid, decision text, kept jsonb,
      "resultId" uuid, "indicatorId" uuid)
    where report_proposal.id = outcome.id
  `.execute(tx);
}
