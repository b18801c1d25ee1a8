import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** Where a published edition is found: `/rapports/:publisher/:type/:year`. */
export interface EditionAddress {
  publisher: string;
  type: string;
  year: number;
}

const published = (db: Db) =>
  db.selectFrom('publishedEdition').innerJoin('organisation', 'organisation.id', 'publishedEdition.organisationId');

/** The latest erratum stands for its year; latest year first within a publisher. */
const inForce = (db: Db) =>
  published(db)
    .distinctOn(['organisation.name', 'organisation.slug', 'publishedEdition.reportType', 'publishedEdition.year'])
    .select([
      'publishedEdition.id',
      'organisation.slug as publisherSlug',
      'organisation.name as publisherName',
      'organisation.openLicence',
      'publishedEdition.reportType',
      'publishedEdition.year',
      'publishedEdition.erratum',
      'publishedEdition.title',
      'publishedEdition.easyRead',
      'publishedEdition.frozenAt',
    ])
    .orderBy('organisation.name')
    .orderBy('organisation.slug')
    .orderBy('publishedEdition.reportType')
    .orderBy('publishedEdition.year', 'desc')
    .orderBy('publishedEdition.erratum', 'desc');

/** Every published edition in force; of the publishers that work on some territories, where given. */
export const listPublished = (db: Db, territoryIds?: string[]) =>
  inForce(db)
    .$if(territoryIds !== undefined, (query) =>
      query.where((eb) => eb('organisation.territoryId', '=', eb.fn.any(eb.val(territoryIds ?? [])))),
    )
    .execute();

/** The editions in force that an organisation published since then. */
export const listPublishedSince = (db: Db, organisationId: string, since: Date) =>
  inForce(db)
    .where('publishedEdition.organisationId', '=', organisationId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('editionStep')
          .select('editionStep.id')
          .whereRef('editionStep.editionId', '=', 'publishedEdition.id')
          .where('editionStep.state', '=', 'published')
          .where('editionStep.at', '>=', since),
      ),
    )
    .execute();

/** The edition in force at an address, without its document, which is large. */
export const findPublished = (db: Db, { publisher, type, year }: EditionAddress) =>
  published(db)
    .select([
      'publishedEdition.id',
      'publishedEdition.sha256',
      'publishedEdition.easyRead',
      'publishedEdition.proceedings',
    ])
    .where('organisation.slug', '=', publisher)
    .where('publishedEdition.reportType', '=', type)
    .where('publishedEdition.year', '=', year)
    .orderBy('publishedEdition.erratum', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Published commitments of a sheet, by which visitors are answered; of a published action where they are of one. */
export async function listCommitmentsOfSheet(
  db: Db,
  { publisher, type, year }: EditionAddress,
  code: string,
): Promise<{ id: string; sentence: string }[]> {
  const { rows } = await sql<{ id: string; sentence: string }>`
    select distinct commitment.id, commitment.sentence
    from organisation join edition on edition.organisation_id = organisation.id and edition.state = 'published'
      join sheet on sheet.edition_id = edition.id join sheet_commitment link on link.sheet_id = sheet.id
      join published_commitment commitment on commitment.id = link.commitment_id
    where organisation.slug = ${publisher} and edition.report_type = ${type} and edition.year = ${year} and sheet.code = ${code}
      and (commitment.action_id is null or exists (select from published_action where id = commitment.action_id))
  `.execute(db);
  return rows;
}
