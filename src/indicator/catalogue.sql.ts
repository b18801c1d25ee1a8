import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export interface CatalogueQuery {
  words: string[];
  /** Slug of a publisher. */
  publisher?: string | undefined;
  /** Organisations whose provisional figures the reader works on; of the others only what is published is listed. */
  worksIn: string[];
  offset: number;
  limit: number;
}

/** Indicators that the reader may see, by publisher and code, and how many there are in all. */
export const listIndicators = (db: Db, query: CatalogueQuery) =>
  query.words
    .reduce(
      (select, word) => select.where('indicator.search', 'like', `%${word}%`),
      db
        .selectFrom('indicator')
        .innerJoin('organisation', 'organisation.id', 'indicator.organisationId')
        .selectAll('indicator')
        .select(['organisation.shortName as publisher', 'organisation.slug as publisherSlug'])
        .select(sql<number>`count(*) over ()`.as('total'))
        .where('indicator.archivedAt', 'is', null),
    )
    .where((eb) =>
      eb.or([
        eb('indicator.organisationId', 'in', query.worksIn.length > 0 ? query.worksIn : [nobody]),
        eb('indicator.formula', 'is not', null),
        eb.exists(
          eb
            .selectFrom('publishedValue')
            .select('publishedValue.id')
            .whereRef('publishedValue.indicatorId', '=', 'indicator.id'),
        ),
      ]),
    )
    .$if(query.publisher !== undefined, (select) => select.where('organisation.slug', '=', query.publisher ?? ''))
    .orderBy('organisation.shortName')
    .orderBy('indicator.code')
    .offset(query.offset)
    .limit(query.limit)
    .execute();

const nobody = '00000000-0000-0000-0000-000000000000';

/** Organisations that have indicators. */
export const listIndicatorPublishers = (db: Db) =>
  db
    .selectFrom('organisation')
    .select(['id', 'slug', 'shortName'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('indicator').select('indicator.id').whereRef('indicator.organisationId', '=', 'organisation.id'),
      ),
    )
    .orderBy('shortName')
    .execute();

export const readPublisher = (db: Db, id: string) =>
  db.selectFrom('organisation').select(['id', 'slug', 'shortName', 'name']).where('id', '=', id).executeTakeFirst();

/** Plans that a target may name. */
export const listPlanNames = (db: Db, organisationId: string) =>
  db.selectFrom('plan').select(['id', 'title']).where('organisationId', '=', organisationId).orderBy('title').execute();
