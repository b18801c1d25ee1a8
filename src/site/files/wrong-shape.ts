import type { GeoJson } from '../register/site.ts';

const depths: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** What keeps an outline from being one at all (RFC 7946, § 3.1); null where nothing does. */
export function wrongShape({ type, coordinates }: GeoJson): string | null {
  const depth = depths[type];
  if (depth === undefined)
    return `Un contour de type «\u00a0${type}\u00a0» n’est pas pris\u00a0: séparez points, lignes et surfaces.`;
  if (!isNested(coordinates, depth))
    return 'Ce contour n’a pas de coordonnées lisibles\u00a0: exportez de nouveau la couche.';
  const rings = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? (coordinates as unknown[]) : [];
  return rings.every((polygon) => (polygon as number[][][]).every(isRing))
    ? null
    : 'Une surface n’est pas fermée\u00a0: son dernier sommet doit être le premier.';
}

const isNested = (value: unknown, depth: number): boolean => {
  if (!Array.isArray(value)) return false;
  if (depth === 0) return value.length >= 2 && value.slice(0, 2).every((part) => Number.isFinite(part));
  return value.length > 0 && value.every((part) => isNested(part, depth - 1));
};

const isRing = (ring: number[][]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
};
