import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readReportType } from '../read-report-type.ts';
import { changedBlocks } from '../sheet/sheet-content.ts';
import { isFrozen } from '../states.ts';
import { type EditionRow, findEdition, lockEdition, updateTexts } from './edition.sql.ts';
import { findEditionRevision, insertEditionRevision, settleEditionRevision } from './edition-revision.sql.ts';
import { readTexts, storedTexts, type Texts, textFieldsOf } from './edition-texts.ts';
import { editionFrozen } from './save-edition.ts';

const written = {
  editionId: z.uuid(),
  /** Version of the texts that the person's started from. */
  baseVersion: z.coerce.number().int().positive(),
  /** Texts not named stay as they are. */
  texts: storedTexts,
};
const saveInput = z.object(written);
const settleInput = z.object({ ...written, revisionId: z.uuid() });

export type TextsOutcome =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'conflict'; version: number };

/**
 * Writes texts of the edition as a whole. A save that started from an outdated version is kept beside the texts
 * in force, to be settled by the person; neither is ever lost.
 */
export async function saveEditionTexts(context: Context, input: z.input<typeof saveInput>): Promise<TextsOutcome> {
  const edition = await writable(context, input.editionId);
  const { baseVersion, texts } = parseInput(saveInput, input);
  refuseUnknown(edition, texts);
  return context.db.transaction().execute(async (tx) => {
    const held = await hold(tx, edition.id);
    const save = { baseVersion, texts };
    if (baseVersion === held.textsVersion) return saved(context, await putInForce(tx, context, held, save));
    if (await isInForce(tx, held, save)) return saved(context, held.textsVersion);
    await keepAside(tx, context, held, save);
    return { outcome: 'conflict', version: held.textsVersion };
  });
}

/** Ends a conflict with the texts the person chose, none to leave those in force; all stay in the history. */
export async function settleEditionTexts(context: Context, input: z.input<typeof settleInput>): Promise<void> {
  const edition = await writable(context, input.editionId);
  const { baseVersion, texts, revisionId } = parseInput(settleInput, input);
  refuseUnknown(edition, texts);
  await context.db.transaction().execute(async (tx) => {
    const held = await hold(tx, edition.id);
    if (baseVersion !== held.textsVersion) throw changedAgain();
    const settled = { editionId: held.id, revisionId, at: context.effects.now() };
    if (!(await settleEditionRevision(tx, settled))) throw missing('Ce conflit');
    await putInForce(tx, context, held, { baseVersion, texts });
  });
}

async function writable(context: Context, editionId: string): Promise<EditionRow> {
  const edition = await findEdition(context.db, editionId);
  authorise(context.actor, 'edition.edit', edition);
  return edition;
}

async function hold(tx: Tx, editionId: string): Promise<EditionRow> {
  const { state } = await lockEdition(tx, editionId);
  if (isFrozen(state)) throw editionFrozen();
  return findEdition(tx, editionId);
}

interface Save {
  baseVersion: number;
  texts: Texts;
}

async function putInForce(tx: Tx, context: Context, held: EditionRow, save: Save): Promise<number> {
  const before = readTexts(held);
  const texts = { ...before, ...save.texts };
  const version = held.textsVersion + 1;
  await updateTexts(tx, held.id, { texts, version });
  await insertEditionRevision(tx, { ...revision(context, held, save), texts, version, conflict: false });
  const changed = changedBlocks(before, texts);
  await recordChange(tx, context, {
    ...ofEdition(held),
    verb: 'edition.edit',
    before: labelled(held, before, changed),
    after: labelled(held, texts, changed),
  });
  return version;
}

async function keepAside(tx: Tx, context: Context, held: EditionRow, save: Save): Promise<void> {
  const { id } = await insertEditionRevision(tx, {
    ...revision(context, held, save),
    version: held.textsVersion,
    conflict: true,
  });
  const kept = { revisionId: id, baseVersion: save.baseVersion, inForce: held.textsVersion };
  await recordChange(tx, context, { ...ofEdition(held), verb: 'edition.keep_aside', after: kept });
}

/** A save sent twice, its first answer lost on the way: what it brings is already there. */
async function isInForce(tx: Tx, held: EditionRow, { baseVersion, texts }: Save): Promise<boolean> {
  const base = await findEditionRevision(tx, held.id, baseVersion);
  return !!base && changedBlocks({ ...base.texts, ...texts }, readTexts(held)).length === 0;
}

const revision = (context: Context, held: EditionRow, { baseVersion, texts }: Save) => ({
  editionId: held.id,
  baseVersion,
  texts,
  savedBy: personOf(context).id,
  savedAt: context.effects.now(),
});

const ofEdition = ({ organisationId, id }: EditionRow) => ({ organisationId, objectKind: 'edition', objectId: id });

/** Texts under the labels they are printed with: the journal is for people, `edition_revision` for the program. */
const labelled = (held: EditionRow, texts: Texts, codes: string[]): Texts =>
  Object.fromEntries(
    textFieldsOf(readReportType(held.reportType), held.year).flatMap(({ code, shortLabel }) =>
      codes.includes(code) && texts[code] ? [[shortLabel, texts[code]]] : [],
    ),
  );

const saved = (context: Context, version: number): TextsOutcome => ({
  outcome: 'saved',
  version,
  savedAt: context.effects.now().toISOString(),
});

function refuseUnknown(edition: EditionRow, texts: Texts): void {
  const known = new Set(textFieldsOf(readReportType(edition.reportType), edition.year).map(({ code }) => code));
  const unknown = Object.keys(texts).find((code) => !known.has(code));
  if (unknown === undefined) return;
  throw new DomainError('invalid', 'unknown_text', `La trame n’a pas de texte « ${unknown} ». Rechargez la page.`);
}

const changedAgain = () =>
  new DomainError(
    'conflict',
    'changed_again',
    'Les textes ont encore changé pendant que vous choisissiez. Relisez les deux versions, puis choisissez à nouveau : rien n’est perdu.',
  );
