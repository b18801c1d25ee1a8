import type { Db } from '../kernel/db/index.ts';
import type { IndicatorRow } from './indicator.sql.ts';

/** Values in force of these indicators wherever they are, or only those that may be published. */
const valuesInForce = (db: Db, indicatorIds: string[], published: boolean) =>
  db
    .selectFrom('indicatorValue as value')
    .innerJoin('indicator', 'indicator.id', 'value.indicatorId')
    .select([
      'value.indicatorId',
      'value.periodKind',
      'value.periodStart',
      'value.periodEnd',
      'value.value',
      'value.decimals',
      'value.qualifier',
      'value.status',
      'value.source',
      'value.recordedAt',
    ])
    .where('value.indicatorId', 'in', indicatorIds)
    .where('value.supersededBy', 'is', null)
    .$if(published, (query) =>
      query.where('value.id', 'in', (eb) => eb.selectFrom('publishedValue').select('publishedValue.id')),
    );

/** Values in force, or only those that may be published, of these indicators at their organisation's territory. */
export const readValues = (db: Db, indicatorIds: string[], published: boolean) =>
  valuesInForce(db, indicatorIds, published)
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.id', '=', 'indicator.organisationId')
        .onRef('organisation.territoryId', '=', 'value.territoryId'),
    )
    .innerJoin('person', 'person.id', 'value.recordedBy')
    .leftJoin('indicatorCount as count', 'count.valueId', 'value.id')
    .select(['value.sourcePage', 'value.comment', 'person.name as person'])
    .select(['count.countedOn', 'count.counting', 'count.whole', 'count.part', 'count.parts'])
    .orderBy('value.periodEnd')
    .execute();
export type StoredValue = Awaited<ReturnType<typeof readValues>>[number];

/** The same at the communes of their organisation's territory, by commune. */
export const readCommuneValues = (db: Db, indicatorIds: string[], published: boolean) =>
  valuesInForce(db, indicatorIds, published)
    .innerJoin('organisation', 'organisation.id', 'indicator.organisationId')
    .innerJoin('territoryMember as member', (join) =>
      join
        .onRef('member.territoryId', '=', 'organisation.territoryId')
        .onRef('member.memberId', '=', 'value.territoryId'),
    )
    .innerJoin('territory', 'territory.id', 'value.territoryId')
    .select(['territory.code', 'territory.name as commune'])
    .orderBy('territory.name')
    .execute();
export type StoredCommuneValue = Awaited<ReturnType<typeof readCommuneValues>>[number];

/** Communes of an organisation's territory. */
export const readCommunesOf = (db: Db, organisationId: string): Promise<{ code: string; name: string }[]> =>
  db
    .selectFrom('organisation')
    .innerJoin('territoryMember as member', 'member.territoryId', 'organisation.territoryId')
    .innerJoin('territory', 'territory.id', 'member.memberId')
    .select(['territory.code', 'territory.name'])
    .where('organisation.id', '=', organisationId)
    .where('territory.kind', '=', 'commune')
    .execute();

/** Values that were replaced, latest first, with the reason given when they were; `commune` is null for the whole. */
export const readReplaced = (db: Db, indicatorIds: string[], published: boolean) =>
  db
    .selectFrom('indicatorValue as value')
    .innerJoin('indicatorValue as next', 'next.id', 'value.supersededBy')
    .innerJoin('person', 'person.id', 'value.recordedBy')
    .innerJoin('indicator', 'indicator.id', 'value.indicatorId')
    .innerJoin('organisation', 'organisation.id', 'indicator.organisationId')
    .leftJoin('territory', (join) =>
      join.onRef('territory.id', '=', 'value.territoryId').onRef('territory.id', '!=', 'organisation.territoryId'),
    )
    .select([
      'territory.name as commune',
      'value.indicatorId',
      'value.periodKind',
      'value.periodStart',
      'value.periodEnd',
      'value.value',
      'value.decimals',
      'value.qualifier',
      'value.recordedAt',
      'next.correctionReason as reason',
      'person.name as person',
    ])
    .where('value.indicatorId', 'in', indicatorIds)
    .$if(published, (query) => query.where('value.status', '=', 'validated'))
    .orderBy('value.recordedAt', 'desc')
    .execute();
export type ReplacedValue = Awaited<ReturnType<typeof readReplaced>>[number];

/** Targets at the organisation's territory with the name of the plan that sets them, by year; of published plans only, or of all. */
export const readTargets = (db: Db, indicatorIds: string[], published: boolean) =>
  db
    .selectFrom('target')
    .innerJoin('indicator', 'indicator.id', 'target.indicatorId')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.id', '=', 'indicator.organisationId')
        .onRef('organisation.territoryId', '=', 'target.territoryId'),
    )
    .leftJoin('plan', 'plan.id', 'target.planId')
    .select(['target.indicatorId', 'target.year', 'target.value', 'target.source', 'target.planId'])
    .select((eb) => eb.fn.coalesce('plan.acronym', 'plan.title').as('plan'))
    .where('target.indicatorId', 'in', indicatorIds)
    .$if(published, (query) => query.where((eb) => eb.or([eb('plan.id', 'is', null), eb('plan.published', '=', true)])))
    .orderBy('target.year')
    .execute();
export type StoredTarget = Awaited<ReturnType<typeof readTargets>>[number];

export const readParts = (db: Db, indicatorIds: string[]) =>
  db
    .selectFrom('breakdown')
    .innerJoin('breakdownPart', 'breakdownPart.breakdownId', 'breakdown.id')
    .select([
      'breakdown.id as breakdownId',
      'breakdown.indicatorId as totalId',
      'breakdown.label',
      'breakdownPart.indicatorId as partId',
    ])
    .where('breakdown.indicatorId', 'in', indicatorIds)
    .orderBy('breakdown.label')
    .orderBy('breakdownPart.position')
    .execute();
export type StoredPart = Awaited<ReturnType<typeof readParts>>[number];

export const readIndicatorsByIds = (db: Db, ids: string[]): Promise<IndicatorRow[]> =>
  db.selectFrom('indicator').selectAll().where('id', 'in', ids).execute();

/** Names of the organisation's territory and services, that figures are printed with. */
export const readNames = async (db: Db, organisationId: string) => {
  const territory = await db
    .selectFrom('organisation')
    .leftJoin('territory', 'territory.id', 'organisation.territoryId')
    .select('territory.name')
    .where('organisation.id', '=', organisationId)
    .executeTakeFirst();
  const services = await db
    .selectFrom('service')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .execute();
  return { territory: territory?.name ?? '', services: new Map(services.map(({ id, name }) => [id, name])) };
};

/** Indicators of an organisation in which every word is found, by code. */
export const findIndicators = (
  db: Db,
  organisationId: string,
  words: string[],
  limit: number,
): Promise<IndicatorRow[]> =>
  words
    .reduce(
      (query, word) => query.where('search', 'like', `%${word}%`),
      db
        .selectFrom('indicator')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('archivedAt', 'is', null),
    )
    .orderBy('code')
    .limit(limit)
    .execute();
