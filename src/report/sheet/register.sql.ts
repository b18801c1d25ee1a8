import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { KeptRow } from '../register/kept-rows.ts';

/** What somebody made of the lines that a sheet reads in the register. */
export const listKeptRows = (db: Db, sheetId: string): Promise<KeptRow[]> =>
  db
    .selectFrom('sheetRegisterRow')
    .select(['block', 'rowKey', 'taken', 'choice', 'note'])
    .where('sheetId', '=', sheetId)
    .execute();

export const upsertKeptRows = (tx: Tx, sheetId: string, rows: KeptRow[]) =>
  tx
    .insertInto('sheetRegisterRow')
    .values(rows.map((row) => ({ sheetId, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['sheetId', 'block', 'rowKey']).doUpdateSet((eb) => ({
        taken: eb.ref('excluded.taken'),
        choice: eb.ref('excluded.choice'),
        note: eb.ref('excluded.note'),
      })),
    )
    .execute();

/** The paragraph that a sheet answers, with the decision it stands in. */
export async function findSheetParagraph(db: Db, sheetId: string) {
  const { rows } = await sql<{
    decisionId: string;
    number: string;
    reference: string;
    paragraphs: string;
    asking: string;
  }>`
    select decision.id as decision_id, answered.number, decision.reference, decision.paragraphs, decision.asking
    from sheet_paragraph answered join committee_decision decision on decision.id = answered.decision_id
    where answered.sheet_id = ${sheetId}::uuid
  `.execute(db);
  return rows[0];
}
