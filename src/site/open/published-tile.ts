import type { Db } from '../../kernel/db/index.ts';
import { encodeTile, type TileObject } from '../map/encode-tile.ts';
import { extent, type Tile } from '../map/tile.ts';
import { drawSites, drawZones } from '../map/tiles.sql.ts';
import { type Layer, propertiesOf } from './layer.ts';
import { readLayerPart } from './read-layer.ts';

type Drawn = { id: string; shape: TileObject['shape'] };

/**
 * A vector tile of what is published of a layer, with the properties of its features; undefined where nothing is there.
 * Outlines too small for a tile are points in it, of which one is kept by cell: a tile is bounded, whatever the layer holds.
 */
export async function makePublishedTile(db: Db, layer: Layer, tile: Tile): Promise<Uint8Array | undefined> {
  const drawn = await draw(db, layer, tile);
  if (drawn.length === 0) return undefined;
  const part = { ids: drawn.map(({ id }) => id), equals: {}, limit: drawn.length };
  const features = await readLayerPart(db, layer, part, { srid: 2154, as: 'none' });
  const values = new Map(features.map((feature) => [feature.id, feature.values]));
  const objects = drawn.map(({ id, shape }) => ({ shape, tags: tagsOf(layer, id, values.get(id) ?? {}) }));
  return encodeTile({ [layer.name]: objects });
}

async function draw(db: Db, { of }: Layer, tile: Tile): Promise<Drawn[]> {
  if ('zones' in of) {
    const zones = await drawZones(db, tile, [of.zones], []);
    return zones.map(({ id, outline }) => ({ id, shape: outline }));
  }
  const sites = await drawSites(db, tile, { kinds: [of.sites] }, []);
  const outlines = sites.flatMap(({ id, outline }) => (outline ? [{ id, shape: outline }] : []));
  const points = sites.flatMap(({ id, outline, mark }) => (!outline && mark ? [{ id, shape: mark }] : []));
  return [...outlines, ...oneByCell(points)];
}

/** Side of a cell, in steps of the tile: sixty-four cells along its side. */
const cell = extent / 64;

function oneByCell(points: { id: string; shape: Uint8Array }[]): Drawn[] {
  const kept = new Map<string, Drawn>();
  for (const point of points) {
    const key = placeOf(point.shape)
      .map((along) => Math.floor(along / cell))
      .join(' ');
    if (!kept.has(key)) kept.set(key, point);
  }
  return [...kept.values()];
}

/** Where a point of well-known binary is: its two numbers come after the order of bytes and the type. */
function placeOf(point: Uint8Array): [number, number] {
  const bytes = new DataView(point.buffer, point.byteOffset, point.byteLength);
  const isLittle = bytes.getUint8(0) === 1;
  return [bytes.getFloat64(5, isLittle), bytes.getFloat64(13, isLittle)];
}

/** A vector tile has no word for what is not known: the property is left out. */
function tagsOf(layer: Layer, id: string, values: Record<string, string>): TileObject['tags'] {
  const known = Object.entries(propertiesOf(layer, values)).filter(
    (property): property is [string, string | number] => property[1] !== null,
  );
  return { id, ...Object.fromEntries(known) };
}
