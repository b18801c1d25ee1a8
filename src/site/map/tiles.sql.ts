import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';
import { type CountedCell, groupSide } from './afar.ts';
import { cornerOf, extent, mostDrawn, stepAt, type Tile } from './tile.ts';

/** What is drawn runs a little over the tile's edge, so that lines meet those of its neighbour. */
export const margin = 64;
/** An outline smaller than this on both sides, in steps, is told by its mark alone: two pixels. */
const speck = 16;

/** The ground under a tile and some steps around it, in Lambert-93. */
export function groundOf(tile: Tile, around: number): RawBuilder<unknown> {
  const [{ west, north }, step] = [cornerOf(tile), stepAt(tile.zoom)];
  const [side, more] = [step * extent, step * around];
  return sql`ST_Transform(ST_MakeEnvelope(${west - more}::float8, ${north - side - more}::float8,
    ${west + side + more}::float8, ${north + more}::float8, 3857), 2154)`;
}

/** A shape of the ground in steps of the tile, from its north-west corner. */
export function inTile(shape: RawBuilder<unknown>, tile: Tile): RawBuilder<unknown> {
  const [{ west, north }, step] = [cornerOf(tile), stepAt(tile.zoom)];
  return sql`ST_SnapToGrid(ST_TransScale(ST_Transform(${shape}, 3857),
    ${-west}::float8, ${-north}::float8, ${1 / step}::float8, ${-1 / step}::float8), 1)`;
}

/** Cut to the tile, and simplified to what its steps can show. */
export const shownIn = (geometry: RawBuilder<unknown>, tile: Tile) =>
  inTile(sql`ST_Simplify(ST_ClipByBox2D(${geometry}, tile.ground), ${stepAt(tile.zoom)}::float8, true)`, tile);

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

const hideVulnerable = (organisationIds: string[]) =>
  sql`(not site.vulnerable or site.organisation_id = any(${organisationIds}::uuid[]))`;

/** Whether a tile holds more places than can be drawn apart. */
export async function isCrowded(db: Db, tile: Tile, filter: SiteFilter, organisationIds: string[]): Promise<boolean> {
  const { rows } = await sql<{ crowded: boolean }>`
    with tile as materialized (select ${groundOf(tile, 0)} as ground), met as (
      select from site where site.mark && (select ground from tile)
        and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
      limit ${mostDrawn + 1}
    )
    select count(*) > ${mostDrawn} as crowded from met
  `.execute(db);
  return rows[0]?.crowded ?? false;
}

/** Places of a tile: their outlines and their marks. */
export async function drawSites(
  db: Db,
  tile: Tile,
  filter: SiteFilter,
  organisationIds: string[],
): Promise<DrawnSite[]> {
  const least = speck * stepAt(tile.zoom);
  const { rows } = await sql<DrawnSite>`
    with tile as materialized (select ${groundOf(tile, margin)} as ground), met as materialized (
      select site.id, site.kind, site.level, site.name, site.precision, site.geometry, site.mark
      from site where (site.geometry && (select ground from tile) or site.mark && (select ground from tile))
        and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
    ), drawn as materialized (
      select id, kind, level, name, precision,
        case when ST_XMax(geometry) - ST_XMin(geometry) > ${least} or ST_YMax(geometry) - ST_YMin(geometry) > ${least}
          then ${shownIn(sql`geometry`, tile)} end as outline,
        case when mark && tile.ground then ${inTile(sql`mark`, tile)} end as mark
      from met, tile
    )
    select id, kind, level, name, precision, ST_AsBinary(mark) as mark,
      case when not ST_IsEmpty(outline) then ST_AsBinary(ST_ForcePolygonCCW(outline)) end as outline
    from drawn
  `.execute(db);
  return rows;
}

/**
 * Places counted by cell of the ground, all of them or those of a tile and of the cells astride it, each cell with the
 * middle of its marks. Marks are added up where they are kept, in Lambert-93: only cells are projected. `offset 0` has
 * the planner guess few cells, and sort nothing.
 */
export async function countCells(
  db: Db,
  { zoom, tile }: { zoom: number; tile: Tile | null },
  filter: SiteFilter,
  organisationIds: string[],
): Promise<CountedCell[]> {
  const side = groupSide(zoom);
  const inside = tile ? sql`site.mark && ST_Expand(${groundOf(tile, 0)}, ${side}::float8)` : sql`site.mark is not null`;
  const { rows } = await sql<CountedCell>`
    with counted as (
      select across, up, kind, count(*)::int as count, sum(x) as x, sum(y) as y
      from (
        select ST_X(site.mark) as x, ST_Y(site.mark) as y, floor(ST_X(site.mark) / ${side}::float8) as across,
          floor(ST_Y(site.mark) / ${side}::float8) as up, site.kind
        from site where ${inside} and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
        offset 0
      ) placed group by across, up, kind
    ), grouped as materialized (
      select across::int, up::int, sum(count)::int as count, json_object_agg(kind, count) as kinds,
        ST_Transform(ST_SetSRID(ST_MakePoint(sum(x) / sum(count), sum(y) / sum(count)), 2154), 3857) as middle
      from counted group by across, up
    )
    select across, up, count, kinds, ST_X(middle) as x, ST_Y(middle) as y from grouped
  `.execute(db);
  return rows;
}

export interface DrawnZone {
  id: string;
  kind: string;
  name: string;
  outline: Uint8Array;
}

/** Zones in force of the kinds asked for. */
export async function drawZones(db: Db, tile: Tile, kinds: string[], organisationIds: string[]): Promise<DrawnZone[]> {
  const { rows } = await sql<DrawnZone>`
    with tile as materialized (select ${groundOf(tile, margin)} as ground), drawn as materialized (
      select zone.id, zone.kind, zone.name, ${shownIn(sql`zone.geometry`, tile)} as outline
      from zone, tile
      where zone.geometry && tile.ground and zone.kind = any(${kinds}::text[]) and zone.until is null
        and (zone.published or zone.organisation_id = any(${organisationIds}::uuid[]))
    )
    select id, kind, name, ST_AsBinary(ST_ForcePolygonCCW(outline)) as outline from drawn where not ST_IsEmpty(outline)
  `.execute(db);
  return rows;
}
