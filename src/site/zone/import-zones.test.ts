import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { readSite } from '../register/read-site.ts';
import { importZones, undoZoneImport } from './import-zones.ts';
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

describeOnEachEngine('zones brought in from a file', (database) => {
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

  test('are refused whole where one is wrong, where nothing is drawn, or from who does not keep zones', async () => {
    const { db, place, coordinator, file } = await aFile(layer(square(2.88), square(120)));
    const contributor = await aContext(db, 'contributor', place);

    await expect(importZones(coordinator, file)).rejects.toMatchObject({ code: 'outlines_refused' });
    await expect(importZones(coordinator, { ...file, content: layer(null) })).rejects.toMatchObject({
      code: 'nothing_drawn',
    });
    await expect(importZones(contributor, file)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
