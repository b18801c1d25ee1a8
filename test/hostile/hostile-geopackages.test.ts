import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { GeoPackage } from '../../src/kernel/geopackage.ts';
import { readPlaces } from '../../src/site/files/read-places.ts';

/** A layer of one point, then what is done to its file. */
function geoPackage(damage: (database: DatabaseSync) => void, after = (bytes: Uint8Array) => bytes): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-hostile-'));
  try {
    const path = join(folder, 'hostile.gpkg');
    const file = new GeoPackage(path, [{ epsg: 4326, name: 'WGS 84', definition: 'undefined' }]);
    const layer = file.addLayer({
      ...{ name: 'terrils', title: 'Terrils', at: '2026-11-23T00:00:00Z', epsg: 4326 },
      columns: [{ name: 'nom', type: 'text' }],
    });
    layer.add('1', pointAt(2.5, 50.4), ['Terril 1']);
    file.finish();
    file.close();
    const database = new DatabaseSync(path);
    damage(database);
    database.close();
    return after(new Uint8Array(readFileSync(path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pointAt(x: number, y: number): Uint8Array {
  const bytes = Buffer.alloc(21);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(1, 1);
  bytes.writeDoubleLE(x, 5);
  bytes.writeDoubleLE(y, 13);
  return bytes;
}

/** The shape of the only object, its head made of these bytes. */
const shaped = (kind: number, ...rest: number[]) =>
  geoPackage((database) => {
    const shape = Buffer.alloc(13 + 4 * rest.length);
    shape.write('GP\0\u0001', 0, 'latin1');
    shape.writeUInt8(1, 8);
    shape.writeUInt32LE(kind, 9);
    for (const [at, value] of rest.entries()) shape.writeUInt32LE(value, 13 + 4 * at);
    database.prepare('update terrils set geom = ?').run(shape);
  });

const nested = (times: number) =>
  geoPackage((database) => {
    const one = Buffer.from([1, 7, 0, 0, 0, 1, 0, 0, 0]);
    const head = Buffer.from('GP\0\u0001\0\0\0\0', 'latin1');
    database.prepare('update terrils set geom = ?').run(Buffer.concat([head, ...Array(times).fill(one)]));
  });

const endless = 'with recursive n (i) as (select 1 union all select i + 1 from n) select i as fid, null as geom from n';

test('a layer that nobody damaged is read', async () => {
  const { rows } = await readPlaces(geoPackage(() => {}));

  expect(rows).toMatchObject([{ cells: { nom: 'Terril 1' }, geometry: { coordinates: [2.5, 50.4] } }]);
});

test.each<[string, () => Uint8Array]>([
  ['a head and nothing', () => new TextEncoder().encode('SQLite format 3\0')],
  ['a database of anything', () => geoPackage((d) => d.exec('drop table gpkg_geometry_columns'))],
  [
    'a layer that is a view without end',
    () => geoPackage((d) => d.exec(`drop table terrils; create view terrils as ${endless}`)),
  ],
  [
    'a list of layers that is a view without end',
    () =>
      geoPackage((d) =>
        d.exec(
          `drop table gpkg_geometry_columns; create view gpkg_geometry_columns as ${endless.replace('null as geom', "'terrils' as table_name")}`,
        ),
      ),
  ],
  [
    'a column that computes a gigabyte',
    () =>
      geoPackage((d) => d.exec('alter table terrils add column lourd blob generated always as (zeroblob(1000000000))')),
  ],
  [
    'a value by default that comes back in every object',
    () =>
      geoPackage((d) =>
        d.exec(`insert into terrils (nom) with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)
          select 'x' from n; alter table terrils add column lourd text default '${'x'.repeat(100_000)}'`),
      ),
  ],
  [
    'a thousand layers of one table',
    () =>
      geoPackage((d) =>
        d.exec(`create table more (table_name, column_name, geometry_type_name, srs_id, z, m);
          drop table gpkg_geometry_columns; alter table more rename to gpkg_geometry_columns;
          insert into gpkg_geometry_columns with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)
          select 'terrils' || i, 'geom', 'POINT', 4326, 0, 0 from n`),
      ),
  ],
  [
    'a rowless page of pages that hold each other',
    () =>
      geoPackage(
        (d) =>
          d.exec(`insert into terrils (nom) with recursive n (i) as (select 1 union all select i + 1 from n where i < 90000)
            select 'terril' from n`),
        manyTimesTheFirst,
      ),
  ],
  ['a page of a size that no one has', () => geoPackage(() => {}, written(16, 0, 3))],
])('%s is refused with a sentence', async (_, bytes) => {
  await expect(readPlaces(bytes())).rejects.toMatchObject({
    name: 'DomainError',
    code: 'broken_geopackage',
  });
});

test.each([
  ['a line of four thousand million points', () => shaped(2, 0xffffffff, 0, 0)],
  ['a polygon of four thousand million rings', () => shaped(3, 0xffffffff, 0xffffffff)],
  ['a shape of no kind', () => shaped(4242, 1)],
  ['shapes in shapes in shapes', () => nested(200_000)],
])('%s is an outline that its line says damaged', async (_, bytes) => {
  const { rows } = await readPlaces(bytes());

  expect(rows).toMatchObject([{ geometry: null, fault: expect.stringContaining('abîmé') }]);
});

const written =
  (at: number, ...values: number[]) =>
  (bytes: Uint8Array): Uint8Array => {
    bytes.set(values, at);
    return bytes;
  };

/** Every page that holds pages holds the first of them, again and again (SQLite file format, § 1.6). */
function manyTimesTheFirst(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = view.getUint16(16);
  for (let page = size; page < bytes.length; page += size) {
    if (bytes[page] !== 5) continue;
    const cells = view.getUint16(page + 3);
    const first = view.getUint32(page + view.getUint16(page + 12));
    for (let cell = 0; cell < cells; cell++) view.setUint32(page + view.getUint16(page + 12 + 2 * cell), first);
  }
  return bytes;
}
