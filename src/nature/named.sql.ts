import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';

export async function nameVisits(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select visit.id, 'Relevé du ' || to_char(visit.date_from, 'DD/MM/YYYY')
      || coalesce(', ' || nullif(coalesce(site.name, visit.place_name), ''), '') as name, '/nature/visites/' || visit.id as href
    from visit left join site on site.id = visit.site_id where visit.id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}

export async function nameRecords(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, name_cited || ', ' || to_char(date_from, 'DD/MM/YYYY') as name, '/nature/donnees/' || id || '/validation' as href
    from record where organisation_id in (select id from organisation) and id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}

export async function nameObservers(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, case when erased_at is null then name else 'Observateur effacé' end as name, '/nature/observateurs/' || id as href
    from observer where organisation_id in (select id from organisation) and id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}

export const nameTaxrefs = async (_: Db, ids: string[]): Promise<NamedObject[]> =>
  ids.map((id) => ({ id, name: `TAXREF ${id}`, href: null }));

export async function nameExchanges(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, 'Échange\u00a0: ' || subject || ', ' || body as name, '/nature/echanges/' || id as href
    from data_exchange where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
