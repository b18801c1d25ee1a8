import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { missingInSheet } from './missing-in-sheet.rule.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { updateSheet } from './sheet.sql.ts';
import { findFilled } from './sheet-filled.sql.ts';
import { filledTables, offeredTables } from './sheet-registers.ts';
import { stepSheet } from './sheet-state.rule.ts';

export const submittedSheet = z.object({ sheetId: z.uuid() });

/** Hands the sheet over to be reviewed; refused with the list of what is missing. */
export async function submitSheet(context: Context, input: z.input<typeof submittedSheet>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  await context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet('submit', situationOf(context, held));
    const kind = kindOfSheet(held);
    const registers = filledTables(await offeredTables(tx, held, kind));
    const missing = missingInSheet(kind, { ...(await findFilled(tx, held.id)), registers, content: held.content });
    if (missing.length > 0) {
      const count = printCount(missing.length, 'point reste à compléter', 'points restent à compléter');
      throw new DomainError('invalid', 'sheet_incomplete', `La fiche n’est pas encore soumise : ${count}.`, {
        missing,
      });
    }
    await updateSheet(tx, sheet.id, { state });
    await recordChange(tx, context, {
      organisationId: held.organisationId,
      verb: 'sheet.submit',
      objectKind: 'sheet',
      objectId: held.id,
      before: { state: held.state },
      after: { state, version: held.version },
    });
  });
}
