import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { AskedLayer, MapLayer } from './map-layer.ts';
import { drawnFrom, mostDrawn, stepAt, type Tile } from './tile.ts';
import { groundMetre, groundOf, inTile, margin, shownIn } from './tiles.sql.ts';

/** Where marks crowd, one stands for a cell of so many steps. */
const cell = 96;

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

/** What a layer places in a tile; from afar, or where marks crowd, the highest rank of each cell alone. */
export async function drawLayer(
  db: Db,
  tile: Tile,
  layer: MapLayer,
  asked: AskedLayer,
  keys: string[],
): Promise<PlacedObject[]> {
  const far = tile.zoom < drawnFrom;
  const side = cell * stepAt(tile.zoom) * groundMetre;
  const inside = sql`placed.mark && (select ground from tile)`;
  const crossing = far ? inside : sql`(${inside} or placed.shape && (select ground from tile))`;
  const { rows } = await sql<PlacedObject>`
    with tile as materialized (select ${groundOf(tile, margin)} as ground), met as materialized (
      select placed.* from (${layer.placed({ ...asked, whole: far })}) placed where ${crossing} and ${ofKeys(keys)}
    ), crowd as materialized (
      select ${far}::boolean or count(*) > ${mostDrawn} as thinned from met
    ), kept as materialized (
      select distinct on (across, up, apart) key, name, href, said, mark, case when not thinned then shape end as shape
      from (
        select *, case when thinned then floor(ST_X(mark) / ${side}::float8) end as across,
          case when thinned then floor(ST_Y(mark) / ${side}::float8) end as up,
          case when not thinned then row_number() over () end as apart
        from met, crowd
      ) celled
      order by across, up, apart, rank desc, name
    ), drawn as materialized (
      select key, name, href, said, case when mark && tile.ground then ${inTile(sql`mark`, tile)} end as mark,
        case when shape is not null then ${shownIn(sql`shape`, tile)} end as shape
      from kept, tile
    )
    select key, name, href, said, ST_AsBinary(mark) as mark, case when not ST_IsEmpty(shape) then ST_AsBinary(shape) end as shape
    from drawn
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

/** The same as a list, the highest ranks first, and how many there are of each key. */
export async function listLayer(
  db: Db,
  layer: MapLayer,
  asked: AskedLayer,
  { keys, limit }: { keys: string[]; limit: number },
): Promise<{ counts: Record<string, number>; items: LayerItem[] }> {
  const { rows } = await sql<{ counts: Record<string, number>; items: LayerItem[] }>`
    with listed as (
      select key, name, href, max(rank) as rank, bool_or(mark is not null) as placed,
        string_agg(distinct said, ', ') filter (where said <> '') as said
      from (${layer.placed(asked)}) placed group by key, name, href
    ), page as (
      select * from listed placed where ${ofKeys(keys)} order by rank desc, name collate fr_natural, href limit ${limit}
    )
    select coalesce((select json_object_agg(key, counted) from (select key, count(*)::int as counted from listed group by key) each),
        '{}'::json) as counts,
      coalesce((select json_agg(json_build_object('key', key, 'name', name, 'href', href, 'said', coalesce(said, ''), 'placed', placed)
        order by rank desc, name collate fr_natural, href) from page), '[]'::json) as items
  `.execute(db);
  return rows[0] ?? { counts: {}, items: [] };
}
