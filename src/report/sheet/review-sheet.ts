import { z } from 'zod';
import { type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { insertComment, updateSheet } from './sheet.sql.ts';
import { stepSheet } from './sheet-state.rule.ts';

export const reviewedSheet = z.object({
  sheetId: z.uuid(),
  decision: z.enum(['accept', 'send_back']),
  /** Why it goes back: becomes a comment the service reads on the sheet. */
  note: z.string().trim().max(4000).default(''),
});

/** Accepts a submitted sheet, or sends it back with what is to be changed. */
export async function reviewSheet(context: Context, input: z.input<typeof reviewedSheet>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.review');
  const { decision, note } = reviewedSheet.parse(input);
  if (decision === 'send_back' && note === '') throw noteNeeded();
  await context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet(decision, situationOf(context, held));
    await updateSheet(tx, sheet.id, { state });
    if (note) {
      const written = { authorId: personOf(context).id, writtenAt: context.effects.now() };
      await insertComment(tx, { sheetId: sheet.id, text: note, ...written });
    }
    await recordChange(tx, context, {
      organisationId: held.organisationId,
      verb: `sheet.${decision}`,
      objectKind: 'sheet',
      objectId: held.id,
      before: { state: held.state },
      after: { state, version: held.version },
      reason: note || null,
    });
  });
}

const noteNeeded = () =>
  new DomainError(
    'invalid',
    'note_needed',
    'Dites au service ce qu’il doit reprendre : la fiche lui reviendra avec votre message.',
  );
