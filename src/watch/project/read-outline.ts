import { Geometry } from 'wkx';
import { DomainError } from '../../kernel/errors.ts';

/** Reads an outline drawn (GeoJSON) or in WKT: degrees where every number could be one, else Lambert-93. Null where nothing is written. */
export function readOutline(text: string): { wkt: string; srid: 4326 | 2154 } | null {
  const typed = text.trim();
  if (!typed) return null;
  let wkt = typed;
  try {
    if (typed.startsWith('{')) wkt = Geometry.parseGeoJSON(JSON.parse(typed)).toWkt();
    else Geometry.parse(typed);
  } catch {
    throw wrongOutline(
      'Ce contour n’est pas du WKT. Écrivez-le comme POLYGON((2.9 50.4, 2.91 50.4, 2.91 50.41, 2.9 50.4)).',
    );
  }
  const numbers = [...wkt.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Math.abs(Number(number)));
  return { wkt, srid: numbers.every((number) => number <= 180) ? 4326 : 2154 };
}

export const wrongOutline = (sentence: string) => new DomainError('invalid', 'wrong_outline', sentence);
