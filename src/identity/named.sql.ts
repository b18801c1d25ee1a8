import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { NamedObject } from './journal.ts';

const administration = '/administration/organisations/';

export const nameOrganisations = async (db: Db, ids: string[]): Promise<NamedObject[]> =>
  db
    .selectFrom('organisation')
    .select(['id', 'name', sql<string>`${administration} || slug || '/reglages'`.as('href')])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();

export const nameServices = async (db: Db, ids: string[]): Promise<NamedObject[]> =>
  db
    .selectFrom('service')
    .innerJoin('organisation', 'organisation.id', 'service.organisationId')
    .select([
      'service.id',
      'service.name',
      sql<string>`${administration} || organisation.slug || '/services'`.as('href'),
    ])
    .where((eb) => eb('service.id', '=', eb.fn.any(eb.val(ids))))
    .execute();

/** People lead to the list of those of the organisation. */
export const namePeople = async (db: Db, ids: string[], organisationId: string): Promise<NamedObject[]> =>
  db
    .selectFrom('person')
    .innerJoin('organisation', (join) => join.on('organisation.id', '=', organisationId))
    .select(['person.id', 'person.name', sql<string>`${administration} || organisation.slug`.as('href')])
    .where((eb) => eb('person.id', '=', eb.fn.any(eb.val(ids))))
    .execute();
