import { GeoPackage, type GeoPackageSystem } from '../../kernel/geopackage.ts';
import { type DataColumn, dataColumns } from './data-columns.ts';
import type { Sending } from './sent-row.ts';

const lambert93 = 2154;
/** The identifier has a column of its own in a layer. */
const columns = dataColumns.filter(({ name }) => name !== 'id');

/** A layer of records in Lambert-93, and what was withdrawn since the last time in a table beside. */
export async function writeDataGeoPackage(path: string, sending: Sending, systems: GeoPackageSystem[]): Promise<void> {
  const file = new GeoPackage(path, systems);
  try {
    const layer = file.addLayer({
      ...{ name: 'donnees', title: sending.subject, at: sending.at, epsg: lambert93 },
      columns: columns.map(({ name, type }) => ({ name, type: columnTypes[type] })),
    });
    for await (const rows of sending.rows('wkb'))
      for (const row of rows) {
        const values = columns.map(({ of }) => of(row));
        const shape = row.shape instanceof Uint8Array ? row.shape : null;
        layer.add(
          row.id,
          shape,
          values.map((value) => (typeof value === 'boolean' ? Number(value) : value)),
        );
      }
    const withdrawn = file.addTable('retraits', 'Données à retirer', sending.at, ['id']);
    for await (const ids of sending.withdrawn()) for (const id of ids) withdrawn.add([id]);
    file.finish();
  } finally {
    file.close();
  }
}

const columnTypes = {
  string: 'text',
  date: 'text',
  time: 'text',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
} as const satisfies Record<DataColumn['type'], string>;
