import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Geometry } from 'wkx';
import { DomainError } from '../../kernel/errors.ts';
import { naturalOrder, printNumber } from '../../kernel/french.ts';
import { inProject } from '../../kernel/paths.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile, type PlaceRow } from './place-file.ts';
import { chooseLayer, type PlaceLayer } from './place-layer.ts';

/** What a file may take to be looked at, in milliseconds; a sound one of the largest size takes two seconds. */
const patience = 15_000;
/** Objects a layer may have, and characters its attributes may come to: a column may say more than its file holds. */
const mostRows = 500_000;

/** One layer of features of a GeoPackage (OGC 12-128r18): the one named, or the only one. */
export const readGeoPackage = (bytes: Uint8Array, layer?: string): Promise<PlaceFile> =>
  opened(bytes, (database) => readLayer(database, chooseLayer(layersIn(database), layer), bytes.length));

export const listGeoPackageLayers = (bytes: Uint8Array): Promise<PlaceLayer[]> => opened(bytes, layersIn);

async function opened<T>(bytes: Uint8Array, read: (database: DatabaseSync) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'places.gpkg');
    await writeFile(path, bytes);
    await expectSound(path);
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

/** Looked at by a process apart, which is killed where it does not end. */
const expectSound = (path: string): Promise<unknown> =>
  promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inProject('src/site/files/check-geopackage.ts'), path],
    { timeout: patience, killSignal: 'SIGKILL', env: {} },
  );

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

function readLayer(database: DatabaseSync, { name, column, epsg, rows: count }: Layer, size: number): PlaceFile {
  if ((count ?? 0) > mostRows) throw tooManyPlaces();
  const rows: PlaceRow[] = [];
  let said = 0;
  for (const { [column]: shape, ...record } of database.prepare(`select * from ${quoted(name)}`).iterate()) {
    const cells = Object.fromEntries(Object.entries(record).map(([key, value]) => [key, cellText(value)]));
    for (const cell of Object.values(cells)) said += cell.length;
    // Numbers are longer in words, and a value by default is written once for all.
    if (said > 10 * size) throw brokenGeoPackage();
    rows.push({ line: rows.length + 1, cells, ...geometryOf(shape) });
  }
  return { format: 'geopackage', epsg, header: Object.keys(rows[0]?.cells ?? {}), rows };
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

const tooManyPlaces = () =>
  new DomainError(
    'invalid',
    'too_many_places',
    `Cette couche a plus de ${printNumber(String(mostRows))} objets\u00a0: découpez-la, par exemple par commune.`,
  );
