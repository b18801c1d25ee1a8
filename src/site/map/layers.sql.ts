import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type GatheredMark, gatheredAt, markSide } from './afar.ts';
import type { AskedLayer, MapLayer } from './map-layer.ts';
import { mostDrawn, type Tile } from './tile.ts';
import { groundOf, inTile, margin, shownIn } from './tiles.sql.ts';

export interface PlacedObject {
  key: string;
  name: string;
  href: string;
  said: string;
  mark: Uint8Array | null;
  shape: Uint8Array | null;
}

const ofKeys = (keys: string[]): RawBuilder<unknown> =>
  keys.length > 0 ? sql`placed.key = any(${keys}::text[])` : sql`true`;

export interface LayerTile {
  tile: Tile;
  layer: MapLayer;
  asked: AskedLayer;
  keys: string[];
}

/** What a layer places in a tile from near; where marks crowd, the highest rank of each cell alone. */
export async function drawLayer(db: Db, asked: LayerTile): Promise<PlacedObject[]> {
  const { tile } = asked;
  const { rows } = await sql<PlacedObject>`
    with tile as materialized (select ${groundOf(tile, margin)} as ground), ${thinnedInCrowd(asked)},
    drawn as materialized (
      select key, told.*, case when mark && tile.ground then ${inTile(sql`mark`, tile)} end as mark,
        case when shape is not null and not thinned then ${shownIn(sql`shape`, tile)} end as shape
      from kept placed, tile, lateral (${asked.layer.told}) told
    )
    select key, name, href, said, ST_AsBinary(mark) as mark, case when not ST_IsEmpty(shape) then ST_AsBinary(shape) end as shape
    from drawn
  `.execute(db);
  return rows;
}

/** All that a layer places, gathered for tiles from afar: the highest rank of each cell, told alone; no outline is read. */
export async function gatherLayer(db: Db, { layer, asked, keys }: Omit<LayerTile, 'tile'>): Promise<GatheredMark[]> {
  const { rows } = await sql<GatheredMark>`
    with kept as materialized (
      select highest.*, ST_Transform(mark, 3857) as seen
      from (${layer.afar?.(asked, keys) ?? highestOf(layer.placed(asked), keys)}) highest
    )
    select key, told.*, rank, across, up, ST_X(seen) as x, ST_Y(seen) as y from kept placed, lateral (${layer.told}) told
  `.execute(db);
  return rows;
}

const highestOf = (placed: RawBuilder<unknown>, keys: string[]): RawBuilder<unknown> => sql`
  select distinct on (across, up) * from (
    select placed.*, ${cellOf(gatheredAt, 'X')}::int as across, ${cellOf(gatheredAt, 'Y')}::int as up
    from (${placed}) placed where mark is not null and ${ofKeys(keys)}
  ) celled order by across, up, rank desc, id`;

const inside = sql`placed.mark && (select ground from tile)`;

const cellOf = (zoom: number, along: 'X' | 'Y'): RawBuilder<unknown> =>
  sql`floor(${sql.raw(`ST_${along}`)}(mark) / ${markSide(zoom)}::float8)`;

const thinnedInCrowd = ({ tile: { zoom }, layer, asked, keys }: LayerTile): RawBuilder<unknown> => sql`
    met as materialized (
      select placed.* from (${layer.placed(asked)}) placed
      where (${inside} or placed.shape && (select ground from tile)) and ${ofKeys(keys)}
    ), crowd as materialized (
      select count(*) > ${mostDrawn} as thinned from met
    ), kept as materialized (
      select distinct on (across, up, apart) * from (
        select *, case when thinned then ${cellOf(zoom, 'X')} end as across,
          case when thinned then ${cellOf(zoom, 'Y')} end as up,
          case when not thinned then row_number() over () end as apart
        from met, crowd
      ) celled
      order by across, up, apart, rank desc, id
    )`;

/** Where marks stand, in metres, the lowest ranks first. */
export async function listMarks(
  db: Db,
  layer: MapLayer,
  asked: AskedLayer,
  { keys, limit }: { keys: string[]; limit: number },
): Promise<{ key: string; at: [number, number] }[]> {
  const { rows } = await sql<{ key: string; at: [number, number] }>`
    select key, json_build_array(ST_X(mark), ST_Y(mark)) as at from (
      select placed.key, placed.mark, placed.rank from (${layer.placed(asked)}) placed
      where mark is not null and ${ofKeys(keys)} order by placed.rank desc, placed.id limit ${limit}
    ) highest order by rank
  `.execute(db);
  return rows;
}

export interface LayerItem {
  key: string;
  name: string;
  href: string;
  said: string;
  placed: boolean;
}

/** The same as a list, the highest ranks first, and how many there are of each key. Only what may be listed is told. */
export async function listLayer(
  db: Db,
  layer: MapLayer,
  asked: AskedLayer,
  { keys, limit }: { keys: string[]; limit: number },
): Promise<{ counts: Record<string, number>; items: LayerItem[] }> {
  const { rows } = await sql<{ counts: Record<string, number>; items: LayerItem[] }>`
    with placed as materialized (${layer.placed(asked)}),
    each as materialized (select distinct id, key, rank from placed),
    least as (
      select min(rank) as rank from (select rank from each placed where ${ofKeys(keys)} order by rank desc limit ${limit}) first
    ), listed as (
      select key, name, href, max(placed.rank) as rank, bool_or(mark is not null) as placed,
        string_agg(distinct said, ', ') filter (where said <> '') as said
      from least join placed on placed.rank >= least.rank, lateral (${layer.told}) told
      where ${ofKeys(keys)} group by key, name, href
      order by rank desc, name collate fr_natural, href limit ${limit}
    )
    select coalesce((select json_object_agg(key, counted) from (select key, count(*)::int as counted from each group by key) of_key),
        '{}'::json) as counts,
      coalesce((select json_agg(json_build_object('key', key, 'name', name, 'href', href, 'said', coalesce(said, ''), 'placed', placed)
        order by rank desc, name collate fr_natural, href) from listed), '[]'::json) as items
  `.execute(db);
  return rows[0] ?? { counts: {}, items: [] };
}
