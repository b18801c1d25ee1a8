import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { identifierForm, type SiteLevel } from '../site-type.ts';
import type { Precision } from './site.ts';

/** What a list or a map is kept to; the same words stand in the address of a page. */
export interface SiteFilter {
  text?: string | undefined;
  kinds?: string[] | undefined;
  levels?: SiteLevel[] | undefined;
  /** INSEE code of a commune or SIREN of an EPCI. */
  territory?: string | undefined;
  zoneId?: string | undefined;
  parentId?: string | undefined;
  /** "unplaced": no outline; "contested": sources disagree on something, and nobody ruled. */
  only?: 'unplaced' | 'draft' | 'contested' | undefined;
}

export interface ListedSite {
  id: string;
  kind: string;
  level: SiteLevel;
  name: string;
  precision: Precision;
  published: boolean;
  /** Sources disagree on something that is said of it. */
  contested: boolean;
  communes: string[];
  /** Its names in other registers: "T205", "48A". */
  identifiers: string[];
}

/** Which rows: for who works in these organisations all of theirs, for others what is published. */
export function sitesWhere(filter: SiteFilter, organisationIds: string[]): RawBuilder<unknown> {
  const conditions = [sql`(site.published or site.organisation_id = any(${organisationIds}::uuid[]))`];
  const words = searchForm(filter.text ?? '');
  if (words) {
    const typed = (filter.text ?? '').trim().toLowerCase();
    conditions.push(sql`(site.search like ${`%${words}%`} or exists (
      select from site_identifier identifier where identifier.site_id = site.id and (lower(identifier.value) = ${typed}
        or identifier.system = 'terril' and regexp_replace(lower(identifier.value), '^t?0*(?=\\d)', '') = ${identifierForm('terril', typed)})))`);
  }
  if (filter.kinds?.length) conditions.push(sql`site.kind = any(${filter.kinds}::text[])`);
  if (filter.levels?.length) conditions.push(sql`site.level = any(${filter.levels}::text[])`);
  if (filter.territory) {
    conditions.push(sql`exists (select from site_territory crossing join territory on territory.id = crossing.territory_id
      where crossing.site_id = site.id and territory.code = ${filter.territory})`);
  }
  if (filter.zoneId)
    conditions.push(
      sql`exists (select from site_zone crossing where crossing.site_id = site.id and crossing.zone_id = ${filter.zoneId}::uuid)`,
    );
  if (filter.parentId) conditions.push(sql`site.parent_id = ${filter.parentId}::uuid`);
  if (filter.only === 'unplaced') conditions.push(sql`site.precision = 'unknown'`);
  if (filter.only === 'draft') conditions.push(sql`not site.published`);
  if (filter.only === 'contested') conditions.push(sql`site.contested <> '{}'`);
  return sql.join(conditions, sql` and `);
}

/** One page of the list, by name, and how many there are in all. */
export async function listSites(
  db: Db,
  filter: SiteFilter,
  organisationIds: string[],
  page: { offset: number; limit: number },
): Promise<{ sites: ListedSite[]; total: number }> {
  const { rows } = await sql<ListedSite & { total: number }>`
    with found as (
      select site.id, site.kind, site.level, site.name, site.precision, site.published,
        site.contested <> '{}' as contested, count(*) over ()::int as total
      from site where ${sitesWhere(filter, organisationIds)}
      order by site.name collate fr_natural, site.id limit ${page.limit} offset ${page.offset}
    )
    select found.*,
      coalesce((select json_agg(territory.name order by crossing.share desc nulls last, territory.name) from site_territory crossing
        join territory on territory.id = crossing.territory_id
        where crossing.site_id = found.id and territory.kind = 'commune'), '[]'::json) as communes,
      coalesce((select json_agg(identifier.value order by identifier.system)
        from site_identifier identifier where identifier.site_id = found.id), '[]'::json) as identifiers
    from found order by found.name collate fr_natural, found.id
  `.execute(db);
  return { sites: rows.map(({ total: _, ...site }) => site), total: rows[0]?.total ?? 0 };
}

/** All places of an organisation that a filter keeps, for a list made once. */
export async function pickSites(db: Db, filter: SiteFilter, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select site.id from site
    where site.organisation_id = ${organisationId}::uuid and ${sitesWhere(filter, [organisationId])}
  `.execute(db);
  return rows.map(({ id }) => id);
}
