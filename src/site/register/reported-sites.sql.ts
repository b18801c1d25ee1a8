import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { SiteLevel } from '../site-type.ts';
import type { ProtectionKind, ZoneKind } from '../zone-kind.ts';

/** A place in one line, with the latest day its sources speak of. */
export interface ReportedSite {
  id: string;
  kind: string;
  level: SiteLevel;
  name: string;
  published: boolean;
  communes: string[];
  asOf: string | null;
}

/** Every place of these organisations, by level and name. */
export async function listReportedSites(db: Db, organisationIds: string[]): Promise<ReportedSite[]> {
  const { rows } = await sql<ReportedSite>`
    with said as (
      select value.site_id, max(source.as_of) as as_of
      from site_value value join site_source source on source.id = value.source_id
      where value.superseded_by is null group by value.site_id
    ), lying as (
      select crossing.site_id, json_agg(territory.name order by crossing.share desc nulls last, territory.name) as communes
      from site_territory crossing join territory on territory.id = crossing.territory_id
      where territory.kind = 'commune' group by crossing.site_id
    )
    select site.id, site.kind, site.level, site.name, site.published, coalesce(lying.communes, '[]'::json) as communes,
      said.as_of::text
    from site left join said on said.site_id = site.id left join lying on lying.site_id = site.id
    where site.organisation_id = any(${organisationIds}::uuid[])
    order by array_position(array['property', 'component', 'element', 'setting'], site.level),
      site.name collate fr_natural, site.id
  `.execute(db);
  return rows;
}

/** A kind of protection, with how many places it protects and the days of its acts. */
export interface ReportedProtection {
  kind: ProtectionKind;
  sites: number;
  firstOn: string | null;
  lastOn: string | null;
}

export async function listReportedProtections(
  db: Db,
  organisationIds: string[],
  today: string,
): Promise<ReportedProtection[]> {
  const { rows } = await sql<ReportedProtection>`
    select protection.kind, count(distinct protection.site_id)::int as sites, min(protection.act_on)::text as first_on,
      max(protection.act_on)::text as last_on
    from site_protection protection join site on site.id = protection.site_id
    where site.organisation_id = any(${organisationIds}::uuid[]) and protection.replaced_in is null
      and (protection.until is null or protection.until >= ${today}::date)
    group by protection.kind order by 2 desc, 1
  `.execute(db);
  return rows;
}

/** An outline in force, with its act. */
export interface ReportedZone {
  id: string;
  kind: ZoneKind;
  name: string;
  act: string;
  actOn: string | null;
  areaHa: number;
  published: boolean;
}

/** The property and its buffer, which reports state; the other kinds of zones are counted among protections. */
export async function listReportedZones(db: Db, organisationIds: string[], today: string): Promise<ReportedZone[]> {
  const { rows } = await sql<ReportedZone>`
    select id, kind, name, act, act_on::text, (ST_Area(geometry) / 10000)::float8 as area_ha, published
    from zone
    where organisation_id = any(${organisationIds}::uuid[]) and kind in ('property', 'buffer')
      and (until is null or until >= ${today}::date)
    order by kind desc, name collate fr_natural, id
  `.execute(db);
  return rows;
}
