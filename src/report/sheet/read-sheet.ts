import { type AuditLine, type Context, may, personOf, readHistory, whoMay } from '../../identity/index.ts';
import { figureKey } from '../../indicator/printed-figure.ts';
import type { Db } from '../../kernel/db/index.ts';
import { frenchDay, printInstant } from '../../kernel/french.ts';
import { actionsByIds } from '../../programme/index.ts';
import { stageLabels } from '../../programme/words.ts';
import { type ConflictView, conflictView, textsAside } from '../conflict-view.ts';
import { daysLate } from '../edition/board.ts';
import { printQuoted } from '../print-quoted.ts';
import { readReportType } from '../read-report-type.ts';
import { type SheetKind, sheetStateLabel } from '../report-type.ts';
import { gridRow } from './grid-row.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { type FilledSheet, keyFigureBlock, missingInSheet } from './missing-in-sheet.rule.ts';
import { sheetFor, situationOf } from './save-sheet.ts';
import {
  findRevisionInForce,
  findSheet,
  listComments,
  listCommitments,
  listConflicts,
  type SheetRow,
} from './sheet.sql.ts';
import { isEmptyText, textBlocksOf } from './sheet-content.ts';
import { listSheetActions, listSheetFigures } from './sheet-figures.sql.ts';
import { filledTables, offeredTables, readParagraph, viewTables } from './sheet-registers.ts';
import { moveSheet } from './sheet-state.rule.ts';
import type { ActionFacts, CommentView, GridRow, PreviousSheet, SheetPart, SheetView } from './sheet-view.ts';

/** A sheet with all that stands around it, for those who write, review or follow it, and what happened to it. */
export async function readSheet(context: Context, sheetId: string): Promise<{ view: SheetView; history: AuditLine[] }> {
  const { db } = context;
  const sheet = await sheetFor(context, sheetId, 'sheet.read');
  const kind = kindOfSheet(sheet);
  const [figures, actions, asked, announced, previous, comments, conflicts, history, tables, paragraph, people] =
    await Promise.all([
      listSheetFigures(db, sheet.id),
      readActions(db, sheet.id),
      listCommitments(db, sheet.id, 'asked'),
      listCommitments(db, sheet.id, 'announced'),
      readPrevious(db, sheet),
      listComments(db, sheet.id),
      readConflicts(context, sheet, kind),
      readHistory(context, 'sheet', sheet),
      offeredTables(db, sheet, kind),
      readParagraph(db, sheet.id),
      whoMay(db, 'sheet.comment', sheet),
    ]);
  const grid = figures.map((row) =>
    gridRow(row, may(context.actor, 'value.record', { ...sheet, serviceId: row.ownerServiceId })),
  );
  const computed = grid.filter(({ readOnly }) => readOnly === 'computed').map(({ code, period }) => ({ code, period }));
  const beside = [...(previous?.texts ?? []).map(({ text }) => text), ...textsAside(conflicts)];
  const texts = [...Object.values(sheet.content), ...beside];
  const printed = await printQuoted(db, sheet.organisationId, texts, computed);
  const view = {
    ...headOf(context, sheet, kind),
    content: sheet.content,
    printed,
    parts: partsOf(kind, { sheet, grid, actions, asked, announced, tables: filledTables(tables) }),
    grid: grid.map((row) =>
      row.readOnly === 'computed' ? { ...row, printed: printed[figureKey(row.code, row.period)] ?? null } : row,
    ),
    asked,
    announced,
    registers: viewTables(tables),
    paragraph,
    evidence: readReportType(sheet.reportType).evidence,
    actions,
    previous,
    comments: comments.map((comment) => commentView(kind, comment)),
    people: people.filter(({ id }) => id !== personOf(context).id),
    conflicts,
    personId: personOf(context).id,
  };
  return { view, history };
}

function headOf(context: Context, sheet: SheetRow, kind: SheetKind) {
  const type = readReportType(sheet.reportType);
  const section = type.sections.find(({ code }) => code === sheet.section);
  const situation = situationOf(context, sheet);
  const write = moveSheet('write', situation);
  const edits = may(context.actor, 'sheet.edit', sheet);
  return {
    id: sheet.id,
    code: sheet.code,
    title: sheet.title,
    subtitle: sheet.subtitle,
    kindLabel: kind.label,
    sectionLabel: [section?.number, section?.label].filter(Boolean).join('\u00a0: '),
    service: sheet.serviceName,
    dueOn: sheet.dueOn,
    late: daysLate(sheet, frenchDay(context.effects.now())) > 0,
    state: sheet.state,
    stateLabel: sheetStateLabel(type, sheet.state),
    version: sheet.version,
    year: sheet.year,
    edition: { id: sheet.editionId, title: sheet.editionTitle },
    closed: edits && 'refused' in write ? write.refused : null,
    may: {
      write: edits && 'to' in write,
      submit: edits && 'to' in moveSheet('submit', situation),
      review: situation.coordinates && 'to' in moveSheet('send_back', situation),
      comment: may(context.actor, 'sheet.comment', sheet),
      followEdition: may(context.actor, 'edition.read', sheet),
    },
  };
}

interface Matter {
  sheet: SheetRow;
  grid: GridRow[];
  actions: ActionFacts[];
  asked: SheetView['asked'];
  announced: unknown[];
  tables: FilledSheet['registers'];
}

/** The parts of the screen with what each still lacks; the key figures come first, as they are printed. */
function partsOf(kind: SheetKind, { sheet, grid, actions, asked, announced, tables }: Matter): SheetPart[] {
  const has = (list: 'partners' | 'territories' | 'funding') => actions.some((action) => action[list].length > 0);
  const missing = missingInSheet(kind, {
    content: sheet.content,
    figures: grid.map(({ key, printed, label, readOnly }) => ({
      key,
      label,
      hasValue: printed !== null || readOnly === 'computed',
    })),
    actionBlocks: actions.map(({ block }) => block),
    hasPartners: has('partners'),
    hasTerritories: has('territories'),
    hasFunding: has('funding'),
    announced: announced.length,
    asked: asked.map(({ sentence, outcome }) => ({ sentence, answered: outcome !== null })),
    registers: tables,
  });
  const lacks = new Map(missing.map(({ block, sentence }) => [block, sentence]));
  const filled: Record<SheetPart['kind'], (code: string) => boolean> = {
    key_figures: () => grid.some(({ key, printed }) => key && printed !== null),
    text: (code) => !isEmptyText(sheet.content[code]),
    figures: () => grid.some(({ key, printed }) => !key && printed !== null),
    actions: (code) => actions.some(({ block }) => block === code),
    partners: () => has('partners'),
    territories: () => has('territories'),
    funding: () => has('funding'),
    commitments: () => announced.length > 0,
    outcomes: () => asked.length > 0 && asked.every(({ outcome }) => outcome !== null),
    register: (code) => (tables[code]?.taken ?? 0) > 0,
    paragraph: () => true,
  };
  const { label, max, required } = kind.keyFigures;
  const keyFigures = { code: keyFigureBlock, label, max, required, kind: 'key_figures' as const, hint: undefined };
  return [keyFigures, ...kind.blocks].map((part) => ({
    code: part.code,
    label: part.label,
    kind: part.kind,
    hint: part.hint ?? null,
    max: part.max ?? null,
    required: part.required,
    missing: lacks.get(part.code) ?? null,
    filled: filled[part.kind](part.code),
  }));
}

async function readActions(db: Db, sheetId: string): Promise<ActionFacts[]> {
  const links = await listSheetActions(db, sheetId);
  if (links.length === 0) return [];
  const found = await actionsByIds(
    db,
    links.map(({ actionId }) => actionId),
  );
  const byId = new Map(found.map((action) => [action.id, action]));
  return links.flatMap(({ actionId, block }) => {
    const action = byId.get(actionId);
    if (!action) return [];
    const { id, version, number, title, partners, funding } = action;
    const territories = action.territories.map((each) => ({ id: each.id, name: each.name }));
    return [{ id, version, number, title, stage: stageLabels[action.stage], block, partners, territories, funding }];
  });
}

async function readPrevious(db: Db, { previousId }: SheetRow): Promise<PreviousSheet | null> {
  const sheet = previousId ? await findSheet(db, previousId) : undefined;
  if (!sheet) return null;
  const texts = textBlocksOf(kindOfSheet(sheet)).flatMap(({ code, label }) => {
    const text = sheet.content[code];
    return text && !isEmptyText(text) ? [{ label, text }] : [];
  });
  return { id: sheet.id, year: sheet.year, title: sheet.title, texts };
}

function commentView(kind: SheetKind, comment: Awaited<ReturnType<typeof listComments>>[number]): CommentView {
  return {
    id: comment.id,
    text: comment.text,
    about: kind.blocks.find(({ code }) => code === comment.block)?.label ?? null,
    author: comment.author,
    to: comment.to,
    at: printInstant(comment.writtenAt),
    settledBy: comment.settledBy?.name ?? null,
  };
}

async function readConflicts(context: Context, sheet: SheetRow, kind: SheetKind): Promise<ConflictView[]> {
  const conflicts = await listConflicts(context.db, sheet.id);
  if (conflicts.length === 0) return [];
  const inForce = await findRevisionInForce(context.db, sheet.id, sheet.version);
  const reading = {
    content: sheet.content,
    fields: textBlocksOf(kind),
    inForceBy: inForce?.personName,
    readerId: context.actor.person?.id,
  };
  return conflicts.map((aside) => conflictView(aside, reading));
}
