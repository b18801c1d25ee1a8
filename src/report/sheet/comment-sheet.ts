import { z } from 'zod';
import { type Context, personOf, recordChange, whoMay, writeMention } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { remarkLetter } from './remark-letter.ts';
import { sheetFor } from './save-sheet.ts';
import { insertComment, insertMentions, settleCommentRow } from './sheet.sql.ts';

export const writtenComment = z.object({
  sheetId: z.uuid(),
  /** Code of the block it is about; the whole sheet without it. */
  block: z.string().nullable().default(null),
  text: z.string().trim().max(4000),
  /** People it is addressed to, who are told of it. */
  to: z.array(z.uuid()).default([]),
});

/** Says something about a sheet, for those who write and review it; some of them may be told by mail. */
export async function commentSheet(context: Context, input: z.input<typeof writtenComment>): Promise<{ id: string }> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.comment');
  const { block, text, to } = writtenComment.parse(input);
  if (text === '') throw new DomainError('invalid', 'empty_comment', 'Écrivez votre remarque avant de l’envoyer.');
  const author = personOf(context);
  const told = (await whoMay(context.db, 'sheet.comment', sheet)).filter(({ id }) => to.includes(id));
  return context.db.transaction().execute(async (tx) => {
    const written = { authorId: author.id, writtenAt: context.effects.now() };
    const { id } = await insertComment(tx, { sheetId: sheet.id, block, text, ...written });
    if (told.length > 0) {
      const ids = told.map((person) => person.id);
      await insertMentions(tx, id, ids);
      await writeMention(tx, ids, { letter: remarkLetter(author.name, sheet, text), at: written.writtenAt });
    }
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
