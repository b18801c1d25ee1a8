import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { groundOf, inTile, margin } from '../../site/index.ts';
import type { Tile } from '../../site/map/tile.ts';
import { type AskedRecords, askedParts } from '../record/readable.sql.ts';
import { meshSquare } from '../sensitivity/shown.sql.ts';
import type { CountedCell } from './cells.sql.ts';

export interface DrawnCell {
  code: string;
  name: string;
  count: number;
  /** Well-known binary, in steps of the tile. */
  shape: Uint8Array;
}

/** Squares of counted meshes that a tile shows. */
export async function drawMeshes(db: Db, tile: Tile, cells: CountedCell[]): Promise<DrawnCell[]> {
  const { rows } = await sql<DrawnCell>`
    with tile as materialized (select ${groundOf(tile, margin)} as ground)
    select cell.code, cell.code as name, cell.count, ST_AsBinary(ST_ForcePolygonCCW(${inTile(sql`square.shape`, tile)})) as shape
    from json_to_recordset(${JSON.stringify(cells)}::json) as cell (code text, count integer)
      cross join lateral (select (${meshSquare(sql`cell.code`)}) as shape) square, tile
    where square.shape && tile.ground
  `.execute(db);
  return rows;
}

/** Communes whose middle stands in a tile. */
export const communesIn = (tile: Tile) => sql`
  select distinct code from territory where kind = 'commune' and centre && ST_Transform(${groundOf(tile, 0)}, 4326)`;

export async function drawCommunes(db: Db, tile: Tile, cells: CountedCell[]): Promise<DrawnCell[]> {
  const { rows } = await sql<DrawnCell>`
    with tile as materialized (select ST_Transform(${groundOf(tile, 0)}, 4326) as ground)
    select distinct on (cell.code) cell.code, territory.name, cell.count,
      ST_AsBinary(${inTile(sql`ST_Transform(territory.centre, 2154)`, tile)}) as shape
    from json_to_recordset(${JSON.stringify(cells)}::json) as cell (code text, count integer)
      join territory on territory.kind = 'commune' and territory.code = cell.code, tile
    where territory.centre && tile.ground
    order by cell.code, territory.vintage desc
  `.execute(db);
  return rows;
}

/** Records that a tile reads; in a crowd, the places of those it met. */
export const mostMet = 3000;
/** Records nearer than so many steps are one mark: eight points of the screen. */
const crowd = 64;

export interface DrawnRecords {
  count: number;
  /** Of a mark that is one record. */
  id: string | null;
  name: string;
  day: string;
  /** West, south, east and north of the mark’s square, in degrees. */
  box: [number, number, number, number];
  /** Organisations of its records that sensitivity shows to others less precisely. */
  sensitive: string[];
  mark: Uint8Array;
}

/** Records near, each where it is shown; those known by a mesh or a département are nowhere near. */
export async function drawRecords(db: Db, asked: AskedRecords, tile: Tile): Promise<DrawnRecords[]> {
  const which = sql`${asked.which} and record.place_kind in ('geometry', 'site', 'commune')
    and record.geometry && (select ground from tile)`;
  const only = sql`record.id, record.name_cited, record.date_from, record.geometry, record.organisation_id, record.shown_level`;
  const parts = askedParts({ ...asked, which, periods: undefined }, { only, rest: sql`limit ${mostMet}` });
  if (parts.length === 0) return [];
  const { rows } = await sql<DrawnRecords>`
    -- Each record is projected once: a step that is not kept would be worked out again wherever it is named.
    with tile as materialized (select ${groundOf(tile, 0)} as ground), met as materialized (
      select id, name_cited, date_from, organisation_id, shown_level, ${inTile(sql`ST_PointOnSurface(geometry)`, tile)} as mark
      from (${sql.join(parts, sql` union all `)}) near
    ), celled as materialized (
      select *, floor(ST_X(mark) / ${crowd})::integer as across, floor(ST_Y(mark) / ${crowd})::integer as down from met
    )
    select count(*)::integer as count, case when count(*) = 1 then min(id::text) end as id, min(name_cited) as name,
      max(date_from)::text as day, json_build_array(across, down) as box,
      coalesce(json_agg(distinct organisation_id) filter (where shown_level > 0), '[]') as sensitive,
      ST_AsBinary(ST_MakePoint(round(avg(ST_X(mark))), round(avg(ST_Y(mark))))) as mark
    from celled where across between 0 and ${4096 / crowd - 1} and down between 0 and ${4096 / crowd - 1}
    group by across, down
  `.execute(db);
  return rows.map(({ box: [across, down], ...row }) => ({ ...row, box: boxOf(tile, across, down) }));
}

/** The square of a crowd in degrees. */
function boxOf({ zoom, column, row }: Tile, across: number, down: number): DrawnRecords['box'] {
  const world = 2 ** zoom * (4096 / crowd);
  const [x, y] = [column * (4096 / crowd) + across, row * (4096 / crowd) + down];
  const longitude = (at: number) => (at / world) * 360 - 180;
  const latitude = (at: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * at) / world))) * 180) / Math.PI;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}

/** West, south, east and north of some meshes, in degrees. */
export async function extentOfMeshes(db: Db, codes: string[]): Promise<[number, number, number, number] | null> {
  const { rows } = await sql<{ box: [number, number, number, number] | null }>`
    select case when box is not null then json_build_array(ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)) end as box
    from (
      select ST_Transform(ST_SetSRID(ST_Extent((${meshSquare(sql`code`)}))::geometry, 2154), 4326) as box
      from unnest(${codes}::text[]) code
    ) kept
  `.execute(db);
  return rows[0]?.box ?? null;
}
