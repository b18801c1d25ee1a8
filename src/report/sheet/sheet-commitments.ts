import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { writeAnnounced, writeAnswers, writeRetracted } from '../../programme/index.ts';
import { outcomes } from '../../programme/words.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { linkCommitments, listCommitments, updateSheet } from './sheet.sql.ts';
import { listSheetActions } from './sheet-figures.sql.ts';
import { stepSheet } from './sheet-state.rule.ts';

const outcome = z.enum(outcomes, 'Choisissez ce qu’est devenu chaque engagement auquel vous répondez.');

const answersInput = z.object({
  sheetId: z.uuid(),
  answers: z.array(z.object({ commitmentId: z.uuid(), outcome, sentence: z.string() })),
});

/** Says what became of last year's commitments, as this sheet will print it. */
export async function answerAsked(context: Context, input: z.input<typeof answersInput>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { answers } = parseInput(answersInput, input);
  await context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet('write', situationOf(context, held));
    const asked = new Set((await listCommitments(tx, sheet.id, 'asked')).map(({ id }) => id));
    if (answers.some(({ commitmentId }) => !asked.has(commitmentId))) throw notAsked();
    await writeAnswers(tx, context, answers);
    if (state !== held.state) await updateSheet(tx, sheet.id, { state });
  });
}

const announcedInput = z.object({
  sheetId: z.uuid(),
  /** A line with an id is a commitment that stands: emptied it is taken back, changed it becomes another one. */
  lines: z.array(z.object({ id: z.uuid().nullable(), sentence: z.string().trim().max(2000) })),
});

/** What the sheet announces for the coming year. Commitments that no line names stay. Returns how many lines changed. */
export async function announceOnSheet(context: Context, input: z.input<typeof announcedInput>): Promise<number> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { lines } = parseInput(announcedInput, input);
  return context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet('write', situationOf(context, held));
    const standing = await listCommitments(tx, sheet.id, 'announced');
    const { dropped, added } = changesOf(standing, lines);
    if (dropped.length + added.length === 0) return 0;
    if (dropped.length > 0) await writeRetracted(tx, context, dropped);
    const actions = await listSheetActions(tx, sheet.id);
    const { ids } = await writeAnnounced(tx, context, {
      organisationId: sheet.organisationId,
      actionId: actions.length === 1 ? (actions[0]?.actionId ?? null) : null,
      serviceId: sheet.serviceId,
      announcedYear: sheet.year,
      dueYear: sheet.year + 1,
      sentences: added,
    });
    await linkCommitments(tx, sheet.id, ids, 'announced');
    if (state !== held.state) await updateSheet(tx, sheet.id, { state });
    await recordChange(tx, context, {
      organisationId: sheet.organisationId,
      verb: 'sheet.announce',
      objectKind: 'sheet',
      objectId: sheet.id,
      before: { sentences: standing.map(({ sentence }) => sentence) },
      after: {
        sentences: [...standing.filter(({ id }) => !dropped.includes(id)).map(({ sentence }) => sentence), ...added],
      },
    });
    return Math.max(dropped.length, added.length);
  });
}

type Lines = z.output<typeof announcedInput>['lines'];

/** A sentence is announced once, however many lines say it. */
function changesOf(standing: { id: string; sentence: string }[], lines: Lines): { dropped: string[]; added: string[] } {
  const known = new Map(standing.map(({ id, sentence }) => [id, sentence]));
  const changed = lines.filter(({ id, sentence }) =>
    id === null ? sentence !== '' : known.has(id) && known.get(id) !== sentence,
  );
  const dropped = changed.flatMap(({ id }) => id ?? []);
  const kept = standing.filter(({ id }) => !dropped.includes(id)).map(({ sentence }) => sentence);
  const wanted = new Set(changed.map(({ sentence }) => sentence).filter((sentence) => sentence !== ''));
  return { dropped, added: [...wanted].filter((sentence) => !kept.includes(sentence)) };
}

const notAsked = () =>
  new DomainError(
    'invalid',
    'not_asked',
    'Un de ces engagements n’est pas demandé à cette fiche. Rechargez la page : vos réponses sont encore dans le formulaire.',
  );
