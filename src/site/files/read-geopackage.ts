import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Geometry } from 'wkx';
import { DomainError } from '../../kernel/errors.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile } from './place-file.ts';

/** The first layer of features of a GeoPackage (OGC 12-128r18), or the one named. */
export function readGeoPackage(bytes: Uint8Array, layer?: string): PlaceFile {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'places.gpkg');
    writeFileSync(path, bytes);
    return readLayer(new DatabaseSync(path, { readOnly: true }), layer);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw brokenGeoPackage();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Layer {
  tableName: string;
  columnName: string;
  epsg: number | null;
}

function readLayer(database: DatabaseSync, wanted: string | undefined): PlaceFile {
  try {
    const layers = database
      .prepare(
        `select geometry.table_name as tableName, geometry.column_name as columnName,
          case when lower(organization) = 'epsg' then organization_coordsys_id end as epsg
        from gpkg_geometry_columns geometry join gpkg_spatial_ref_sys using (srs_id) order by geometry.table_name`,
      )
      .all()
      .map(
        ({ tableName, columnName, epsg }): Layer => ({
          tableName: String(tableName),
          columnName: String(columnName),
          epsg: epsg === null ? null : Number(epsg),
        }),
      );
    const layer = wanted ? layers.find(({ tableName }) => tableName === wanted) : layers[0];
    if (!layer) throw noLayer(layers.map(({ tableName }) => tableName));
    const records = database.prepare(`select * from ${quoted(layer.tableName)}`).all();
    const header = Object.keys(records[0] ?? {}).filter((name) => name !== layer.columnName);
    const rows = records.map((record, at) => ({
      line: at + 1,
      cells: Object.fromEntries(header.map((name) => [name, cellText(record[name])])),
      ...geometryOf(record[layer.columnName]),
    }));
    return { format: 'geopackage', epsg: layer.epsg, header, rows };
  } finally {
    database.close();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A GeoPackage puts a header before the well-known binary: its size depends on the envelope it holds (§ 2.1.3). */
function geometryOf(blob: unknown): { geometry: GeoJson | null; fault?: string } {
  if (!(blob instanceof Uint8Array)) return { geometry: null };
  const flags = blob[3] ?? 0;
  if (flags & 0b0001_0000) return { geometry: null };
  const envelope = [0, 32, 48, 48, 64][(flags >> 1) & 0b111];
  try {
    if (envelope === undefined) throw new Error('unknown envelope');
    return { geometry: Geometry.parse(Buffer.from(blob.subarray(8 + envelope))).toGeoJSON() as GeoJson };
  } catch {
    return { geometry: null, fault: 'Le contour de cet objet est abîmé\u00a0: exportez de nouveau la couche.' };
  }
}

const brokenGeoPackage = () =>
  new DomainError(
    'invalid',
    'broken_geopackage',
    'Ce GeoPackage ne s’ouvre pas\u00a0: fermez-le dans votre logiciel, puis exportez de nouveau la couche.',
  );

const noLayer = (layers: string[]) =>
  new DomainError(
    'invalid',
    'no_layer',
    layers.length > 0
      ? `Ce GeoPackage n’a pas de couche de ce nom. Choisissez parmi\u00a0: ${layers.join(', ')}.`
      : 'Ce GeoPackage ne contient aucune couche d’objets géographiques.',
  );
