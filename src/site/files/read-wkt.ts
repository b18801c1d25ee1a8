import { Geometry } from 'wkx';
import type { GeoJson } from '../register/site.ts';

/** An outline or point written in WKT; null of a text that is none. */
export function readWkt(text: string): GeoJson | null {
  try {
    return Geometry.parse(text).toGeoJSON() as GeoJson;
  } catch {
    return null;
  }
}

/** Coordinates that fit in degrees are degrees; beyond, in France, they are Lambert-93's metres. */
export function epsgOf(coordinates: unknown): number | null {
  const [x, y] = positionIn(coordinates);
  if (x === undefined || y === undefined) return null;
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 4326;
  return x > 0 && x < 1_400_000 && y > 6_000_000 && y < 7_300_000 ? 2154 : null;
}

function positionIn(coordinates: unknown): number[] {
  const [first] = Array.isArray(coordinates) ? coordinates : [];
  return typeof first === 'number' ? (coordinates as number[]) : first === undefined ? [] : positionIn(first);
}
