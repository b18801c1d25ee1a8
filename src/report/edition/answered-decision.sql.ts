import type { Db, Tx } from '../../kernel/db/index.ts';

/** The decision that an edition answers, as it reads today. */
export const findAnsweredDecision = (db: Db, editionId: string) =>
  db
    .selectFrom('editionDecision')
    .innerJoin('committeeDecision as decision', 'decision.id', 'editionDecision.decisionId')
    .select(['decision.id', 'decision.reference', 'decision.paragraphs', 'decision.asking'])
    .where('editionDecision.editionId', '=', editionId)
    .executeTakeFirst();

/** Numbers of the paragraphs that sheets of the edition answer, each with its sheet. */
export const listAnsweringSheets = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetParagraph')
    .innerJoin('sheet', 'sheet.id', 'sheetParagraph.sheetId')
    .select(['sheetParagraph.sheetId', 'sheetParagraph.decisionId', 'sheetParagraph.number'])
    .where('sheet.editionId', '=', editionId)
    .execute();

export const keepAnsweredDecision = (tx: Tx, editionId: string, decisionId: string) =>
  tx
    .insertInto('editionDecision')
    .values({ editionId, decisionId })
    .onConflict((conflict) => conflict.column('editionId').doUpdateSet({ decisionId }))
    .execute();

export const linkParagraphs = (tx: Tx, links: { sheetId: string; decisionId: string; number: string }[]) =>
  tx.insertInto('sheetParagraph').values(links).execute();
