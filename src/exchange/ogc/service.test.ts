import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VectorTile } from '@mapbox/vector-tile';
import { DOMParser } from 'linkedom';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { serveRoutes } from '../../../test/served-routes.ts';
import { type SiteInput, stateSite } from '../../site/index.ts';
import { exchangeRoutes } from '../pages/routes.ts';

const ogrinfo = '/usr/bin/ogrinfo';
if (!existsSync(ogrinfo)) console.warn('GDAL (gdal-bin) is missing: what it reads of the service is not tested.');

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.01, south],
      [west + 0.01, south + 0.01],
      [west, south + 0.01],
      [west, south],
    ],
  ],
});

const gdalSystem = async (code: string) => (await promisify(execFile)('gdalsrsinfo', ['-o', 'wkt1', code])).stdout;

/** What of an XML text is not well formed: elements left open, then what could not be read. */
function leftOpen(xml: string): string[] {
  const open: string[] = [];
  let rest = xml;
  for (let part = piece.exec(rest); part; part = piece.exec(rest)) {
    const [whole, closes, name, empty] = part;
    if (closes && open.pop() !== name) return [whole];
    if (name && !closes && !empty) open.push(name);
    rest = rest.slice(whole.length);
  }
  return rest ? [...open, rest] : open;
}

const piece = /^(?:<!DOCTYPE [^>]*>|<(\/?)([\w-]+)(?:\s+[\w-]+="(?:[^"<&]|&\w+;)*")*\s*(\/?)>|(?:[^<&]|&\w+;)+)/;

describeAloneOnEachEngine('OGC API Features and Tiles', (database) => {
  let service: { address: string; stop: () => void };

  beforeAll(async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const terril = (name: string, more: Partial<SiteInput> = {}) =>
      stateSite(context, {
        organisationId: place.organisation.id,
        kind: 'terril',
        name,
        published: true,
        source: { title: 'Couche des terrils' },
        ...more,
      });
    for (let number = 1; number <= 12; number++) {
      await terril(`Terril ${number}`, {
        values: { forme: number <= 5 ? 'Conique' : 'Plat', hauteur: `${80 + number},5` },
        identifiers: [{ system: 'terril', value: `T${number}` }],
        geometry: square(2.5 + number / 50, 50.4),
      });
    }
    await terril('Terril à relire', { published: false, geometry: square(2.6, 50.41) });
    await terril('Terril au hibou', { vulnerable: true, geometry: square(2.6, 50.42) });
    service = await serveRoutes(db, exchangeRoutes);
  });
  afterAll(() => service.stop());

  const ask = (address: string) => fetch(`${service.address}/ogc${address}`);
  const read = async (address: string) => (await ask(address)).json();
  const items = (query: string) => read(`/collections/terril/items?${query}`);
  const names = (collection: { features: { properties: { nom: string } }[] }) =>
    collection.features.map(({ properties }) => properties.nom).sort();

  test('what is published is a layer, with its extent and its properties', async () => {
    const { collections } = await read('/collections');
    const schema = await read('/collections/terril/schema');

    expect(collections).toHaveLength(1);
    expect(collections[0]).toMatchObject({ id: 'terril', title: 'Terrils' });
    expect(collections[0].extent.spatial.bbox[0][0]).toBeCloseTo(2.52, 3);
    expect(schema.properties.hauteur).toEqual({ title: 'Hauteur (m)', type: 'number' });
  });

  test('drafts are not given, nor the position of what is vulnerable', async () => {
    const { features, numberMatched } = await items('limit=100');

    expect(numberMatched).toBe(13);
    expect(features.filter((each: { geometry: unknown }) => each.geometry === null).map(nameOf)).toEqual([
      'Terril au hibou',
    ]);
    expect(features.map(nameOf)).not.toContain('Terril à relire');
  });

  test('pages follow one another to the last, each feature once', async () => {
    const found: string[] = [];
    for (let next: string | undefined = `${service.address}/ogc/collections/terril/items?limit=5`; next; ) {
      const page: Page = await (await fetch(next)).json();
      found.push(...page.features.map(nameOf));
      next = page.links.find(({ rel }) => rel === 'next')?.href;
    }

    expect(new Set(found).size).toBe(13);
    expect(found).toHaveLength(13);
  });

  test('a box is asked for in degrees or in Lambert-93, and the whole world finds all that is placed', async () => {
    const degrees = await items('bbox=2.515,50.35,2.545,50.45');
    const turned = await items('bbox=50.35,2.515,50.45,2.545&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326');
    const world = await items('limit=100&bbox=-180,-90,180,90');
    const elsewhere = await items('bbox=-80,-10,-70,0');

    expect(names(degrees)).toEqual(['Terril 1', 'Terril 2']);
    expect(names(turned)).toEqual(['Terril 1', 'Terril 2']);
    expect(world.numberReturned).toBe(12);
    expect(elsewhere.numberReturned).toBe(0);
  });

  test('properties are asked for by their value', async () => {
    expect(names(await items('forme=Conique&id_terril=T3'))).toEqual(['Terril 3']);
    expect((await items('forme=Conique')).numberMatched).toBe(5);
    expect(names(await items('hauteur=84.5'))).toEqual(['Terril 4']);
  });

  test('coordinates come in the reference system asked for, which the answer names', async () => {
    const lambert = 'http://www.opengis.net/def/crs/EPSG/0/2154';

    const answer = await ask(`/collections/terril/items?id_terril=T1&crs=${lambert}`);
    const { features } = await answer.json();

    expect(answer.headers.get('content-crs')).toBe(`<${lambert}>`);
    expect(features[0].geometry.coordinates[0][0][0]).toBeGreaterThan(600_000);
  });

  test.each([
    ['a parameter it does not know', 'couleur=rouge', 'unknown_parameter'],
    ['a box with a side missing', 'bbox=2.5,50.3,2.6', 'wrong_parameter'],
    ['a limit that is no number', 'limit=beaucoup', 'wrong_parameter'],
    ['a reference system it does not give', 'crs=EPSG:27572', 'wrong_parameter'],
  ])('%s is refused', async (_, query, code) => {
    const answer = await ask(`/collections/terril/items?${query}`);

    expect([answer.status, (await answer.json()).code]).toEqual([400, code]);
  });

  test('a layer or a feature that is not there is told so', async () => {
    expect((await ask('/collections/nuages/items')).status).toBe(404);
    expect((await ask('/collections/terril/items/rien')).status).toBe(404);
  });

  const tilesOf = (layer: string) => `/collections/${layer}/tiles/WebMercatorQuad`;
  const namesIn = async (matrix: number, row: number, column: number) => {
    const tile = await ask(`${tilesOf('terril')}/${matrix}/${row}/${column}`);
    expect(tile.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    const { terril } = new VectorTile(new PbfReader(await tile.arrayBuffer())).layers;
    return Array.from({ length: terril?.length ?? 0 }, (_, at) => terril?.feature(at).properties);
  };

  test('a tile draws the published features of its ground, with their properties', async () => {
    const near = await namesIn(12, 1381, 2076);

    expect(near.map((each) => each?.nom)).toEqual(['Terril 1', 'Terril 2']);
    expect(near[0]).toMatchObject({ forme: 'Conique', hauteur: 81.5, id_terril: 'T1' });
  });

  test('from afar one feature is kept where several would be one point', async () => {
    expect(await namesIn(4, 5, 8)).toHaveLength(1);
    expect(await namesIn(9, 172, 259)).toHaveLength(12);
  });

  test('a tile where nothing is published is empty, one that cannot be is missing', async () => {
    expect((await ask(`${tilesOf('terril')}/12/1000/1000`)).status).toBe(204);
    expect((await ask(`${tilesOf('terril')}/3/9/0`)).status).toBe(404);
    expect((await ask('/collections/terril/tiles/AutreDecoupage')).status).toBe(404);
    expect((await ask(tilesOf('nuages'))).status).toBe(404);
  });

  test('the tiles of a layer are announced with their address, their limits and their properties', async () => {
    const { links } = await read('/collections/terril');
    const tilesets = links.find(({ rel }: { rel: string }) => rel.endsWith('/tilesets-vector')).href;
    const [{ links: about }] = (await (await fetch(tilesets)).json()).tilesets;
    const tileset = await (await fetch(about[0].href)).json();
    const matrices = await (await fetch(about[1].href)).json();

    expect(about.find(({ rel }: { rel: string }) => rel === 'item')).toMatchObject({ templated: true });
    expect(tileset.tileMatrixSetLimits[12]).toEqual({
      tileMatrix: '12',
      minTileRow: 1381,
      maxTileRow: 1382,
      minTileCol: 2076,
      maxTileCol: 2079,
    });
    expect(tileset.layers[0].propertiesSchema.properties.hauteur.type).toBe('number');
    expect(matrices.tileMatrices[12].matrixWidth).toBe(4096);
  });

  test('a QGIS project names each layer that has something to draw', async () => {
    const answer = await ask('/projet.qgs');
    const project = new DOMParser().parseFromString(await answer.text(), 'text/xml');

    expect(answer.headers.get('content-disposition')).toContain('carreau.qgs');
    expect(project.querySelector('layer-tree-layer')?.getAttribute('name')).toBe('Terrils');
    expect(project.querySelector('maplayer datasource')?.textContent).toContain(
      `url='${service.address}/ogc' typename='terril'`,
    );
  });

  const gdal = async (...args: string[]) => (await promisify(execFile)(ogrinfo, args)).stdout;
  const systemName = async (code: string) => /"(.*?)"/.exec(await gdalSystem(code))?.[1];

  test.runIf(existsSync(ogrinfo))(
    'GDAL opens the source of each layer of a QGIS project, and knows its systems',
    async () => {
      const written = await (await ask('/projet.qgs')).text();
      const project = new DOMParser().parseFromString(written, 'text/xml');
      const layers = [...project.querySelectorAll('maplayer')];
      const said = (layer: (typeof layers)[number], part: string) => layer.querySelector(part)?.textContent ?? '';
      const sources = layers.map((layer) => /url='(.*?)' typename='(.*?)'/.exec(said(layer, 'datasource')) ?? []);

      const opened = await Promise.all(sources.map(([, url, name = '']) => gdal('-so', `OAPIF:${url}`, name)));
      const systems = await Promise.all(
        [...project.querySelectorAll('authid')].map((code) => systemName(code.textContent)),
      );

      expect(leftOpen(written)).toEqual([]);
      expect([...project.querySelectorAll('layer-tree-layer')].map((shown) => shown.getAttribute('id'))).toEqual(
        layers.map((layer) => said(layer, 'id')),
      );
      expect(opened.map((answer) => /Layer name: (.*)/.exec(answer)?.[1])).toEqual(['terril']);
      expect(opened[0]).toMatch(/Extent: \(2\.5/);
      expect(systems).toEqual(['RGF93 v1 / Lambert-93', 'WGS 84']);
    },
  );

  // The GDAL of Debian 12 knows the first edition of tile matrix sets alone: it is given a tile, and told which.
  test.runIf(existsSync(ogrinfo))('GDAL reads a tile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carreau-tile-'));
    const tile = await ask(`${tilesOf('terril')}/12/1381/2076`);
    await writeFile(join(folder, 'tile.mvt'), new Uint8Array(await tile.arrayBuffer()));

    const read = await gdal('-al', '-oo', 'Z=12', '-oo', 'Y=1381', '-oo', 'X=2076', join(folder, 'tile.mvt'));
    await rm(folder, { recursive: true });

    expect(read).toContain('nom (String) = Terril 1');
    expect(read).toMatch(/Extent: \(28052\d/);
  });

  test.runIf(existsSync(ogrinfo))('GDAL lists the layers, pages, and asks by box and by property', async () => {
    const source = `OAPIF:${service.address}/ogc`;

    expect(await gdal('-oo', 'PAGE_SIZE=5', source)).toContain('terril (title: Terrils)');
    expect(await gdal('-oo', 'PAGE_SIZE=5', '-so', source, 'terril')).toContain('Feature Count: 13');
    expect(await gdal('-so', '-where', "forme = 'Conique'", source, 'terril')).toContain('Feature Count: 5');
    expect(await gdal('-so', '-spat', '2.515', '50.35', '2.545', '50.45', source, 'terril')).toContain(
      'Feature Count: 2',
    );
    expect(await gdal('-so', source, 'terril')).toMatch(/hauteur: Real/);
  });
});

interface Page {
  features: Named[];
  links: { rel: string; href: string }[];
}
interface Named {
  properties: { nom: string };
}
const nameOf = ({ properties }: Named): string => properties.nom;
