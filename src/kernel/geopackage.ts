import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A reference system as a GeoPackage defines it. */
export interface GeoPackageSystem {
  epsg: number;
  name: string;
  definition: string;
}

export interface GeoPackageLayer {
  name: string;
  title: string;
  /** Instant, ISO. */
  at: string;
  epsg: number;
  columns: { name: string; type: 'text' | 'double' | 'integer' | 'boolean' }[];
}

type Cell = string | number | null;

/** GeoPackage 1.3 (OGC 12-128r18) written row by row: a table a layer, shapes as well-known binary. */
export class GeoPackage {
  readonly #database: DatabaseSync;

  constructor(path: string, systems: GeoPackageSystem[]) {
    this.#database = new DatabaseSync(path);
    this.#database.exec('pragma journal_mode = off; pragma synchronous = off');
    this.#database.exec('begin');
    this.#database.exec(frame);
    const insert = this.#database.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)');
    for (const { epsg, name, definition } of systems) insert.run(name, epsg, 'EPSG', epsg, definition);
  }

  /** A layer of places: `add` writes one, with the values of its columns in their order. */
  addLayer({ name, title, at, epsg, columns }: GeoPackageLayer): {
    add(id: string, shape: Uint8Array | null, values: Cell[]): void;
  } {
    const database = this.#database;
    this.#describe(name, 'features', title, at, epsg);
    const made = columns.map((column) => `, ${quoted(column.name)} ${column.type}`).join('');
    database.exec(
      `create table ${quoted(name)} (fid integer primary key autoincrement, geom geometry, id text${made})`,
    );
    database.prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)').run(name, 'geom', 'GEOMETRY', epsg);
    const insert = prepared(database, name, columns.length + 2);
    return { add: (id, shape, values) => insert.run(shape && geometryBlob(shape, epsg), id, ...values) };
  }

  /** A table without places. */
  addTable(name: string, title: string, at: string, columns: string[]): { add(values: Cell[]): void } {
    this.#describe(name, 'attributes', title, at, null);
    const made = columns.map((column) => `, ${quoted(column)} text`).join('');
    this.#database.exec(`create table ${quoted(name)} (fid integer primary key autoincrement${made})`);
    const insert = prepared(this.#database, name, columns.length);
    return { add: (values) => insert.run(...values) };
  }

  #describe(name: string, kind: string, title: string, at: string, epsg: number | null): void {
    this.#database
      .prepare(
        'insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values (?, ?, ?, ?, ?)',
      )
      .run(name, kind, title, at, epsg);
  }

  /** Writes what is left; without it nothing is kept. */
  finish(): void {
    this.#database.exec('commit');
  }

  close(): void {
    this.#database.close();
  }
}

const prepared = (database: DatabaseSync, name: string, values: number): StatementSync =>
  database.prepare(`insert into ${quoted(name)} values (null${', ?'.repeat(values)})`);

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
