import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';

/** A neighbour's outline that overlaps by less is a slip of the pencil: outlines of several producers never match. */
const slightest = 0.001;

/** Share of `site` inside an outline: of its area, of its length, or the whole of a point. */
const shareIn = (outline: RawBuilder<unknown>) => sql`
  case when ST_Covers(${outline}, site.geometry) then 1
    else case ST_Dimension(site.geometry)
      when 2 then ST_Area(ST_Intersection(site.geometry, ${outline})) / nullif(ST_Area(site.geometry), 0)
      when 1 then ST_Length(ST_Intersection(site.geometry, ${outline})) / nullif(ST_Length(site.geometry), 0)
      else 1 end
  end`;

/** In which communes, EPCI and zones these places lie: worked out anew for them, and for them only. */
export async function crossSites(tx: Tx, siteIds: string[]): Promise<void> {
  await sql`delete from site_territory where site_id = any(${siteIds}::uuid[])`.execute(tx);
  await insertTerritoryCrossings(tx, sql`site.id = any(${siteIds}::uuid[])`);
  await insertNamedCommunes(tx, siteIds);
  await sql`delete from site_zone where site_id = any(${siteIds}::uuid[])`.execute(tx);
  await insertZoneCrossings(tx, sql`site.id = any(${siteIds}::uuid[])`);
}

/** The places of these zones, when zones are what changed. */
export async function crossZones(tx: Tx, zoneIds: string[]): Promise<void> {
  await sql`delete from site_zone where zone_id = any(${zoneIds}::uuid[])`.execute(tx);
  await insertZoneCrossings(tx, sql`zone.id = any(${zoneIds}::uuid[])`);
}

/** A place of another organisation is crossed too: zones are the same ground for all. */
const insertZoneCrossings = (tx: Tx, wanted: RawBuilder<unknown>) =>
  sql`
    insert into site_zone (site_id, zone_id, share)
    select * from (
      select site.id as site_id, zone.id as zone_id, ${shareIn(sql`zone.geometry`)} as share
      from site join zone on ST_Intersects(site.geometry, zone.geometry)
      where ${wanted}
    ) crossed where share >= ${slightest}
  `.execute(tx);

/** All places, when communes' outlines are what changed. */
export async function crossTerritories(tx: Tx, territoryIds: string[]): Promise<void> {
  await sql`delete from site_territory where territory_id = any(${territoryIds}::uuid[]) and share is not null`.execute(
    tx,
  );
  await insertTerritoryCrossings(tx, sql`outline.territory_id = any(${territoryIds}::uuid[])`);
}

/** Where no outline says it, of the place or of communes: the communes that sources name, and their EPCI. */
const insertNamedCommunes = (tx: Tx, siteIds: string[]) =>
  sql`
    with named as (
      select distinct site.id as site_id, commune.territory_id
      from site join site_commune commune on commune.site_id = site.id and commune.replaced_in is null
      where site.id = any(${siteIds}::uuid[]) and not exists (
        select from site_territory crossing join territory on territory.id = crossing.territory_id
        where crossing.site_id = site.id and territory.kind = 'commune')
    )
    insert into site_territory (site_id, territory_id)
    select site_id, territory_id from named
    union select named.site_id, whole.id from named
      join territory_member member on member.member_id = named.territory_id
      join territory whole on whole.id = member.territory_id and whole.kind = 'epci'
    on conflict do nothing
  `.execute(tx);

const insertTerritoryCrossings = (tx: Tx, wanted: RawBuilder<unknown>) =>
  sql`
    insert into site_territory (site_id, territory_id, share)
    select * from (
      select site.id, outline.territory_id, ${shareIn(sql`outline.outline`)} as share
      from site join territory_outline outline on ST_Intersects(site.geometry, outline.outline)
      where ${wanted}
    ) crossed where share >= ${slightest}
    on conflict (site_id, territory_id) do update set share = excluded.share
  `.execute(tx);
