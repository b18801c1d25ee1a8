import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { SiteLevel } from '../site-type.ts';
import type { GeoJson, Precision } from './site.ts';

export const lockSite = (tx: Tx, organisationId: string, id: string) =>
  tx
    .selectFrom('site')
    .select(['id', 'version', 'name'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export interface SiteFacts {
  kind: string;
  level: SiteLevel;
  parentId: string | null;
  published: boolean;
  vulnerable: boolean;
}

/** `easyRead` is left as it is where it is not given. */
export async function setSite(tx: Tx, id: string, facts: SiteFacts & { easyRead?: string }): Promise<number> {
  const { version } = await tx
    .updateTable('site')
    .set(facts)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export interface SiteRow extends SiteFacts {
  id: string;
  organisationId: string;
  organisation: string;
  name: string;
  easyRead: string;
  parentName: string | null;
  precision: Precision;
  version: number;
  /** In degrees. */
  geometry: GeoJson | null;
  /** Of what is drawn: hectares of an area, metres of a line. */
  areaHa: number | null;
  lengthM: number | null;
}

/** A place for those who work on it; `seen` is the table or the view that hides what visitors may not see. */
export async function findSite(db: Db, seen: 'site' | 'published_site', id: string): Promise<SiteRow | undefined> {
  const { rows } = await sql<SiteRow>`
    select site.id, site.organisation_id, organisation.name as organisation, site.kind, site.level, site.parent_id,
      parent.name as parent_name, site.name, site.easy_read, site.precision, site.vulnerable, site.version,
      ${seen === 'site' ? sql`site.published` : sql`true`} as published,
      ST_AsGeoJSON(ST_Transform(site.geometry, 4326), 6)::json as geometry,
      case when ST_Dimension(site.geometry) = 2 then ST_Area(site.geometry) / 10000 end as area_ha,
      case when ST_Dimension(site.geometry) = 1 then ST_Length(site.geometry) end as length_m
    from ${sql.table(seen)} site
      join organisation on organisation.id = site.organisation_id
      left join ${sql.table(seen)} parent on parent.id = site.parent_id
    where site.id = ${id}::uuid
  `.execute(db);
  return rows[0];
}
