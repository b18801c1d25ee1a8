import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { PeriodKind } from '../../kernel/period.ts';
import type { SheetContent } from '../sheet/sheet-content.ts';

/** What the sheets of an edition hold, read in six queries whatever their number. */
export async function readContent(db: Db, editionId: string) {
  const [sheets, figures, actions, commitments, registerRows, paragraphs] = [
    await listSheets(db, editionId),
    await listFigures(db, editionId),
    await listActions(db, editionId),
    await listCommitments(db, editionId),
    await listRegisterRows(db, editionId),
    await listSheetParagraphs(db, editionId),
  ];
  return { sheets, figures, actions, commitments, registerRows, paragraphs };
}

/** `only`: the one sheet that is shown, where the others keep their names alone. */
export type EditionContent = Awaited<ReturnType<typeof readContent>> & { only?: string };

const listSheets = (db: Db, editionId: string) =>
  db
    .selectFrom('sheet')
    .leftJoin('service', 'service.id', 'sheet.serviceId')
    .select([
      'sheet.id',
      'sheet.section',
      'sheet.kind',
      'sheet.code',
      'sheet.title',
      'sheet.subtitle',
      'sheet.tags',
      'sheet.content',
      'service.name as service',
    ])
    .$narrowType<{ content: SheetContent }>()
    .where('editionId', '=', editionId)
    .orderBy('sheet.position')
    .orderBy('sheet.code')
    .execute();

const listFigures = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetFigure as figure')
    .innerJoin('sheet', 'sheet.id', 'figure.sheetId')
    .innerJoin('indicator', 'indicator.id', 'figure.indicatorId')
    .select([
      'figure.sheetId',
      'figure.key',
      'indicator.code',
      sql<PeriodKind>`figure.period_kind`.as('kind'),
      'figure.periodStart as start',
      'figure.periodEnd as end',
    ])
    .where('sheet.editionId', '=', editionId)
    .orderBy('figure.position')
    .orderBy('indicator.code')
    .orderBy('figure.periodEnd')
    .execute();

const listActions = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetAction as link')
    .innerJoin('sheet', 'sheet.id', 'link.sheetId')
    .innerJoin('action', 'action.id', 'link.actionId')
    .select(['link.sheetId', 'link.actionId', 'link.block'])
    .where('sheet.editionId', '=', editionId)
    .orderBy('link.position')
    .orderBy('action.number')
    .execute();

/** What somebody made of the lines that its sheets read in the register. */
const listRegisterRows = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetRegisterRow as kept')
    .innerJoin('sheet', 'sheet.id', 'kept.sheetId')
    .select(['kept.sheetId', 'kept.block', 'kept.rowKey', 'kept.taken', 'kept.choice', 'kept.note'])
    .where('sheet.editionId', '=', editionId)
    .execute();

/** The decision whose paragraph each sheet answers. */
const listSheetParagraphs = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetParagraph as answered')
    .innerJoin('sheet', 'sheet.id', 'answered.sheetId')
    .innerJoin('committeeDecision as decision', 'decision.id', 'answered.decisionId')
    .select(['answered.sheetId', 'answered.number', 'decision.reference', 'decision.paragraphs', 'decision.asking'])
    .where('sheet.editionId', '=', editionId)
    .execute();

/** What its sheets have to answer and what they announce, by `role`, with the answers. */
export const listCommitments = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetCommitment as link')
    .innerJoin('sheet', 'sheet.id', 'link.sheetId')
    .innerJoin('commitment', 'commitment.id', 'link.commitmentId')
    .leftJoin('commitmentAnswer as answer', (join) =>
      join.onRef('answer.commitmentId', '=', 'commitment.id').on('answer.supersededBy', 'is', null),
    )
    .select([
      'link.sheetId',
      'link.role',
      'commitment.id',
      'commitment.sentence',
      'commitment.dueYear',
      'answer.outcome',
      'answer.sentence as explanation',
    ])
    .where('sheet.editionId', '=', editionId)
    .where('commitment.withdrawnAt', 'is', null)
    .orderBy('commitment.position')
    .orderBy('commitment.sentence')
    .execute();
