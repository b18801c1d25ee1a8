import { z } from 'zod';
import { type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { sheetFor } from './save-sheet.ts';
import { insertComment, settleCommentRow } from './sheet.sql.ts';

export const writtenComment = z.object({
  sheetId: z.uuid(),
  /** Code of the block it is about; the whole sheet without it. */
  block: z.string().nullable().default(null),
  text: z.string().trim().max(4000),
});

/** Says something about a sheet, for those who write and review it. */
export async function commentSheet(context: Context, input: z.input<typeof writtenComment>): Promise<{ id: string }> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.comment');
  const { block, text } = writtenComment.parse(input);
  if (text === '') throw new DomainError('invalid', 'empty_comment', 'Écrivez votre remarque avant de l’envoyer.');
  return context.db.transaction().execute(async (tx) => {
    const written = { authorId: personOf(context).id, writtenAt: context.effects.now() };
    const { id } = await insertComment(tx, { sheetId: sheet.id, block, text, ...written });
    await recordChange(tx, context, {
      organisationId: sheet.organisationId,
      verb: 'sheet.comment',
      objectKind: 'sheet',
      objectId: sheet.id,
      after: { comment: text, block: kindOfSheet(sheet).blocks.find(({ code }) => code === block)?.label },
    });
    return { id };
  });
}

export const settledComment = z.object({ sheetId: z.uuid(), commentId: z.uuid() });

/** Marks a comment as dealt with; it stays readable. */
export async function settleComment(context: Context, input: z.input<typeof settledComment>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.comment');
  const { commentId } = settledComment.parse(input);
  await context.db.transaction().execute(async (tx) => {
    const settled = { id: commentId, sheetId: sheet.id, by: personOf(context).id, at: context.effects.now() };
    const comment = await settleCommentRow(tx, settled);
    if (comment === undefined) throw missing('Cette remarque');
    await recordChange(tx, context, {
      organisationId: sheet.organisationId,
      verb: 'sheet.settle_comment',
      objectKind: 'sheet',
      objectId: sheet.id,
      after: { comment },
    });
  });
}
