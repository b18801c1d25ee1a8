import { Geometry } from 'wkx';
import { DomainError } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/french.ts';
import type { GeoJson } from '../register/site.ts';

/** An outline typed by hand or drawn on the map, in the coordinates it was written in. */
export interface TypedOutline {
  geometry: GeoJson;
  epsg: 4326 | 2154;
}

/** GeoJSON, WKT, or two coordinates as a GPS or a map gives them: degrees in either order, metres of Lambert-93. */
export function readTypedOutline(text: string): TypedOutline {
  const typed = text.trim();
  const geometry = typed.startsWith('{')
    ? readGeoJson(typed)
    : /^[A-Za-z]/.test(typed)
      ? readWkt(typed)
      : readPair(typed);
  const [x, y] = firstPosition(geometry.coordinates);
  return { geometry, epsg: Math.abs(x) > 180 || Math.abs(y) > 90 ? 2154 : 4326 };
}

function readGeoJson(text: string): GeoJson {
  try {
    return JSON.parse(text) as GeoJson;
  } catch {
    throw unreadable(text);
  }
}

function readWkt(text: string): GeoJson {
  try {
    return Geometry.parse(text.toUpperCase()).toGeoJSON() as GeoJson;
  } catch {
    throw unreadable(text);
  }
}

/** "50.43, 2.78", "2,78 50,43" or "692816 7035117". */
function readPair(text: string): GeoJson {
  const parts = text.includes(';')
    ? text.split(';')
    : /[.\s].*,\s|\.\d+,/.test(text)
      ? text.split(',')
      : text.split(/\s+/);
  const numbers = parts.map((part) => Number(readNumber(part.replace(/[°NSEO]/g, '').trim()) ?? Number.NaN));
  const [first = Number.NaN, second = Number.NaN] = numbers;
  if (numbers.length !== 2 || Number.isNaN(first) || Number.isNaN(second)) throw unreadable(text);
  // In France the latitude is the larger of the two.
  const [x, y] = Math.abs(first) <= 90 && first > second ? [second, first] : [first, second];
  return { type: 'Point', coordinates: [x, y] };
}

const firstPosition = (coordinates: unknown): [number, number] => {
  if (!Array.isArray(coordinates)) return [0, 0];
  return typeof coordinates[0] === 'number' ? [coordinates[0], Number(coordinates[1])] : firstPosition(coordinates[0]);
};

const unreadable = (text: string) =>
  new DomainError(
    'invalid',
    'unreadable_outline',
    `«\u00a0${text.slice(0, 40)}\u00a0» n’est pas une position\u00a0: écrivez une latitude et une longitude (50,43 ; 2,78), ou un contour WKT.`,
  );
