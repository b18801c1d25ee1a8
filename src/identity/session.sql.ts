import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { Grant, Role } from './permission.ts';

export interface SessionRow {
  personId: string;
  name: string;
  email: string;
  csrf: string;
  expiresAt: Date;
}

export const insertSession = (
  db: Db,
  session: { tokenHash: Uint8Array; personId: string; csrf: string; createdAt: Date; expiresAt: Date },
) => db.insertInto('session').values(session).execute();

/** The session in force of a person who may still sign in. */
export const findSession = (db: Db, tokenHash: Uint8Array, now: Date): Promise<SessionRow | undefined> =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select(['person.id as personId', 'person.name', 'person.email', 'session.csrf', 'session.expiresAt'])
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', now)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst();

/** Token for forms of a person's latest session, ended or not. */
export const findLastCsrf = async (db: Db, personId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('session')
      .select('csrf')
      .where('personId', '=', personId)
      .orderBy('createdAt', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.csrf;

export const deleteSession = (db: Db, tokenHash: Uint8Array) =>
  db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();

export const deleteSessionsOf = (db: Db, personId: string) =>
  db.deleteFrom('session').where('personId', '=', personId).execute();

/** Roles of a person; a contributor's service brings the services below it. */
export async function listGrants(db: Db, personId: string): Promise<Grant[]> {
  const { rows } = await sql<{ organisationId: string; role: Role; serviceIds: string[] }>`
    with recursive below as (
      select id as grant_id, service_id from role_grant where person_id = ${personId} and service_id is not null
      union
      select below.grant_id, service.id from below join service on service.parent_id = below.service_id
    )
    select organisation_id, role,
      coalesce((select array_agg(service_id::text) from below where below.grant_id = role_grant.id), '{}') as service_ids
    from role_grant where person_id = ${personId}
    order by organisation_id, role
  `.execute(db);
  return rows;
}

/** Failures since then for this person, and from this address whoever was tried. */
export const countFailures = (db: Db, email: string, address: string, since: Date) =>
  db
    .selectFrom('signInFailure')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('email', '=', email).as('ofPerson'),
      eb.fn.countAll<number>().filterWhere('address', '=', address).as('fromAddress'),
    ])
    .where('at', '>', since)
    .where((eb) => eb.or([eb('email', '=', email), eb('address', '=', address)]))
    .executeTakeFirstOrThrow();

export const insertFailure = (db: Db, failure: { email: string; address: string; at: Date }) =>
  db.insertInto('signInFailure').values(failure).execute();

export const findPersonByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'passwordHash'])
    .where('email', '=', email)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
