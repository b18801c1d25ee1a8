import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largestPlaceFile, listLayers, readPlaces } from './read-places.ts';

const ogr2ogr = '/usr/bin/ogr2ogr';

/** Two layers as GDAL writes them, in one GeoPackage and in one archive of shapefiles. */
describe.runIf(existsSync(ogr2ogr))('a file of several layers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const make = (path: string, ...options: string[]) =>
    execFileSync(ogr2ogr, [...options, '-a_srs', 'EPSG:4326', join(folder, path), join(folder, 'source.csv')]);
  const bytesOf = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
  beforeAll(() => {
    writeFileSync(join(folder, 'source.csv'), 'WKT,nom\nPOINT (2.5 50.4),Étang\nPOINT (2.6 50.4),Mare\n');
    make('deux.gpkg', '-nln', 'étangs');
    make('deux.gpkg', '-update', '-nln', 'terrils', '-where', "nom = 'Mare'");
    make('etangs.shp', '-lco', 'ENCODING=UTF-8');
    make('terrils.shp', '-where', "nom = 'Mare'");
    const parts = readdirSync(folder).filter((name) => /\.(shp|shx|dbf|prj|cpg)$/.test(name));
    const archive = zipSync(Object.fromEntries(parts.map((name) => [`livraison/${name}`, bytesOf(name)])));
    writeFileSync(join(folder, 'deux.zip'), archive);
  });

  test.each([
    ['a GeoPackage', 'deux.gpkg', 'étangs', 'terrils'],
    ['an archive of shapefiles', 'deux.zip', 'livraison/etangs', 'livraison/terrils'],
  ])('%s: each is listed with its objects and read by its name, none is taken unasked', async (_, path, one, other) => {
    const bytes = bytesOf(path);

    expect(await listLayers(bytes)).toMatchObject([
      { name: one, rows: 2 },
      { name: other, rows: 1 },
    ]);
    const read = await readPlaces(bytes, one);
    expect(read.rows.map(({ cells }) => cells.nom)).toEqual(['Étang', 'Mare']);
    expect(read.epsg).toBe(4326);
    expect((await readPlaces(bytes, other)).rows).toHaveLength(1);
    await expect(readPlaces(bytes)).rejects.toMatchObject({
      code: 'layer_needed',
      facts: { layers: [{ name: one }, {}] },
    });
    await expect(readPlaces(bytes, 'routes')).rejects.toMatchObject({ code: 'layer_needed' });
  });
});

test('a file that is too large is refused before it is read', async () => {
  await expect(readPlaces(new Uint8Array(largestPlaceFile + 1))).rejects.toMatchObject({ code: 'file_too_large' });
});
