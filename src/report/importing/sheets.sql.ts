import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface SheetPlace {
  sheetId: string;
  sheetCode: string;
  sheetSection: string;
}

export async function listSheetPlaces(db: Db, sheetIds: string[]): Promise<Map<string, SheetPlace>> {
  if (sheetIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sheet')
    .select(['id as sheetId', 'code as sheetCode', 'section as sheetSection'])
    .where('id', 'in', sheetIds)
    .execute();
  return new Map(rows.map((row) => [row.sheetId, row]));
}

/** A sheet taken over is in progress while something of it is undecided, then waits for a reading as if submitted. */
export const settleSheetStates = (tx: Db, importId: string) =>
  sql`
    update sheet set state = case when exists (
        select from report_proposal inside where inside.sheet_id = proposal.id and inside.decision is null
      ) then 'in_progress' else 'submitted' end
    from report_proposal proposal
    where proposal.import_id = ${importId} and proposal.kind = 'sheet' and proposal.result_id = sheet.id
      and sheet.state in ('to_fill', 'in_progress')
  `.execute(tx);
