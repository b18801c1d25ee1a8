import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface NamedSite {
  form: string;
  id: string;
  name: string;
}

/** Places of an organisation that bear these names or numbers, as `searchForm` writes them. */
export const findNamedSites = async (db: Db, organisationId: string, forms: string[]): Promise<NamedSite[]> =>
  (
    await sql<NamedSite>`
      select distinct on (given.form, site.id) given.form, site.id, site.name
      from unnest(${forms}::text[]) as given (form)
        join site on site.organisation_id = ${organisationId}::uuid and (site.search = given.form
          or exists (select from site_identifier number where number.site_id = site.id
            and lower(number.value) in (given.form, replace(given.form, ' ', ''), replace(given.form, ' ', '-'), 't' || given.form)))
      order by given.form, site.id
    `.execute(db)
  ).rows;

/** What a selection names, as people call it. */
export async function nameSelected(
  db: Db,
  organisationId: string,
  { datasetId, taxa, sites }: { datasetId?: string | undefined; taxa: number[]; sites: string[] },
): Promise<{ dataset: string | null; taxa: string[]; sites: string[] }> {
  const { rows } = await sql<{ dataset: string | null; taxa: string[]; sites: string[] }>`
    select (select name from dataset where organisation_id = ${organisationId}::uuid and id = ${datasetId ?? null}::uuid) as dataset,
      array(select coalesce(nullif(taxon.vernacular, ''), taxon.name) from taxon
        where version = (select version from taxref_version where in_use) and cd_nom = any(${taxa}::integer[]) order by 1) as taxa,
      array(select name from site where id = any(${sites}::uuid[]) order by name) as sites
  `.execute(db);
  return rows[0] ?? { dataset: null, taxa: [], sites: [] };
}

/** Organisations that may send, and their datasets that hold something. */
export async function listSenders(
  db: Db,
  ids: string[],
): Promise<{ organisations: { id: string; name: string }[]; datasets: Record<string, string> }> {
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .orderBy('name')
    .execute();
  const datasets = await db
    .selectFrom('dataset')
    .select(['id', 'name'])
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(ids))))
    .where('recordCount', '>', 0)
    .orderBy('name')
    .execute();
  return { organisations, datasets: Object.fromEntries(datasets.map(({ id, name }) => [id, name])) };
}
