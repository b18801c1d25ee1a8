import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** What checks need beyond the document, in five queries whatever the size of the edition. */
export async function readCheckFacts(db: Db, edition: { id: string; organisationId: string }, codes: string[]) {
  return {
    indicators: await listIndicators(db, edition.organisationId, codes),
    breakdowns: await listBreakdowns(db, edition.organisationId, codes),
    asked: await listAskedCommitments(db, edition.id),
    actions: await listSheetActions(db, edition.id),
    announced: await countAnnounced(db, edition.id),
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

const listAskedCommitments = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetCommitment as link')
    .innerJoin('sheet', 'sheet.id', 'link.sheetId')
    .innerJoin('commitment', 'commitment.id', 'link.commitmentId')
    .leftJoin('commitmentAnswer as answer', (join) =>
      join.onRef('answer.commitmentId', '=', 'commitment.id').on('answer.supersededBy', 'is', null),
    )
    .select([
      'link.sheetId',
      'commitment.id',
      'commitment.sentence',
      sql<boolean>`answer.id is not null`.as('answered'),
    ])
    .where('sheet.editionId', '=', editionId)
    .where('link.role', '=', 'asked')
    .where('commitment.withdrawnAt', 'is', null)
    .orderBy('commitment.position')
    .orderBy('commitment.sentence')
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

async function countAnnounced(db: Db, editionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('sheetCommitment as link')
    .innerJoin('sheet', 'sheet.id', 'link.sheetId')
    .innerJoin('commitment', 'commitment.id', 'link.commitmentId')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('sheet.editionId', '=', editionId)
    .where('link.role', '=', 'announced')
    .where('commitment.withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
