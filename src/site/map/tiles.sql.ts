import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';
import { cornerOf, extent, mostDrawn, stepAt, type Tile } from './tile.ts';

/** What is drawn runs a little over the tile's edge, so that lines meet those of its neighbour. */
export const margin = 64;
/** A metre of the web map's projection in metres of the ground, at the latitude where Lambert-93 is centred (46°30'). */
export const groundMetre = Math.cos((46.5 * Math.PI) / 180);
/** A group stands for a cell of so many steps. */
const cell = 512;
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

export interface GroupedSites {
  count: number;
  /** How many of each type. */
  kinds: Record<string, number>;
  mark: Uint8Array;
}

/**
 * Places of a tile counted by cell of the ground, each group at the middle of its marks. Marks are added up where they
 * are kept, in Lambert-93: only groups are projected. A cell astride two tiles is a group of the one that holds its middle.
 */
export async function groupSites(
  db: Db,
  tile: Tile,
  filter: SiteFilter,
  organisationIds: string[],
): Promise<GroupedSites[]> {
  const side = cell * stepAt(tile.zoom) * groundMetre;
  const { rows } = await sql<GroupedSites>`
    with tile as materialized (select ST_Expand(${groundOf(tile, 0)}, ${side}::float8) as ground), placed as materialized (
      select ST_X(site.mark) as x, ST_Y(site.mark) as y, site.kind
      from site where site.mark && (select ground from tile)
        and ${hideVulnerable(organisationIds)} and ${sitesWhere(filter, organisationIds)}
    ), counted as (
      select floor(x / ${side}::float8) as across, floor(y / ${side}::float8) as up, kind,
        count(*)::int as count, sum(x) as x, sum(y) as y
      from placed group by across, up, kind
    ), grouped as materialized (
      select sum(count)::int as count, json_object_agg(kind, count) as kinds,
        ${inTile(sql`ST_SetSRID(ST_MakePoint(sum(x) / sum(count), sum(y) / sum(count)), 2154)`, tile)} as mark
      from counted group by across, up
    )
    select count, kinds, ST_AsBinary(mark) as mark from grouped
    where ST_X(mark) >= 0 and ST_X(mark) < ${extent} and ST_Y(mark) >= 0 and ST_Y(mark) < ${extent}
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
