import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DefinedSystem } from '../../site/index.ts';
import { type LayerField, propertiesOf } from '../../site/open/layer.ts';
import type { ExportedLayer } from './exported-layer.ts';

/** GeoPackage 1.3 (OGC 12-128r18): a table a layer, shapes as well-known binary in the system given. */
export function writeGeoPackage(
  layers: ExportedLayer[],
  systems: DefinedSystem[],
  epsg: number,
  at: string,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'places.gpkg');
    const database = new DatabaseSync(path);
    try {
      database.exec('begin');
      database.exec(frame);
      writeSystems(database, systems);
      for (const layer of layers) writeLayer(database, layer, epsg, at);
      database.exec('commit');
    } finally {
      database.close();
    }
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** "GPKG" and version 1.3 in the file's head, then the tables that every GeoPackage has (§ 1.1.3, 1.1.4, 2.1.5). */
const frame = `
  pragma application_id = 1196444487;
  pragma user_version = 10300;
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
    organization_coordsys_id integer not null, definition text not null, description text);
  insert into gpkg_spatial_ref_sys values
    ('Undefined cartesian', -1, 'NONE', -1, 'undefined', null), ('Undefined geographic', 0, 'NONE', 0, 'undefined', null);
  create table gpkg_contents (table_name text primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer references gpkg_spatial_ref_sys (srs_id));
  create table gpkg_geometry_columns (table_name text primary key references gpkg_contents (table_name),
    column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null,
    m tinyint not null);`;

function writeSystems(database: DatabaseSync, systems: DefinedSystem[]): void {
  const insert = database.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)');
  for (const { epsg, name, definition } of systems) insert.run(name, epsg, 'EPSG', epsg, definition);
}

function writeLayer(database: DatabaseSync, { layer, features }: ExportedLayer, epsg: number, at: string): void {
  const columns = layer.fields.map(({ key, kind }) => `, ${quoted(key)} ${columnTypes[kind]}`);
  database.exec(
    `create table ${quoted(layer.name)} (fid integer primary key autoincrement, geom geometry, id text${columns.join('')})`,
  );
  database
    .prepare(
      'insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values (?, ?, ?, ?, ?)',
    )
    .run(layer.name, 'features', layer.title, at, epsg);
  database
    .prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)')
    .run(layer.name, 'geom', 'GEOMETRY', epsg);
  const marks = layer.fields.map(() => ', ?');
  const insert = database.prepare(`insert into ${quoted(layer.name)} values (null, ?, ?${marks.join('')})`);
  for (const { id, values, shape } of features) {
    const geometry = shape instanceof Uint8Array ? geometryBlob(shape, epsg) : null;
    insert.run(geometry, id, ...Object.values(propertiesOf(layer, values)));
  }
}

const columnTypes: Record<LayerField['kind'], string> = { text: 'text', number: 'double' };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The head that a GeoPackage puts before a shape (§ 2.1.3): little-endian, without envelope. */
function geometryBlob(binary: Uint8Array, epsg: number): Uint8Array {
  const blob = Buffer.alloc(8 + binary.length);
  blob.write('GP', 0, 'latin1');
  blob.writeUInt8(1, 3);
  blob.writeInt32LE(epsg, 4);
  blob.set(binary, 8);
  return blob;
}
