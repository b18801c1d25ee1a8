import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Geometry } from 'wkx';
import { DomainError } from '../../kernel/errors.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile } from './place-file.ts';
import { chooseLayer, type PlaceLayer } from './place-layer.ts';

/** One layer of features of a GeoPackage (OGC 12-128r18): the one named, or the only one. */
export const readGeoPackage = (bytes: Uint8Array, layer?: string): PlaceFile =>
  opened(bytes, (database) => readLayer(database, chooseLayer(layersIn(database), layer)));

export const listGeoPackageLayers = (bytes: Uint8Array): PlaceLayer[] => opened(bytes, layersIn);

function opened<T>(bytes: Uint8Array, read: (database: DatabaseSync) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'places.gpkg');
    writeFileSync(path, bytes);
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return read(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw brokenGeoPackage();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Layer extends PlaceLayer {
  column: string;
  epsg: number | null;
}

const layersIn = (database: DatabaseSync): Layer[] =>
  database
    .prepare(
      `select geometry.table_name as name, geometry.column_name as "column",
        case when lower(organization) = 'epsg' then organization_coordsys_id end as epsg
      from gpkg_geometry_columns geometry join gpkg_spatial_ref_sys using (srs_id)`,
    )
    .all()
    .map(({ name, column, epsg }) => ({
      name: String(name),
      column: String(column),
      epsg: epsg === null ? null : Number(epsg),
      rows: Number(database.prepare(`select count(*) as rows from ${quoted(String(name))}`).get()?.rows),
    }))
    .toSorted((a, b) => naturalOrder(a.name, b.name));

function readLayer(database: DatabaseSync, { name, column, epsg }: Layer): PlaceFile {
  const records = database.prepare(`select * from ${quoted(name)}`).all();
  const header = Object.keys(records[0] ?? {}).filter((key) => key !== column);
  const rows = records.map((record, at) => ({
    line: at + 1,
    cells: Object.fromEntries(header.map((key) => [key, cellText(record[key])])),
    ...geometryOf(record[column]),
  }));
  return { format: 'geopackage', epsg, header, rows };
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
