import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { findAnsweredDecision, listAnsweringSheets } from '../edition/answered-decision.sql.ts';
import { listCommitments } from '../edition/content.sql.ts';

/** What checks need beyond the document, in a fixed number of queries whatever the size of the edition. */
export async function readCheckFacts(db: Db, edition: { id: string; organisationId: string }, codes: string[]) {
  const commitments = await listCommitments(db, edition.id);
  return {
    indicators: await listIndicators(db, edition.organisationId, codes),
    breakdowns: await listBreakdowns(db, edition.organisationId, codes),
    asked: commitments
      .filter(({ role }) => role === 'asked')
      .map(({ sheetId, id, sentence, outcome }) => ({ sheetId, id, sentence, answered: outcome !== null })),
    actions: await listSheetActions(db, edition.id),
    announced: commitments.filter(({ role }) => role === 'announced').length,
    answered: await findAnsweredDecision(db, edition.id),
    answering: await listAnsweringSheets(db, edition.id),
  };
}

export type CheckFacts = Awaited<ReturnType<typeof readCheckFacts>>;

const listIndicators = (db: Db, organisationId: string, codes: string[]) =>
  db
    .selectFrom('indicator')
    .select(['code', 'baselineYear', sql<boolean>`formula is not null`.as('computed')])
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute();

const listBreakdowns = (db: Db, organisationId: string, codes: string[]) =>
  db
    .selectFrom('breakdown')
    .innerJoin('indicator as total', 'total.id', 'breakdown.indicatorId')
    .innerJoin('breakdownPart', 'breakdownPart.breakdownId', 'breakdown.id')
    .innerJoin('indicator as part', 'part.id', 'breakdownPart.indicatorId')
    .select(['breakdown.id', 'breakdown.label', 'total.code as total', 'part.code as part', 'part.label as partLabel'])
    .where('total.organisationId', '=', organisationId)
    .where(sql<boolean>`total.code = any(${codes}::text[])`)
    .orderBy('total.code')
    .orderBy('breakdown.id')
    .orderBy('breakdownPart.position')
    .execute();

/** Two changes made at once may be written in either order: several of the last ones tell that nothing came since. */
export const listLatestChanges = (db: Db, organisationId: string) =>
  db
    .selectFrom('auditEntry')
    .select('id')
    .where('organisationId', '=', organisationId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();

const listSheetActions = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetAction as link')
    .innerJoin('sheet', 'sheet.id', 'link.sheetId')
    .innerJoin('action', 'action.id', 'link.actionId')
    .leftJoin('actionTag as tag', (join) =>
      join.onRef('tag.actionId', '=', 'action.id').on('tag.nomenclature', '=', 'sdg'),
    )
    .select(['link.sheetId', 'action.scope', 'tag.code as goal'])
    .where('sheet.editionId', '=', editionId)
    .execute();
