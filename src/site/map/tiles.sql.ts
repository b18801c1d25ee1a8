import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';
import { extent, type Tile } from './tile.ts';

/** What is drawn runs a little over the tile's edge, so that lines meet those of its neighbour. */
const margin = 64;
/** A group is a cell of so many steps. */
const cell = 512;

/** Metres on the ground of the web map's own projection, by step of the tile. */
const stepAt = (zoom: number): number => 40_075_016.68 / 2 ** zoom / extent;

const inTile = (shape: RawBuilder<unknown>, box: RawBuilder<unknown>) =>
  sql`ST_TransScale(${shape}, -ST_XMin(${box}), -ST_YMax(${box}),
    ${extent}::float8 / (ST_XMax(${box}) - ST_XMin(${box})), ${-extent}::float8 / (ST_YMax(${box}) - ST_YMin(${box})))`;

const boxes = ({ zoom, column, row }: Tile) => sql`
  select ST_TileEnvelope(${zoom}, ${column}, ${row}) as box,
    ST_TileEnvelope(${zoom}, ${column}, ${row}, margin => ${margin / extent}::float8) as wide,
    ST_Transform(ST_TileEnvelope(${zoom}, ${column}, ${row}, margin => ${margin / extent}::float8), 2154) as ground`;

export interface DrawnSite {
  id: string;
  kind: string;
  level: string;
  name: string;
  precision: string;
  /** Well-known binary, in steps of the tile; null of a mark outside it. */
  outline: Uint8Array | null;
  mark: Uint8Array | null;
}

/** Places of a tile: their outlines, simplified to what its steps can show, and their marks. */
export async function drawSites(
  db: Db,
  tile: Tile,
  filter: SiteFilter,
  organisationIds: string[],
): Promise<DrawnSite[]> {
  const shown = sql`ST_Transform(ST_Simplify(site.geometry, ${stepAt(tile.zoom)}::float8, true), 3857)`;
  const { rows } = await sql<DrawnSite>`
    with tile as (${boxes(tile)}), drawn as (
      select site.id, site.kind, site.level, site.name, site.precision,
        ST_SnapToGrid(${inTile(sql`ST_ClipByBox2D(${shown}, tile.wide)`, sql`tile.box`)}, 1) as outline,
        case when site.mark && tile.ground then ST_SnapToGrid(${inTile(sql`ST_Transform(site.mark, 3857)`, sql`tile.box`)}, 1) end as mark
      from site, tile
      where (site.geometry && tile.ground or site.mark && tile.ground) and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
    )
    select id, kind, level, name, precision, ST_AsBinary(mark) as mark,
      case when not ST_IsEmpty(outline) then ST_AsBinary(ST_ForcePolygonCCW(outline)) end as outline
    from drawn
  `.execute(db);
  return rows;
}

export interface GroupedSites {
  count: number;
  /** How many of each type. */
  kinds: Record<string, number>;
  mark: Uint8Array;
}

/** Places of a tile counted by cell, at the middle of their marks. */
export async function groupSites(
  db: Db,
  tile: Tile,
  filter: SiteFilter,
  organisationIds: string[],
): Promise<GroupedSites[]> {
  const { rows } = await sql<GroupedSites>`
    with tile as (${boxes(tile)}), placed as (
      select site.kind, ${inTile(sql`ST_Transform(site.mark, 3857)`, sql`tile.box`)} as mark
      from site, tile
      where site.mark && tile.ground and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
    ), counted as (
      select floor(ST_X(mark) / ${cell}) as across, floor(ST_Y(mark) / ${cell}) as down, kind,
        count(*)::int as count, sum(ST_X(mark)) as x, sum(ST_Y(mark)) as y
      from placed where ST_X(mark) >= 0 and ST_X(mark) < ${extent} and ST_Y(mark) >= 0 and ST_Y(mark) < ${extent}
      group by across, down, kind
    )
    select sum(count)::int as count, json_object_agg(kind, count) as kinds,
      ST_AsBinary(ST_SnapToGrid(ST_MakePoint(sum(x) / sum(count), sum(y) / sum(count)), 1)) as mark
    from counted group by across, down
  `.execute(db);
  return rows;
}

const hideVulnerable = (organisationIds: string[]) =>
  sql`(not site.vulnerable or site.organisation_id = any(${organisationIds}::uuid[]))`;

export interface DrawnZone {
  id: string;
  kind: string;
  name: string;
  outline: Uint8Array;
}

/** Zones in force of the kinds asked for. */
export async function drawZones(db: Db, tile: Tile, kinds: string[], organisationIds: string[]): Promise<DrawnZone[]> {
  const shown = sql`ST_Transform(ST_Simplify(zone.geometry, ${stepAt(tile.zoom)}::float8, true), 3857)`;
  const { rows } = await sql<DrawnZone>`
    with tile as (${boxes(tile)}), drawn as (
      select zone.id, zone.kind, zone.name,
        ST_SnapToGrid(${inTile(sql`ST_ClipByBox2D(${shown}, tile.wide)`, sql`tile.box`)}, 1) as outline
      from zone, tile
      where zone.geometry && tile.ground and zone.kind = any(${kinds}::text[]) and zone.until is null
        and (zone.published or zone.organisation_id = any(${organisationIds}::uuid[]))
    )
    select id, kind, name, ST_AsBinary(ST_ForcePolygonCCW(outline)) as outline from drawn where not ST_IsEmpty(outline)
  `.execute(db);
  return rows;
}
