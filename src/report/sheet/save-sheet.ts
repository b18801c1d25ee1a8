import { z } from 'zod';
import { authorise, type Context, may, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { readReportType } from '../read-report-type.ts';
import { sheetKindOf } from '../report-type.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import {
  findRevisionInForce,
  findSheet,
  holdSheet,
  insertRevision,
  type SheetRow,
  settleRevision,
  updateSheet,
} from './sheet.sql.ts';
import { changedBlocks, checkBlocks, type SheetContent, sheetContent, textBlocksOf } from './sheet-content.ts';
import { stepSheet } from './sheet-state.rule.ts';

export const savedSheet = z.object({
  sheetId: z.uuid(),
  /** Version the person's text started from. */
  baseVersion: z.int().positive(),
  /** Whole texts of the blocks sent; blocks left out stay as they are. */
  content: sheetContent,
});

export type SaveOutcome =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'conflict'; version: number; revisionId: string; mine: SheetContent; inForce: InForce };

export interface InForce {
  content: SheetContent;
  person: string | null;
  savedAt: string | null;
}

/**
 * Saves the texts of a sheet. A text that started from an outdated version is kept beside the one in force,
 * to be settled by the person; neither is ever lost.
 */
export async function saveSheet(context: Context, input: z.input<typeof savedSheet>): Promise<SaveOutcome> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { baseVersion, content } = parse(input);
  checkBlocks(sheetKindOf(readReportType(sheet.reportType), sheet.kind), content);
  return context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet('write', situationOf(context, held));
    if (baseVersion !== held.version) {
      if (await isInForce(tx, held, { baseVersion, content })) return savedAs(context, held.version);
      return keepAside(tx, context, held, { baseVersion, content });
    }
    const version = await putInForce(tx, context, held, { baseVersion, content });
    if (state !== held.state) await updateSheet(tx, sheet.id, { state });
    return savedAs(context, version);
  });
}

export const settledConflict = z.object({
  sheetId: z.uuid(),
  revisionId: z.uuid(),
  baseVersion: z.int().positive(),
  /** The texts chosen or merged; empty to leave those in force. */
  content: sheetContent,
});

/** Ends a conflict with the texts the person chose; both revisions stay in the history. */
export async function settleConflict(context: Context, input: z.input<typeof settledConflict>): Promise<SaveOutcome> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { revisionId, baseVersion, content } = settledConflict.parse(input);
  checkBlocks(sheetKindOf(readReportType(sheet.reportType), sheet.kind), content);
  return context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    stepSheet('write', situationOf(context, held));
    if (baseVersion !== held.version) throw changedAgain();
    if (!(await settleRevision(tx, sheet.id, revisionId, context.effects.now()))) throw missing('Ce conflit');
    const version = await putInForce(tx, context, held, { baseVersion, content });
    return savedAs(context, version);
  });
}

/** The sheet, for somebody who may do this to it. */
export async function sheetFor(
  context: Context,
  sheetId: string,
  verb: 'sheet.read' | 'sheet.edit' | 'sheet.review' | 'sheet.comment',
): Promise<SheetRow> {
  const sheet = z.uuid().safeParse(sheetId).success ? await findSheet(context.db, sheetId) : undefined;
  if (!sheet) {
    authorise(context.actor, verb, { organisationId: '' });
    throw missing('Cette fiche');
  }
  authorise(context.actor, verb, sheet);
  return sheet;
}

export async function heldSheet(tx: Tx, id: string): Promise<SheetRow> {
  const sheet = await holdSheet(tx, id);
  if (!sheet) throw missing('Cette fiche');
  return sheet;
}

export const situationOf = (context: Context, sheet: SheetRow) => ({
  sheet: sheet.state,
  edition: sheet.editionState,
  coordinates: may(context.actor, 'sheet.review', sheet),
});

const savedAs = (context: Context, version: number): SaveOutcome => ({
  outcome: 'saved',
  version,
  savedAt: context.effects.now().toISOString(),
});

interface Written {
  baseVersion: number;
  content: SheetContent;
}

/** Texts under the labels they are printed with: the journal is for people, `sheet_revision` for the program. */
const labelled = (sheet: SheetRow, content: SheetContent, codes: string[]): SheetContent =>
  Object.fromEntries(
    textBlocksOf(kindOfSheet(sheet)).flatMap(({ code, label }) =>
      codes.includes(code) && content[code] ? [[label, content[code]]] : [],
    ),
  );

async function putInForce(tx: Tx, context: Context, held: SheetRow, written: Written): Promise<number> {
  const content = { ...held.content, ...written.content };
  const version = held.version + 1;
  await updateSheet(tx, held.id, { content, version });
  await insertRevision(tx, { ...revision(context, held, written), content, version, conflict: false });
  const changed = changedBlocks(held.content, content);
  await recordChange(tx, context, {
    organisationId: held.organisationId,
    verb: 'sheet.save',
    objectKind: 'sheet',
    objectId: held.id,
    before: labelled(held, held.content, changed),
    after: labelled(held, content, changed),
  });
  return version;
}

/** A save sent twice, its first answer lost on the way: what it brings is already there. */
async function isInForce(tx: Tx, held: SheetRow, { baseVersion, content }: Written): Promise<boolean> {
  const base = await findRevisionInForce(tx, held.id, baseVersion);
  return !!base && changedBlocks({ ...base.content, ...content }, held.content).length === 0;
}

async function keepAside(tx: Tx, context: Context, held: SheetRow, written: Written): Promise<SaveOutcome> {
  const revisionId = await insertRevision(tx, {
    ...revision(context, held, written),
    version: held.version,
    conflict: true,
  });
  const inForce = await findRevisionInForce(tx, held.id, held.version);
  await recordChange(tx, context, {
    organisationId: held.organisationId,
    verb: 'sheet.keep_aside',
    objectKind: 'sheet',
    objectId: held.id,
    after: { revisionId, baseVersion: written.baseVersion, inForce: held.version },
  });
  return {
    outcome: 'conflict',
    version: held.version,
    revisionId,
    mine: written.content,
    inForce: {
      content: held.content,
      person: inForce?.personName ?? null,
      savedAt: inForce?.savedAt.toISOString() ?? null,
    },
  };
}

const revision = (context: Context, held: SheetRow, { baseVersion, content }: Written) => ({
  sheetId: held.id,
  baseVersion,
  content,
  savedBy: personOf(context).id,
  savedAt: context.effects.now(),
});

function parse(input: unknown): z.infer<typeof savedSheet> {
  const parsed = savedSheet.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'invalid',
    'text_not_understood',
    'Le texte contient une mise en forme que Carreau ne connaît pas. Collez-le sans mise en forme (Ctrl+Maj+V), puis enregistrez.',
    { problems: parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.')) },
  );
}

const changedAgain = () =>
  new DomainError(
    'conflict',
    'changed_again',
    'La fiche a encore changé pendant que vous choisissiez. Relisez les deux versions, puis choisissez à nouveau : rien n’est perdu.',
  );
