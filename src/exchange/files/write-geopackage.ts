import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GeoPackage } from '../../kernel/geopackage.ts';
import type { DefinedSystem } from '../../site/index.ts';
import { type LayerField, propertiesOf } from '../../site/open/layer.ts';
import type { ExportedLayer } from './exported-layer.ts';

/** A table a layer, shapes as well-known binary in the system given. */
export function writeGeoPackage(
  layers: ExportedLayer[],
  systems: DefinedSystem[],
  epsg: number,
  at: string,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'places.gpkg');
    const file = new GeoPackage(path, systems);
    try {
      for (const layer of layers) writeLayer(file, layer, epsg, at);
      file.finish();
    } finally {
      file.close();
    }
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLayer(file: GeoPackage, { layer, features }: ExportedLayer, epsg: number, at: string): void {
  const columns = layer.fields.map(({ key, kind }) => ({ name: key, type: columnTypes[kind] }));
  const written = file.addLayer({ name: layer.name, title: layer.title, at, epsg, columns });
  for (const { id, values, shape } of features)
    written.add(id, shape instanceof Uint8Array ? shape : null, Object.values(propertiesOf(layer, values)));
}

const columnTypes = { text: 'text', number: 'double' } as const satisfies Record<LayerField['kind'], string>;
