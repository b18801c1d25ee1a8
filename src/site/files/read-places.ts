import { unzipSync } from 'fflate';
import { DomainError } from '../../kernel/errors.ts';
import type { PlaceFile } from './place-file.ts';
import { readGeoJson } from './read-geojson.ts';
import { readGeoPackage } from './read-geopackage.ts';
import { readPlacedTable } from './read-placed-table.ts';
import { readShapefile } from './read-shapefile.ts';

/** Bytes a file of places may have: 100,000 outlines take about 60 MB. */
export const largestPlaceFile = 200_000_000;

/** Reads GeoJSON, GeoPackage, zipped shapefile, CSV or XLSX, told apart by their first bytes. */
export async function readPlaces(bytes: Uint8Array, layer?: string): Promise<PlaceFile> {
  if (bytes.length > largestPlaceFile) throw tooLarge();
  if (startsWith(bytes, 'SQLite format 3\0')) return readGeoPackage(bytes, layer);
  if (startsWith(bytes, 'PK') && holdsShapefile(bytes)) return readShapefile(bytes);
  if (/^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64))))
    return readGeoJson(new TextDecoder().decode(bytes));
  return readPlacedTable(bytes);
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;

function holdsShapefile(bytes: Uint8Array): boolean {
  let found = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= /\.shp$/i.test(name);
        return false;
      },
    });
  } catch {
    return false;
  }
  return found;
}

const tooLarge = () =>
  new DomainError(
    'invalid',
    'file_too_large',
    'Ce fichier dépasse 200\u202fMo\u00a0: découpez la couche, par exemple par commune, ou simplifiez ses contours.',
  );
