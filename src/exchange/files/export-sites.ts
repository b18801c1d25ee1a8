import type { Context } from '../../identity/index.ts';
import { definedSystems, readSiteLayers, type SiteFilter } from '../../site/index.ts';
import type { FileFormat } from '../../site/open/file-formats.ts';
import { writeGeoJson } from './write-geojson.ts';
import { writeGeoPackage } from './write-geopackage.ts';
import { writeKml } from './write-kml.ts';
import { writePlacesCsv, writePlacesOds } from './write-tables.ts';

const lambert93 = 2154;

/** The places of a list or a map in a file, as who asks may see them. */
export async function exportSites(context: Context, filter: SiteFilter, format: FileFormat): Promise<Uint8Array> {
  const at = context.effects.now().toISOString();
  switch (format) {
    case 'geojson':
      return writeGeoJson(await readSiteLayers(context, filter, { srid: 4326, as: 'geojson' }));
    case 'kml':
      return writeKml(await readSiteLayers(context, filter, { srid: 4326, as: 'geojson' }));
    case 'csv':
      return writePlacesCsv(await readSiteLayers(context, filter, { srid: lambert93, as: 'wkt' }));
    case 'ods':
      return writePlacesOds(await readSiteLayers(context, filter, { srid: lambert93, as: 'none' }), at);
    case 'gpkg': {
      const layers = await readSiteLayers(context, filter, { srid: lambert93, as: 'wkb' });
      return writeGeoPackage(layers, await definedSystems(context.db, [4326, lambert93]), lambert93, at);
    }
  }
}
