import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { readPlaces, stateSite } from '../../site/index.ts';
import { exportSites } from './export-sites.ts';

const ogrinfo = '/usr/bin/ogrinfo';
const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [2.5, 50.4],
      [2.51, 50.4],
      [2.51, 50.41],
      [2.5, 50.4],
    ],
  ],
};

describeOnEachEngine('places in files', (database) => {
  async function aRegister() {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const kept = `Butte-${place.organisation.slug}`;
    const base = { organisationId: place.organisation.id, source: { title: 'Relevé' }, geometry: outline };
    await stateSite(context, {
      ...base,
      kind: 'terril',
      name: `${kept} « haute »`,
      published: true,
      values: { hauteur: '82,5', forme: '=Conique' },
    });
    await stateSite(context, { ...base, kind: 'etang', name: `${kept} en eau` });
    const asked = async (format: 'geojson' | 'gpkg' | 'csv' | 'ods' | 'kml', who = context) =>
      exportSites(who, { text: kept }, format);
    return { context, asked };
  }
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  test('GeoJSON is in degrees, and a visitor gets what is published alone', async () => {
    const { context, asked } = await aRegister();

    const all = JSON.parse(text(await asked('geojson')));
    const open = JSON.parse(text(await asked('geojson', { ...context, actor: visitor })));

    expect(all.features.map(({ properties }: Given) => properties.couche)).toEqual(['etang', 'terril']);
    expect(all.features[1].geometry.coordinates[0][1][0]).toBeCloseTo(2.51, 6);
    expect(open.features.map(({ properties }: Given) => properties.hauteur)).toEqual([82.5]);
  });

  test('a GeoPackage has a layer a type, in Lambert-93, and is read back', async () => {
    const { asked } = await aRegister();

    const bytes = await asked('gpkg');
    const places = await readPlaces(bytes, 'terril');

    expect(places.epsg).toBe(2154);
    expect(places.rows[0]?.cells).toMatchObject({ hauteur: '82.5', forme: '=Conique' });
    expect(JSON.stringify(places.rows[0]?.geometry)).toMatch(/Polygon.*\[6\d{5}/);
  });

  test.runIf(existsSync(ogrinfo))('GDAL finds both layers of a GeoPackage where they are', async () => {
    const { asked } = await aRegister();
    const folder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
    writeFileSync(join(folder, 'sites.gpkg'), await asked('gpkg'));

    const said = execFileSync(ogrinfo, ['-al', '-so', join(folder, 'sites.gpkg')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });

    expect(said).toMatch(/Layer name: etang[\s\S]*Layer name: terril/);
    expect(said).toMatch(/RGF93[\s\S]*Lambert-93/);
    expect(said).not.toMatch(/warning|error/i);
  });

  test('CSV opens in a French spreadsheet, runs no formula, and its shapes are read back', async () => {
    const { asked } = await aRegister();

    const csv = text(await asked('csv'));

    expect(csv).toContain(';82,5;');
    expect(csv).toContain("'=Conique");
    expect(csv).toMatch(/"?POLYGON\(\(6\d{5}/);
  });

  test('ODS has a sheet a type with exact numbers; KML a folder a type', async () => {
    const { asked } = await aRegister();

    const ods = text(unzipSync(await asked('ods'))['content.xml'] ?? new Uint8Array());
    const kml = text(await asked('kml'));

    expect(ods).toContain('table:name="Terrils"');
    expect(ods).toContain('office:value="82.5"');
    expect(kml).toMatch(/<Folder>\s*<name>Terrils<\/name>/);
    expect(kml).toContain('« haute »');
  });
});

interface Given {
  properties: { couche: string; hauteur?: number };
}
