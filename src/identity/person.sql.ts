import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { Role } from './permission.ts';

export interface GrantRow {
  personId: string;
  organisationId: string;
  serviceId: string | null;
  role: Role;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  /** Whether a password was ever chosen. */
  ready: boolean;
  grants: { id: string; role: Role; serviceName: string | null }[];
}

export const insertPerson = (tx: Db, row: { email: string; name: string; passwordHash: string | null }) =>
  tx.insertInto('person').values(row).returning('id').executeTakeFirstOrThrow();

export const findAnyPerson = (db: Db, by: { id: string } | { email: string }) => {
  const query = db.selectFrom('person').select(['id', 'name', 'email', 'disabledAt', 'passwordHash']);
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where('email', '=', by.email).executeTakeFirst();
};

/** Somebody whose account is not closed. */
export const findOpenPerson = (db: Db, id: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', sql<string>`email::text`.as('email')])
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();

/** People who hold a role in an organisation, with all their roles there. */
export async function listMembersOf(db: Db, organisationId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select person.id, person.name, person.email, person.disabled_at is not null as disabled,
      person.password_hash is not null as ready,
      json_agg(json_build_object('id', role_grant.id, 'role', role_grant.role, 'serviceName', service.name)
        order by role_grant.role, service.name) as grants
    from role_grant
      join person on person.id = role_grant.person_id
      left join service on service.id = role_grant.service_id
    where role_grant.organisation_id = ${organisationId}
    group by person.id
    order by person.disabled_at is not null, person.name collate fr
  `.execute(db);
  return rows;
}

export async function organisationsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('roleGrant')
    .select('organisationId')
    .distinct()
    .where('personId', '=', personId)
    .execute();
  return rows.map((row) => row.organisationId);
}

export const insertGrant = (tx: Db, row: GrantRow) =>
  tx
    .insertInto('roleGrant')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

export const findGrant = (db: Db, id: string) =>
  db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .leftJoin('service', 'service.id', 'roleGrant.serviceId')
    .select([
      'roleGrant.id',
      'roleGrant.personId',
      'roleGrant.organisationId',
      'roleGrant.role',
      'person.name',
      'service.name as serviceName',
    ])
    .where('roleGrant.id', '=', id)
    .executeTakeFirst();

export const deleteGrant = (tx: Db, id: string) => tx.deleteFrom('roleGrant').where('id', '=', id).execute();

/** Organisations of a person that nobody else could administer any more. */
export async function onlyAdministeredBy(db: Db, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where exists (
      select from role_grant where organisation_id = organisation.id and role = 'administrator' and person_id = ${personId}
    ) and not exists (
      select from role_grant join person on person.id = role_grant.person_id
      where organisation_id = organisation.id and role = 'administrator' and person_id <> ${personId} and disabled_at is null
    )
  `.execute(db);
  return rows;
}

export const setDisabled = (tx: Db, personId: string, disabledAt: Date | null) =>
  tx.updateTable('person').set({ disabledAt }).where('id', '=', personId).execute();

export const setPassword = (tx: Db, personId: string, passwordHash: string) =>
  tx.updateTable('person').set({ passwordHash }).where('id', '=', personId).execute();

export const insertReset = (
  tx: Db,
  row: { tokenHash: Uint8Array; personId: string; createdBy: string; expiresAt: Date },
) => tx.insertInto('passwordReset').values(row).execute();

/** Links of a person that were not used work no more. */
export const voidResets = (tx: Db, personId: string, at: Date) =>
  tx
    .updateTable('passwordReset')
    .set({ usedAt: at })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();

/** Whose link this is, while it may be used. */
export const findReset = (db: Db, tokenHash: Uint8Array, now: Date) =>
  db
    .selectFrom('passwordReset')
    .innerJoin('person', 'person.id', 'passwordReset.personId')
    .select(['person.id', 'person.name', 'person.email'])
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('disabledAt', 'is', null)
    .executeTakeFirst();

/** Uses a link; undefined if it was used, is too old or never was. */
export const useReset = (tx: Db, tokenHash: Uint8Array, now: Date) =>
  tx
    .updateTable('passwordReset')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst();
