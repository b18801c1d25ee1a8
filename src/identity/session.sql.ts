import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { Grant, Role } from './permission.ts';

interface NewSession {
  tokenHash: Uint8Array;
  personId: string;
  csrf: string;
  createdAt: Date;
  usedAt: Date;
  expiresAt: Date;
  userAgent: string;
  idToken: string | null;
}

export const insertSession = (db: Db, session: NewSession) => db.insertInto('session').values(session).execute();

/** The session in force, which served since `usedSince`, of a person who may still sign in. */
export const findSession = (db: Db, tokenHash: Uint8Array, { now, usedSince }: Instants) =>
  inForce(db, { now, usedSince })
    .innerJoin('person', 'person.id', 'session.personId')
    .select(['session.id', 'session.csrf', 'session.usedAt', 'session.expiresAt'])
    .select(['person.id as personId', 'person.name', 'person.email'])
    .where('session.tokenHash', '=', tokenHash)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst();

interface Instants {
  now: Date;
  usedSince: Date;
}

const inForce = (db: Db, { now, usedSince }: Instants) =>
  db.selectFrom('session').where('session.expiresAt', '>', now).where('session.usedAt', '>', usedSince);

/** Where somebody is signed in, what served last first. */
export const listSessionsOf = (db: Db, personId: string, instants: Instants) =>
  inForce(db, instants)
    .select(['id', 'userAgent', 'createdAt', 'usedAt'])
    .where('personId', '=', personId)
    .orderBy('usedAt', 'desc')
    .execute();

export const touchSession = (db: Db, id: string, usedAt: Date) =>
  db.updateTable('session').set({ usedAt }).where('id', '=', id).returning(['usedAt', 'expiresAt']).executeTakeFirst();

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
  db.deleteFrom('session').where('tokenHash', '=', tokenHash).returning('idToken').executeTakeFirst();

export const deleteSessionsOf = (db: Db, personId: string) =>
  db.deleteFrom('session').where('personId', '=', personId).execute();

/** One session of a person, or all of theirs but one; tells how many. */
export async function deleteOwnSessions(
  db: Db,
  personId: string,
  which: { only: string } | { except: string },
): Promise<number> {
  const own = db.deleteFrom('session').where('personId', '=', personId);
  const { numDeletedRows } = await ('only' in which
    ? own.where('id', '=', which.only)
    : own.where('id', '<>', which.except)
  ).executeTakeFirst();
  return Number(numDeletedRows);
}

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

/** The people of an organisation whose account is open, by name, each with their roles there. */
export async function listActorsOf(
  db: Db,
  organisationId: string,
): Promise<{ person: { id: string; name: string; email: string }; grants: Grant[] }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string; grants: Grant[] }>`
    with recursive below as (
      select id as grant_id, service_id from role_grant
        where organisation_id = ${organisationId} and service_id is not null
      union
      select below.grant_id, service.id from below join service on service.parent_id = below.service_id
    )
    select person.id, person.name, person.email::text as email,
      json_agg(json_build_object('organisationId', organisation_id, 'role', role, 'serviceIds',
        coalesce((select json_agg(service_id) from below where below.grant_id = role_grant.id), '[]'::json))) as grants
    from role_grant join person on person.id = role_grant.person_id and person.disabled_at is null
    where organisation_id = ${organisationId}
    group by person.id order by person.name collate fr, person.id
  `.execute(db);
  return rows.map(({ grants, ...person }) => ({ person, grants }));
}

export const findPersonByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'passwordHash'])
    .where('email', '=', email)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
