import type { GeoJson } from '../register/site.ts';

/** A file of places as its producer made it: attributes as text, outlines in the coordinates of the file. */
export interface PlaceFile {
  format: 'geojson' | 'geopackage' | 'shapefile' | 'table';
  /** What the file says of its coordinates; null where it says nothing. */
  epsg: number | null;
  header: string[];
  rows: PlaceRow[];
}

export interface PlaceRow {
  /** Line of a table, rank of an object in the other formats, from 1. */
  line: number;
  cells: Record<string, string>;
  geometry: GeoJson | null;
  /** Why the outline could not be read. */
  fault?: string;
}

/** Everything a file may hold, as text: what was a list is separated by semicolons. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).filter(Boolean).join('; ');
  if (typeof value === 'object')
    return value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value);
  return String(value).trim();
}
