import type { Db } from '../../kernel/db/index.ts';

/** Whose an identity is; a closed account is told, not hidden. */
export const findIdentity = (db: Db, { issuer, subject }: { issuer: string; subject: string }) =>
  db
    .selectFrom('providerIdentity')
    .innerJoin('person', 'person.id', 'providerIdentity.personId')
    .select(['person.id as personId', 'person.disabledAt'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

export const isLinked = async (db: Db, { issuer, personId }: { issuer: string; personId: string }): Promise<boolean> =>
  (await db
    .selectFrom('providerIdentity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('personId', '=', personId)
    .executeTakeFirst()) !== undefined;

export const insertIdentity = (tx: Db, row: { issuer: string; subject: string; personId: string; linkedAt: Date }) =>
  tx.insertInto('providerIdentity').values(row).execute();

/** The organisation and service that a line of the file of roles names; null where there is none by that name. */
export const findPlace = (db: Db, { organisation, service }: { organisation: string; service?: string | undefined }) =>
  db
    .selectFrom('organisation')
    .leftJoin('service', (join) =>
      join.onRef('service.organisationId', '=', 'organisation.id').on('service.name', '=', service ?? null),
    )
    .select(['organisation.id as organisationId', 'service.id as serviceId'])
    .where('organisation.slug', '=', organisation)
    .executeTakeFirst();
