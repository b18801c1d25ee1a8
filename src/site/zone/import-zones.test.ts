import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { readSite } from '../register/read-site.ts';
import { stateSite } from '../register/state-site.ts';
import { importZones, undoZoneImport } from './import-zones.ts';
import { readZone } from './read-zone.ts';
import { listZoneBatches } from './zone.sql.ts';

const square = (west: number, south = 50.42, side = 0.02) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const layer = (...geometries: unknown[]) => {
  const features = geometries.map((geometry, at) => ({
    type: 'Feature',
    properties: { NOM: `Zone ${at + 1}` },
    geometry,
  }));
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
};

describeAloneOnEachEngine('zones brought in from a file', (database) => {
  const aFile = async (content: Uint8Array) => {
    const register = await aRegister(database().db);
    const { organisationId } = register;
    const source = { title: 'Périmètre du Bien', asOf: '2012-06-30' };
    return {
      ...register,
      file: { organisationId, kind: 'buffer' as const, filename: 'zones.geojson', content, source },
    };
  };

  test('hold the places they contain, until the import is undone', async () => {
    const { db, coordinator, organisationId, aSite, file } = await aFile(layer(square(2.88), square(3.1)));
    const site = await aSite({ geometry: square(2.885, 50.425, 0.005) });
    const zonesOf = async () => (await readSite(coordinator, site)).zones.map(({ name, share }) => [name, share]);

    const { batchId, created } = await importZones(coordinator, file);

    expect(created).toBe(2);
    expect(await zonesOf()).toEqual([['Zone 1', 1]]);
    expect(await undoZoneImport(coordinator, { batchId })).toEqual({ removed: 2 });
    expect(await zonesOf()).toEqual([]);
    expect(await listZoneBatches(db, [organisationId])).toMatchObject([{ id: batchId, zones: 0 }]);
    await expect(undoZoneImport(coordinator, { batchId })).rejects.toMatchObject({ code: 'already_undone' });
  });

  test('draw a protection of a place: each page tells of the other, to who may see them', async () => {
    const { db, coordinator, guest, organisationId, aSite, file } = await aFile(layer(square(2.88)));
    const geometry = square(2.885, 50.425, 0.005);
    const site = await aSite({ geometry });
    await importZones(coordinator, file);
    const { id: zoneId } = await db
      .selectFrom('zone')
      .select('id')
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();
    const { site: before } = await readSite(coordinator, site);
    const said = { organisationId, id: site, version: before.version, kind: 'batiment', name: before.name };
    const protections = [{ kind: 'site_classe' as const, zoneId }];
    const stated = { ...said, published: true, source: { title: 'Arrêté' }, protections };

    await stateSite(coordinator, stated);

    const [inside, open] = [await readSite(coordinator, site), await readSite(guest, site)];
    expect(inside.protections).toMatchObject([{ kind: 'site_classe', zoneId, zone: 'Zone 1' }]);
    expect(open.protections).toMatchObject([{ kind: 'site_classe', zoneId: null, zone: null }]);
    expect((await readZone(coordinator, zoneId)).sites[0]).toMatchObject({ id: site, protections: ['site_classe'] });
    await expect(readZone(guest, zoneId)).rejects.toMatchObject({ code: 'not_found' });
    const stranger = { ...stated, version: before.version + 1, protections: [{ kind: 'spr' as const, zoneId: site }] };
    await expect(stateSite(coordinator, stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are refused whole where one is wrong, where nothing is drawn, or from who does not keep zones', async () => {
    const { db, place, coordinator, file } = await aFile(layer(square(2.88), square(120)));
    const contributor = await aContext(db, 'contributor', place);

    await expect(importZones(coordinator, file)).rejects.toMatchObject({ code: 'outlines_refused' });
    await expect(importZones(coordinator, { ...file, content: layer(null) })).rejects.toMatchObject({
      code: 'nothing_drawn',
    });
    await expect(importZones(contributor, file)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('of a forecourt tell what is seen from it, by the number that a place bears', async () => {
    const { db, coordinator, organisationId, aSite, file } = await aFile(layer(square(2.88)));
    const identifiers = [{ system: 'terril' as const, value: '74' }];
    const heap = await aSite({ name: 'Terril du Pont', kind: 'terril', identifiers });
    const text = new TextDecoder().decode(file.content).replace('"NOM"', '"vue_sur":"T074, T002","NOM"');

    await importZones(coordinator, { ...file, kind: 'forecourt', content: new TextEncoder().encode(text) });

    const views = await db
      .selectFrom('zoneView')
      .innerJoin('zone', 'zone.id', 'zoneView.zoneId')
      .select(['said', 'siteId'])
      .where('organisationId', '=', organisationId)
      .orderBy('said')
      .execute();
    expect(views).toEqual([
      { said: 'T002', siteId: null },
      { said: 'T074', siteId: heap },
    ]);
  });
});
