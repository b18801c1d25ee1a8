import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { IdentifierSystem } from '../site-type.ts';
import type { ProtectionKind, ZoneKind } from '../zone-kind.ts';
import { seenSites, seenZones } from './seen-places.sql.ts';
import type { PartyRole, Precision } from './site.ts';

export interface SiteIdentifier {
  system: IdentifierSystem;
  value: string;
  source: string;
}

export const listIdentifiers = async (db: Db, siteId: string): Promise<SiteIdentifier[]> =>
  (
    await sql<SiteIdentifier>`
      select identifier.system, identifier.value, source.title as source
      from site_identifier identifier join site_source source on source.id = identifier.source_id
      where identifier.site_id = ${siteId}::uuid order by identifier.system, identifier.value
    `.execute(db)
  ).rows;

export interface SiteParty {
  role: PartyRole;
  category: string;
  name: string;
  privatePerson: boolean;
  since: string | null;
  until: string | null;
  sourceId: string;
  source: string;
}

export const listParties = async (db: Db, siteId: string): Promise<SiteParty[]> =>
  (
    await sql<SiteParty>`
      select party.role, party.category, party.name, party.private_person, party.since::text, party.until::text,
        source.id as source_id, source.title as source
      from site_party party join site_source source on source.id = party.source_id
      where party.site_id = ${siteId}::uuid and party.replaced_in is null order by party.role, party.since desc nulls last
    `.execute(db)
  ).rows;

export interface SiteProtection {
  kind: ProtectionKind;
  extent: string;
  act: string;
  actOn: string | null;
  until: string | null;
  reference: string;
  sourceId: string;
  source: string;
  /** The zone that draws it, where who asks may see it. */
  zoneId: string | null;
  zone: string | null;
}

export const listProtections = async (db: Db, worksIn: string[], siteId: string): Promise<SiteProtection[]> =>
  (
    await sql<SiteProtection>`
      select protection.kind, protection.extent, protection.act, protection.act_on::text, protection.until::text,
        protection.reference, source.id as source_id, source.title as source, zone.id as zone_id, zone.name as zone
      from site_protection protection join site_source source on source.id = protection.source_id
        left join ${seenZones(worksIn)} zone on zone.id = protection.zone_id
      where protection.site_id = ${siteId}::uuid and protection.replaced_in is null order by protection.act_on desc nulls last
    `.execute(db)
  ).rows;

export interface CrossedTerritory {
  kind: 'commune' | 'epci' | 'departement' | 'region';
  code: string;
  name: string;
  /** Null where sources name the commune alone. */
  share: number | null;
}

export const listCrossedTerritories = async (db: Db, siteId: string): Promise<CrossedTerritory[]> =>
  (
    await sql<CrossedTerritory>`
      select territory.kind, territory.code, territory.name, crossing.share::float8 as share
      from site_territory crossing join territory on territory.id = crossing.territory_id
      where crossing.site_id = ${siteId}::uuid order by crossing.share desc nulls last, territory.name collate fr
    `.execute(db)
  ).rows;

export interface CrossedZone {
  id: string;
  kind: ZoneKind;
  name: string;
  since: string | null;
  until: string | null;
  share: number;
}

export const listCrossedZones = async (db: Db, worksIn: string[], siteId: string): Promise<CrossedZone[]> =>
  (
    await sql<CrossedZone>`
      select zone.id, zone.kind, zone.name, zone.since::text, zone.until::text, crossing.share::float8 as share
      from site_zone crossing join ${seenZones(worksIn)} zone on zone.id = crossing.zone_id
      where crossing.site_id = ${siteId}::uuid order by zone.kind, zone.since desc nulls last
    `.execute(db)
  ).rows;

export interface RelatedSite {
  id: string;
  kind: string;
  name: string;
  precision: Precision;
}

/** What a place is made of. */
export const listChildren = async (db: Db, worksIn: string[], siteId: string): Promise<RelatedSite[]> =>
  (
    await sql<RelatedSite>`
      select id, kind, name, precision from ${seenSites(worksIn)} site
      where parent_id = ${siteId}::uuid order by kind, name collate fr_natural
    `.execute(db)
  ).rows;

/** Other places whose outlines meet this one, the largest share first; its own parts and whole left out. */
export const listOverlapping = async (db: Db, worksIn: string[], siteId: string): Promise<RelatedSite[]> =>
  (
    await sql<RelatedSite>`
      with here as materialized (select id, parent_id, geometry from ${seenSites(worksIn)} seen where id = ${siteId}::uuid)
      select other.id, other.kind, other.name, other.precision
      from ${seenSites(worksIn)} other, here
      where other.geometry && (select geometry from here) and ST_Intersects(here.geometry, other.geometry)
        and other.id <> here.id and other.parent_id is distinct from here.id and here.parent_id is distinct from other.id
      order by other.kind, other.name collate fr_natural
    `.execute(db)
  ).rows;

/** Communes that sources name for a place, whether or not it is drawn. */
export const listNamedCommunes = async (db: Db, siteId: string): Promise<string[]> =>
  (
    await sql<{ name: string }>`
      select distinct territory.name from site_commune named join territory on territory.id = named.territory_id
      where named.site_id = ${siteId}::uuid and named.replaced_in is null order by territory.name
    `.execute(db)
  ).rows.map(({ name }) => name);
