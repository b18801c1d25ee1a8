import { readNumber, searchForm } from '../../kernel/french.ts';
import { readTable } from '../../kernel/table/read-table.ts';
import type { GeoJson } from '../register/site.ts';
import type { PlaceFile, PlaceRow } from './place-file.ts';
import { epsgOf, readWkt } from './read-wkt.ts';

const wktNames = new Set(['wkt', 'geom', 'geometry', 'geometrie', 'the geom', 'contour', 'wkt geom']);
const eastNames = new Set(['x', 'lon', 'lng', 'long', 'longitude', 'x l93', 'xl93', 'x lambert 93']);
const northNames = new Set(['y', 'lat', 'latitude', 'y l93', 'yl93', 'y lambert 93']);

/** A CSV, XLSX or ODS whose outlines are in a column of WKT, or points in two columns of coordinates. */
export async function readPlacedTable(bytes: Uint8Array): Promise<PlaceFile> {
  const table = await readTable(bytes);
  const at = (names: Set<string>) => table.header.findIndex((name) => names.has(searchForm(name)));
  const columns = { wkt: at(wktNames), east: at(eastNames), north: at(northNames) };
  const located = new Set(Object.values(columns).filter((column) => column >= 0));
  const header = table.header.filter((_, index) => !located.has(index));
  const rows = table.rows.map(({ line, cells }): PlaceRow => {
    const named = table.header.map((name, index) => [name, cells[index] ?? ''] as const);
    const kept = named.filter((_, index) => !located.has(index));
    return { line, cells: Object.fromEntries(kept), ...geometryOf(cells, columns) };
  });
  return { format: 'table', epsg: epsgOfRows(rows), header, rows };
}

function geometryOf(
  cells: string[],
  { wkt, east, north }: Record<'wkt' | 'east' | 'north', number>,
): { geometry: GeoJson | null; fault?: string } {
  if (wkt >= 0) return wktOutline(cells[wkt] ?? '');
  const [x = '', y = ''] = [cells[east] ?? '', cells[north] ?? ''];
  if (east < 0 || north < 0 || (x === '' && y === '')) return { geometry: null };
  const [easting, northing] = [readNumber(x), readNumber(y)];
  if (easting === undefined || northing === undefined)
    return {
      geometry: null,
      fault: `«\u00a0${x}, ${y}\u00a0» ne sont pas des coordonnées\u00a0: écrivez deux nombres.`,
    };
  return { geometry: { type: 'Point', coordinates: [Number(easting), Number(northing)] } };
}

function wktOutline(text: string): { geometry: GeoJson | null; fault?: string } {
  const geometry = text === '' ? null : readWkt(text);
  if (geometry || text === '') return { geometry };
  return {
    geometry: null,
    fault: `«\u00a0${text.slice(0, 40)}…\u00a0» n’est pas un contour WKT\u00a0: exportez de nouveau la couche.`,
  };
}

const epsgOfRows = (rows: PlaceRow[]): number | null =>
  epsgOf(rows.find(({ geometry }) => geometry)?.geometry?.coordinates);
