import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Position } from 'geojson';
import { Geometry } from 'wkx';
import { extent } from './tile.ts';

type Tags = Record<string, string | number | boolean>;

export interface TileObject {
  /** A point, or well-known binary, in steps of the tile. */
  shape: [number, number] | Uint8Array;
  tags: Tags;
}

/** A vector tile (Vector Tile Specification 2.1) of named layers. */
export function encodeTile(layers: Record<string, TileObject[]>): Uint8Array {
  const drawn = Object.entries(layers).map(
    ([name, objects]) => [name, { features: objects.flatMap(featuresOf) }] as const,
  );
  return fromGeojsonVt(Object.fromEntries(drawn) as Parameters<typeof fromGeojsonVt>[0], { version: 2, extent });
}

const point = 1;
const line = 2;
const area = 3;

/** An outline is one feature; what clipping left in several kinds of shapes is one for each kind. */
function featuresOf({ shape, tags }: TileObject) {
  if (Array.isArray(shape)) return [{ type: point, geometry: [shape], tags }];
  return shapesOf(Geometry.parse(Buffer.from(shape)).toGeoJSON() as GeoJSON.Geometry).map(({ type, geometry }) => ({
    type,
    geometry,
    tags,
  }));
}

function shapesOf(shape: GeoJSON.Geometry): { type: number; geometry: Position[] | Position[][] }[] {
  switch (shape.type) {
    case 'Point':
      return [{ type: point, geometry: [shape.coordinates] }];
    case 'MultiPoint':
      return [{ type: point, geometry: shape.coordinates }];
    case 'LineString':
      return [{ type: line, geometry: [shape.coordinates] }];
    case 'MultiLineString':
      return [{ type: line, geometry: shape.coordinates }];
    case 'Polygon':
      return [{ type: area, geometry: shape.coordinates }];
    case 'MultiPolygon':
      return [{ type: area, geometry: shape.coordinates.flat() }];
    case 'GeometryCollection':
      return shape.geometries.flatMap(shapesOf);
  }
}
