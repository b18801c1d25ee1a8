import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aContext, anOrganisation, testSeal } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { hasGeoData, readLayer } from '../../../test/geo-data.ts';
import type { Context } from '../../identity/index.ts';
import { listSiteImports, readSite, type SiteMapping, stateSite, undoSiteImport } from '../../site/index.ts';
import { declareConnector, readConnectorPage, readNow, settleDifferences, setUpConnector } from './keep-connector.ts';
import { understandSource } from './understand-places.ts';

const outside = { innerHosts: ['127.0.0.1'], seal: testSeal };
const unchosen = { type: undefined, layer: undefined, epsg: undefined, mapping: undefined };

interface Place {
  id: string;
  nom: string;
  forme?: string;
  at?: [number, number];
}

const feature = ({ id, at, ...properties }: Place) => ({
  ...{ type: 'Feature', id, properties },
  geometry: at ? { type: 'Point', coordinates: at } : null,
});

describeAloneOnEachEngine('a followed source of places', (database) => {
  let server: Server;
  let origin: string;
  let served: Map<string, unknown>;
  let coordinator: Context;
  let organisationId: string;

  beforeAll(async () => {
    server = createServer(({ url = '' }, reply) => {
      const body = served.get(url) ?? served.get(url.split('?')[0] ?? '');
      reply.writeHead(body === undefined ? 404 : 200).end(body instanceof Uint8Array ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  beforeEach(async () => {
    served = new Map();
    const place = await anOrganisation(database().db);
    coordinator = await aContext(database().db, 'coordinator', place);
    organisationId = place.organisation.id;
  });

  const serve = (...places: Place[]) =>
    served.set('/terrils.geojson', {
      type: 'FeatureCollection',
      features: places.map(({ id, ...place }) => {
        const { properties, ...drawn } = feature({ id, ...place });
        return { ...drawn, properties: { no_terril: id, ...properties } };
      }),
    });

  async function follow(
    {
      adds = false,
      key = 'terril' as SiteMapping['key'],
      name = 'Terrils du parc',
      path = '/terrils.geojson',
      type = undefined as string | undefined,
    } = {},
    kind: 'places' | 'collection' = 'places',
  ): Promise<string> {
    const declared = {
      organisationId,
      kind,
      name,
      address: `${origin}${path}`,
      rhythm: 'daily' as const,
      settings: {},
    };
    const id = await declareConnector(coordinator, declared, outside);
    const { read } = await understandSource(coordinator, id, { ...unchosen, type }, outside);
    if (!read) throw new Error('The source is not understood.');
    expect(read.mapping.key).toBe(key);
    await setUpConnector(coordinator, id, { mapping: read.mapping, epsg: null, adds });
    return id;
  }

  const read = async (id: string) => {
    await readNow(coordinator, id, outside);
    const { runs, differences, gone } = await readConnectorPage(coordinator, id);
    return { run: runs[0], waiting: differences.first, gone: gone.map(({ label }) => label) };
  };
  const settle = async (id: string, choice: 'ours' | 'theirs') => {
    const { differences } = await readConnectorPage(coordinator, id);
    await settleDifferences(coordinator, id, { ids: differences.first.map((each) => each.id), choice });
  };
  const say = (more: Partial<Parameters<typeof stateSite>[1]> = {}) =>
    stateSite(coordinator, {
      ...{ organisationId, kind: 'terril', name: 'Pinchonvalles' },
      ...{ identifiers: [{ system: 'terril', value: '75' }], source: { title: 'Visite', asOf: '2024-05-02' } },
      ...more,
    });
  const names = async () =>
    (
      await database()
        .db.selectFrom('site')
        .select('name')
        .where('organisationId', '=', organisationId)
        .orderBy(sql`name collate fr`)
        .execute()
    ).map(({ name }) => name);
  const attributesOf = async (id: string) =>
    (await database().db.selectFrom('site').select('attributes').where('id', '=', id).executeTakeFirstOrThrow())
      .attributes;

  test('places that the register does not have are proposed, and created when they are taken', async () => {
    serve({ id: 'T101', nom: 'Pont', at: [2.9, 50.42] }, { id: 'T102', nom: 'Loisne' });
    const id = await follow();

    const first = await read(id);
    await settle(id, 'theirs');
    const again = await read(id);

    expect(first.run).toMatchObject({ rows: 2, inserted: 0, waiting: 2 });
    expect(first.waiting).toMatchObject([
      { label: 'Loisne', ours: 'absent du registre', theirs: 'un site à créer (Terril T102)' },
      { label: 'Pont' },
    ]);
    expect(again.run).toMatchObject({ rows: 2, same: 2, waiting: 0 });
    expect(await names()).toEqual(['Loisne', 'Pont']);
  });

  test('or added at once, as an import that can be undone, but where one looks like a place known otherwise', async () => {
    await say({ identifiers: [], geometry: { type: 'Point', coordinates: [2.8, 50.4] } });
    serve({ id: '75', nom: 'Pinchonvalles', at: [2.8001, 50.4] }, { id: '101', nom: 'Pont', at: [2.9, 50.42] });
    const id = await follow({ adds: true });

    const { run, waiting } = await read(id);

    expect(run).toMatchObject({ rows: 2, inserted: 1, waiting: 1 });
    expect(waiting).toMatchObject([{ ours: expect.stringContaining('peut-être « Pinchonvalles »') }]);
    const [brought] = await listSiteImports(database().db, [organisationId]);
    await undoSiteImport(coordinator, { batchId: brought?.id ?? '' });
    expect(await names()).toEqual(['Pinchonvalles']);
  });

  test('what nobody had said is added, what is said otherwise waits, and every row is counted', async () => {
    const { id: site } = await say({
      values: { forme: 'Conique' },
      geometry: { type: 'Point', coordinates: [2.8, 50.4] },
    });
    await say({ name: 'Loisne', identifiers: [{ system: 'terril', value: '102' }] });
    serve(
      { id: '75', nom: 'Pinchonvalles', forme: 'Plat', at: [2.8, 50.41] },
      { id: '102', nom: 'Loisne', at: [2.7, 50.5] },
      { id: '103', nom: '' },
      { id: '', nom: 'Sans numéro' },
    );
    const id = await follow({ adds: true });

    const { run, waiting } = await read(id);

    expect(run).toMatchObject({ rows: 4, inserted: 1, completed: 1, same: 0, waiting: 1, refused: 1 });
    expect(run?.sentence).toMatch(/Ligne 4.*numéro/);
    expect(waiting).toMatchObject([
      { label: 'Pinchonvalles, contour', theirs: 'un autre, qui s’en écarte de 1\u202fkm' },
      { label: 'Pinchonvalles, forme', ours: 'Conique', theirs: 'Plat' },
    ]);
    expect(await attributesOf(site)).toMatchObject({ forme: 'Conique' });
  });

  test('theirs, once taken, stands over what was dated later; ours, once kept, waits no more', async () => {
    const { id: site } = await say({ values: { forme: 'Conique' } });
    serve({ id: '75', nom: 'Pinchonvalles', forme: 'Plat' });
    const [taken, kept] = [await follow(), await follow({ name: 'Atlas' })];
    await read(kept);
    await settle(kept, 'ours');
    const stillOurs = await attributesOf(site);
    await read(taken);
    await settle(taken, 'theirs');

    const { fields } = await readSite(coordinator, site);
    expect(stillOurs).toMatchObject({ forme: 'Conique' });
    expect(await attributesOf(site)).toMatchObject({ forme: 'Plat' });
    expect(JSON.stringify(fields)).toContain('Conique');
    expect((await read(taken)).run).toMatchObject({ same: 1, waiting: 0 });
    expect((await read(kept)).run).toMatchObject({ same: 1, waiting: 0 });
  });

  test('a place that somebody changed since the source was read is not overwritten', async () => {
    const { id: site, version } = await say({ values: { forme: 'Conique' } });
    serve({ id: '75', nom: 'Pinchonvalles', forme: 'Plat' });
    const id = await follow();
    await read(id);
    await say({ id: site, version, values: { forme: 'Tabulaire' } });

    await expect(settle(id, 'theirs')).rejects.toThrow('a changé depuis');
    expect(await attributesOf(site)).toMatchObject({ forme: 'Tabulaire' });
  });

  test('what it has no more is told once, listed, and stays in the register', async () => {
    serve({ id: '101', nom: 'Pont' }, { id: '102', nom: 'Loisne' });
    const id = await follow({ adds: true });
    await read(id);
    serve({ id: '101', nom: 'Pont' });

    const [gone, again] = [await read(id), await read(id)];

    expect(gone.run?.sentence).toMatch(/N’y est plus, et reste chez vous\s: Loisne\./);
    expect(again.run?.sentence).not.toContain('Loisne');
    expect([gone.gone, again.gone]).toEqual([['Loisne'], ['Loisne']]);
    expect(await names()).toEqual(['Loisne', 'Pont']);
  });

  test('a source that numbers its places as another does speaks of its own', async () => {
    served.set('/a.geojson', { type: 'FeatureCollection', features: [feature({ id: '1', nom: 'Étang' })] });
    served.set('/b.csv', new TextEncoder().encode('id;nom\n1;Terril\n'));
    served.set('/collections/a/items', { type: 'FeatureCollection', features: [feature({ id: '1', nom: 'Étang' })] });
    const a = await follow({ adds: true, key: 'local', name: 'Étangs', path: '/collections/a/items' }, 'collection');
    const b = await follow({ adds: true, key: 'local', name: 'Terrils', path: '/b.csv' });

    await read(a);
    const { run } = await read(b);

    expect(run).toMatchObject({ rows: 1, inserted: 1 });
    expect((await read(a)).run).toMatchObject({ rows: 1, same: 1 });
    expect(await names()).toEqual(['Étang', 'Terril']);
  });

  test('a collection is read page after page from its own address, whole or not at all', async () => {
    const page = (features: Place[], next?: string) => ({
      ...{ type: 'FeatureCollection', numberMatched: 3, features: features.map(feature) },
      links: next ? [{ rel: 'next', href: next, type: 'application/geo+json' }] : [],
    });
    const items = { rel: 'items', href: `${origin}/collections/terrils/items`, type: 'application/geo+json' };
    served.set('/collections/terrils', { id: 'terrils', links: [{ ...items, type: 'text/html', href: '/' }, items] });
    served.set('/collections/terrils/items', page([{ id: 'a', nom: 'Pont' }], '?offset=1'));
    served.set('/collections/terrils/items?offset=1', page([{ id: 'b', nom: 'Loisne' }], '?offset=2'));
    served.set('/collections/terrils/items?offset=2', page([{ id: 'c', nom: 'Noyelles', at: [2.9, 50.4] }]));
    const id = await follow({ adds: true, key: 'local', path: '/collections/terrils' }, 'collection');

    const whole = await read(id);
    served.set('/collections/terrils/items?offset=2', page([]));
    const cut = await read(id);
    served.set('/collections/terrils/items?offset=1', page([{ id: 'b', nom: 'Loisne' }], '?offset=1'));
    const endless = await read(id);

    expect(whole.run).toMatchObject({ rows: 3, inserted: 3 });
    expect([cut.run?.outcome, cut.run?.sentence]).toEqual([
      'failed',
      expect.stringMatching(/annonce 3 objets et en donne 2/),
    ]);
    expect(endless.run?.sentence).toContain('sans fin');
    expect([cut.gone, endless.gone]).toEqual([[], []]);
  });

  test('a source is not read before its columns are understood and one of them numbers its places', async () => {
    served.set('/terrils.geojson', { type: 'FeatureCollection', features: [{ ...feature({ id: '1', nom: 'Pont' }) }] });
    const declared = {
      organisationId,
      kind: 'places' as const,
      name: 'Terrils',
      rhythm: 'daily' as const,
      settings: {},
    };
    const id = await declareConnector(coordinator, { ...declared, address: `${origin}/terrils.geojson` }, outside);
    const { read: understood } = await understandSource(coordinator, id, unchosen, outside);

    await expect(readNow(coordinator, id, outside)).rejects.toThrow('ses colonnes');
    await expect(setUpConnector(coordinator, id, { mapping: understood?.mapping })).rejects.toThrow('quelle colonne');
  });

  test.runIf(hasGeoData)('the components of the World Heritage property are added once, and known again', async () => {
    served.set('/terrils.geojson', readLayer('bien-inscrit'));
    const id = await follow({ adds: true, key: 'unesco', type: 'composante' });

    const [first, again] = [await read(id), await read(id)];

    expect(first.run).toMatchObject({ rows: 109, inserted: 109, waiting: 0, refused: 0 });
    expect(again.run).toMatchObject({ rows: 109, inserted: 0, completed: 0, same: 109, waiting: 0 });
  });
});
