import { sql } from 'kysely';
import { type Actor, organisationsWhere } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import type { RecordFilter } from './record-filter.ts';

/** The names of what a filter holds by its code, as far as who asks may read them. */
export interface FilterNames {
  taxon: string | null;
  territory: string | null;
  site: string | null;
  observer: string | null;
  dataset: string | null;
  organisation: string | null;
}

export async function nameFiltered(db: Db, actor: Actor, filter: RecordFilter): Promise<FilterNames> {
  const works = organisationsWhere(actor, 'record.read');
  const { place } = filter;
  const [kind, code] = place && 'code' in place ? [place.kind, place.code] : [null, null];
  const site = place?.kind === 'site' ? place.id : null;
  const { rows } = await sql<FilterNames>`
    select
      (select coalesce(nullif(split_part(vernacular, ',', 1), '') || ' (' || name || ')', name) from taxon
        where version = (select version from taxref_version where in_use) and cd_nom = ${filter.taxon ?? null}::integer) as taxon,
      (select name from territory where kind = ${kind} and code = ${code} order by vintage desc limit 1) as territory,
      (select name from site where id = ${site}::uuid and (organisation_id = any(${works}::uuid[]) or published and not vulnerable)) as site,
      (select case when observer.organisation_id = any(${works}::uuid[]) then observer.name else shown.name end
        from observer join shown_observer shown on shown.organisation_id = observer.organisation_id and shown.id = observer.id
        where observer.id = ${filter.observerId ?? null}::uuid limit 1) as observer,
      (select name from dataset where id = ${filter.datasetId ?? null}::uuid
        and (published or organisation_id = any(${works}::uuid[])) limit 1) as dataset,
      (select short_name from organisation where id = ${filter.organisationId ?? null}::uuid) as organisation
  `.execute(db);
  return rows[0] as FilterNames;
}

export interface NamedPlace {
  /** As the address names it: `commune`, `epci`, `departement`, `site`. */
  word: string;
  code: string;
  name: string;
  more: string;
}

/** Communes, EPCI, départements and places of the register whose name begins with, or holds, what was typed. */
export async function findPlaces(db: Db, actor: Actor, text: string, limit = 12): Promise<NamedPlace[]> {
  const wanted = searchForm(text);
  if (wanted.length < 2) return [];
  const works = organisationsWhere(actor, 'work.read');
  const { rows } = await sql<NamedPlace>`
    (select distinct on (kind, code) kind as word, code, name, case kind when 'commune' then coalesce(departement_code, '')
        when 'epci' then 'EPCI' else 'département' end as more
      from territory where kind in ('commune', 'epci', 'departement') and (search like ${`${wanted}%`} or search like ${`% ${wanted}%`})
      order by kind, code, vintage desc limit 200)
    union all
    (select 'site', id::text, name, 'site' from site where search like ${`%${wanted}%`}
      and (organisation_id = any(${works}::uuid[]) or published and not vulnerable) limit 50)
  `.execute(db);
  const rank = ({ name }: NamedPlace) => {
    const form = searchForm(name);
    return form === wanted ? 0 : form.startsWith(wanted) ? 1 : 2;
  };
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.name.length - other.name.length).slice(0, limit);
}

export interface ListedObserver {
  id: string;
  name: string;
}

/** People one may ask for, by the name they are shown under. */
export async function listAskedObservers(db: Db, actor: Actor, limit = 500): Promise<ListedObserver[]> {
  const works = organisationsWhere(actor, 'record.read');
  const { rows } = await sql<ListedObserver>`
    select observer.id, case when observer.organisation_id = any(${works}::uuid[]) then observer.name else shown.name end as name
    from observer join shown_observer shown on shown.organisation_id = observer.organisation_id and shown.id = observer.id
    where observer.erased_at is null and (observer.organisation_id = any(${works}::uuid[]) or shown.name <> '' and exists (
      select from dataset where dataset.organisation_id = observer.organisation_id and dataset.published))
    order by 2 limit ${limit}
  `.execute(db);
  return rows;
}

/** Whether a place of the register is told to who asks, be it without its position. */
export async function isToldSite(db: Db, actor: Actor, id: string): Promise<boolean> {
  const works = organisationsWhere(actor, 'work.read');
  const { rows } = await sql`
    select from site where id = ${id}::uuid and (published or organisation_id = any(${works}::uuid[]))
  `.execute(db);
  return rows.length > 0;
}
