import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { FilledSheet } from './missing-in-sheet.rule.ts';
import { listCommitments } from './sheet.sql.ts';

/** What stands around the prose of a sheet: whether its figures have values, its actions facts, its promises answers. */
export async function findFilled(db: Db, sheetId: string): Promise<Omit<FilledSheet, 'content' | 'registers'>> {
  const facts = await db
    .selectFrom('sheet')
    .select([
      sql<string[]>`array(select distinct block from sheet_action where sheet_id = sheet.id)`.as('actionBlocks'),
      sql<boolean>`exists (select from sheet_action join action_partner using (action_id) where sheet_id = sheet.id)`.as(
        'hasPartners',
      ),
      sql<boolean>`exists (select from sheet_action join action_territory using (action_id) where sheet_id = sheet.id)`.as(
        'hasTerritories',
      ),
      sql<boolean>`exists (select from sheet_action join funding_line using (action_id) where sheet_id = sheet.id)`.as(
        'hasFunding',
      ),
    ])
    .where('sheet.id', '=', sheetId)
    .executeTakeFirstOrThrow();
  const asked = await listCommitments(db, sheetId, 'asked');
  const announced = await listCommitments(db, sheetId, 'announced');
  return {
    ...facts,
    figures: await listFilledFigures(db, sheetId),
    announced: announced.length,
    asked: asked.map(({ sentence, outcome }) => ({ sentence, answered: outcome !== null })),
  };
}

/** A computed figure has its value wherever it is quoted. */
const listFilledFigures = (db: Db, sheetId: string) =>
  db
    .selectFrom('sheetFigure')
    .innerJoin('indicator', 'indicator.id', 'sheetFigure.indicatorId')
    .innerJoin('sheet', 'sheet.id', 'sheetFigure.sheetId')
    .innerJoin('edition', 'edition.id', 'sheet.editionId')
    .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
    .select([
      'sheetFigure.key',
      'indicator.label',
      sql<boolean>`indicator.formula is not null or exists (
        select from indicator_value value
        where value.indicator_id = sheet_figure.indicator_id and value.territory_id = organisation.territory_id
          and value.period_kind = sheet_figure.period_kind and value.period_start = sheet_figure.period_start
          and value.period_end = sheet_figure.period_end and value.superseded_by is null)`.as('hasValue'),
    ])
    .where('sheetFigure.sheetId', '=', sheetId)
    .execute();
