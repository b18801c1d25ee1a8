import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { OpenLicenceKey } from '../kernel/open-licence.ts';
import type { OrganisationKind } from './organisation.ts';

export interface OrganisationRow {
  name: string;
  shortName: string;
  kind: OrganisationKind;
  siren: string | null;
  website: string | null;
  publisher: boolean;
  openLicence: OpenLicenceKey;
}

const columns = [
  'id',
  'slug',
  'name',
  'shortName',
  'kind',
  'siren',
  'website',
  'publisher',
  'openLicence',
  'territoryId',
] as const;

export const insertOrganisation = (tx: Db, row: OrganisationRow & { slug: string; territoryId: string | null }) =>
  tx.insertInto('organisation').values(row).returning(columns).executeTakeFirstOrThrow();

export const updateOrganisation = (tx: Db, id: string, row: OrganisationRow) =>
  tx.updateTable('organisation').set(row).where('id', '=', id).execute();

export const findOrganisation = (db: Db, by: { id: string } | { slug: string }) => {
  const query = db.selectFrom('organisation').select(columns);
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where('slug', '=', by.slug).executeTakeFirst();
};

/** Short names, to choose from. */
export const listOrganisationNames = (db: Db, ids: string[]): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('organisation')
    .select(['id', 'shortName as name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .orderBy(sql`short_name collate fr`)
    .execute();

/** All organisations of the installation, or those of a list, with how many people and services each has. */
export const listOrganisations = (db: Db, ids?: string[]) =>
  db
    .selectFrom('organisation')
    .select(columns)
    .select([
      sql<number>`(select count(distinct person_id) from role_grant where organisation_id = organisation.id)`.as(
        'people',
      ),
      sql<number>`(select count(*) from service where organisation_id = organisation.id)`.as('services'),
    ])
    .$if(ids !== undefined, (query) => query.where((eb) => eb('id', '=', eb.fn.any(eb.val(ids)))))
    .orderBy(sql`name collate fr`)
    .execute();

/** Slugs taken that begin like this one. */
export async function slugsLike(db: Db, slug: string): Promise<string[]> {
  const rows = await db.selectFrom('organisation').select('slug').where('slug', 'like', `${slug}%`).execute();
  return rows.map((row) => row.slug);
}

export const countOrganisations = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('organisation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
};
