import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { writeAnnounced, writeAnswers, writeRetracted } from '../../programme/index.ts';
import { outcomes } from '../../programme/words.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { linkCommitments, listCommitments } from './sheet.sql.ts';
import { listSheetActions } from './sheet-figures.sql.ts';
import { stepSheet } from './sheet-state.rule.ts';

const answersInput = z.object({
  sheetId: z.uuid(),
  answers: z.array(z.object({ commitmentId: z.uuid(), outcome: z.enum(outcomes), sentence: z.string() })),
});

/** Says what became of last year's commitments, as this sheet will print it. */
export async function answerAsked(context: Context, input: z.input<typeof answersInput>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { answers } = parseInput(answersInput, input);
  await context.db.transaction().execute(async (tx) => {
    stepSheet('write', situationOf(context, await heldSheet(tx, sheet.id)));
    const asked = new Set((await listCommitments(tx, sheet.id, 'asked')).map(({ id }) => id));
    if (answers.some(({ commitmentId }) => !asked.has(commitmentId))) throw notAsked();
    await writeAnswers(tx, context, answers);
  });
}

const announcedInput = z.object({
  sheetId: z.uuid(),
  /** The whole list as it should stand; a sentence left out is taken back, a changed one is a new commitment. */
  sentences: z.array(z.string().trim().max(2000)),
});

/** What the sheet announces for the coming year. */
export async function announceOnSheet(context: Context, input: z.input<typeof announcedInput>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const wanted = new Set(parseInput(announcedInput, input).sentences.filter((sentence) => sentence !== ''));
  await context.db.transaction().execute(async (tx) => {
    stepSheet('write', situationOf(context, await heldSheet(tx, sheet.id)));
    const standing = await listCommitments(tx, sheet.id, 'announced');
    const kept = new Set(standing.map(({ sentence }) => sentence));
    const dropped = standing.filter(({ sentence }) => !wanted.has(sentence)).map(({ id }) => id);
    if (dropped.length > 0) await writeRetracted(tx, context, dropped);
    const actions = await listSheetActions(tx, sheet.id);
    const { ids } = await writeAnnounced(tx, context, {
      organisationId: sheet.organisationId,
      actionId: actions.length === 1 ? (actions[0]?.actionId ?? null) : null,
      serviceId: sheet.serviceId,
      announcedYear: sheet.year,
      dueYear: sheet.year + 1,
      sentences: [...wanted].filter((sentence) => !kept.has(sentence)),
    });
    await linkCommitments(tx, sheet.id, ids, 'announced');
    if (ids.length + dropped.length > 0) {
      await recordChange(tx, context, {
        organisationId: sheet.organisationId,
        verb: 'sheet.announce',
        objectKind: 'sheet',
        objectId: sheet.id,
        before: [...kept],
        after: [...wanted],
      });
    }
  });
}

const notAsked = () =>
  new DomainError(
    'invalid',
    'not_asked',
    'Un de ces engagements n’est pas demandé à cette fiche. Rechargez la page : vos réponses sont encore dans le formulaire.',
  );
