import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ProtectionKind, ZoneKind } from '../zone-kind.ts';

/** How many of these zones are an organisation's, or published. */
export const countZonesOf = async (db: Db, organisationId: string, ids: string[]): Promise<number> =>
  (
    await db
      .selectFrom('zone')
      .select('id')
      .where('id', 'in', ids)
      .where((eb) => eb.or([eb('published', '=', true), eb('organisationId', '=', organisationId)]))
      .execute()
  ).length;

export interface ReadZone {
  id: string;
  kind: ZoneKind;
  code: string;
  name: string;
  act: string;
  actOn: string | null;
  since: string | null;
  until: string | null;
  areaHa: number;
  /** West, south, east, north, in degrees. */
  box: [number, number, number, number];
  published: boolean;
  organisation: string;
  source: string;
}

export async function findZone(db: Db, id: string, worksIn: string[]): Promise<ReadZone | undefined> {
  const { rows } = await sql<ReadZone>`
    select zone.id, zone.kind, zone.code, zone.name, zone.act, zone.act_on::text, zone.since::text, zone.until::text,
      (ST_Area(zone.geometry) / 10000)::float8 as area_ha, json_build_array(ST_XMin(box.shape), ST_YMin(box.shape),
        ST_XMax(box.shape), ST_YMax(box.shape)) as box,
      zone.published, organisation.short_name as organisation, source.title as source
    from zone join organisation on organisation.id = zone.organisation_id
      join site_source source on source.id = zone.source_id
      cross join lateral (select ST_Transform(ST_Envelope(zone.geometry), 4326) as shape) box
    where zone.id = ${id}::uuid and (zone.published or zone.organisation_id = any(${worksIn}::uuid[]))
  `.execute(db);
  return rows[0];
}

export interface SiteInZone {
  id: string;
  name: string;
  /** What the zone draws of it. */
  protections: ProtectionKind[];
}

/** Places that a zone draws a protection of, then those that lie in it; how many there are in all. */
export async function listSitesInZone(
  db: Db,
  zoneId: string,
  worksIn: string[],
  limit: number,
): Promise<{ sites: SiteInZone[]; total: number }> {
  const { rows } = await sql<SiteInZone & { total: number }>`
    select site.id, site.name, drawn.protections, (count(*) over ())::int as total
    from site cross join lateral (
      select array(select distinct protection.kind from site_protection protection
        where protection.site_id = site.id and protection.zone_id = ${zoneId}::uuid and protection.replaced_in is null) as protections
    ) drawn
    where (site.published and not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[]))
      and site.id in (select site_id from site_zone where zone_id = ${zoneId}::uuid
        union select site_id from site_protection where zone_id = ${zoneId}::uuid and replaced_in is null)
    order by cardinality(drawn.protections) desc, site.name collate fr_natural limit ${limit}
  `.execute(db);
  return { sites: rows.map(({ total: _, ...site }) => site), total: rows[0]?.total ?? 0 };
}
