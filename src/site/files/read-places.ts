import { DomainError } from '../../kernel/errors.ts';
import type { PlaceFile } from './place-file.ts';
import type { PlaceLayer } from './place-layer.ts';
import { readGeoJson } from './read-geojson.ts';
import { listGeoPackageLayers, readGeoPackage } from './read-geopackage.ts';
import { readPlacedTable } from './read-placed-table.ts';
import { listShapefiles, readShapefile } from './read-shapefile.ts';

/** Bytes a file of places may have: 100,000 outlines take about 60 MB. */
export const largestPlaceFile = 200_000_000;

/**
 * Reads GeoJSON, GeoPackage, zipped shapefile, CSV, XLSX or ODS, told apart by their first bytes; of a file of several layers,
 * the one named.
 */
export async function readPlaces(bytes: Uint8Array, layer?: string): Promise<PlaceFile> {
  if (bytes.length > largestPlaceFile) throw tooLarge();
  if (isGeoPackage(bytes)) return readGeoPackage(bytes, layer);
  if (holdsShapefile(bytes)) return readShapefile(bytes, layer);
  if (/^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64))))
    return readGeoJson(new TextDecoder().decode(bytes));
  return readPlacedTable(bytes);
}

/** What a person chooses from before the file is read; none where a file is one layer by itself. */
export async function listLayers(bytes: Uint8Array): Promise<PlaceLayer[]> {
  if (bytes.length > largestPlaceFile) throw tooLarge();
  if (isGeoPackage(bytes)) return listGeoPackageLayers(bytes);
  return holdsShapefile(bytes) ? listShapefiles(bytes) : [];
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;

const isGeoPackage = (bytes: Uint8Array): boolean => startsWith(bytes, 'SQLite format 3\0');

function holdsShapefile(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 'PK')) return false;
  try {
    return listShapefiles(bytes).length > 0;
  } catch {
    return false;
  }
}

const tooLarge = () =>
  new DomainError(
    'invalid',
    'file_too_large',
    'Ce fichier dépasse 200\u202fMo\u00a0: découpez la couche, par exemple par commune, ou simplifiez ses contours.',
  );
