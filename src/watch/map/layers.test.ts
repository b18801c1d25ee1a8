import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { makeLayerTile, readLayers, readTile } from '../../site/index.ts';
import { recordObservation, saveProject } from '../index.ts';
import { conditionLayer } from './condition-layer.ts';
import { projectLayer } from './project-layer.ts';

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 50.42],
      [west + 0.01, 50.42],
      [west + 0.01, 50.43],
      [west, 50.43],
      [west, 50.42],
    ],
  ],
});
const outline = 'POLYGON((2.88 50.42, 2.89 50.42, 2.89 50.43, 2.88 50.43, 2.88 50.42))';
const layers = [conditionLayer, projectLayer];

/** Tiles that hold the squares. */
const near = readTile('12', '2080', '1381');
const far = readTile('8', '130', '86');

describeOnEachEngine('layers of the watch on the map', (database) => {
  const aMap = async () => {
    const register = await aRegister(database().db);
    const { place } = register;
    const name = `Fosse ${place.organisation.slug}`;
    const drawn = async (who: Context, layer: string, { tile = near, keys = '' } = {}) => {
      const query = new URLSearchParams(keys);
      const bytes = await makeLayerTile(who, layers, { name: layer, tile, filter: { text: name }, query });
      const { layers: read } = new VectorTile(new PbfReader(bytes));
      const of = (kind: string) =>
        Array.from({ length: read[kind]?.length ?? 0 }, (_, at) => read[kind]?.feature(at).properties);
      return { marks: of('marks'), shapes: of('shapes') };
    };
    const listed = async (who: Context, query: string) => {
      const shown = await readLayers(who, layers, { text: name }, new URLSearchParams(query));
      return shown.map(({ name: layer, held }) => [layer, held]);
    };
    return { ...register, name, drawn, listed };
  };

  test('a place is marked by the last state that who asks may read, and listed so', async () => {
    const { coordinator, guest, aSite, seen, name, drawn, listed } = await aMap();
    const site = await aSite({ name, geometry: square(2.88) });
    await recordObservation(coordinator, seen(site, { level: 'bon', observedOn: '2019-05-01', audience: 'everyone' }));
    await recordObservation(
      coordinator,
      seen(site, { level: 'mauvais', observedOn: '2020-05-01', audience: 'workers' }),
    );

    const [inside, open, kept] = [
      await drawn(coordinator, 'etats'),
      await drawn(guest, 'etats'),
      await drawn(coordinator, 'etats', { keys: 'etats=bon' }),
    ];

    expect(inside.marks).toMatchObject([
      { key: 'mauvais', name, href: `/sites/${site}/etat`, said: 'vu le 01/05/2020' },
    ]);
    expect(open.marks).toMatchObject([{ key: 'bon' }]);
    expect(kept.marks).toEqual([]);
    expect(await listed(guest, 'calque=etats')).toEqual([
      ['etats', { counts: { bon: 1 }, items: [expect.objectContaining({ key: 'bon', name, placed: true })] }],
    ]);
  });

  test('far away, the worst of a same spot is drawn', async () => {
    const { coordinator, aSite, seen, name, drawn } = await aMap();
    for (const [west, level] of [
      [2.88, 'bon'],
      [2.8801, 'tres_mauvais'],
    ] as const) {
      const site = await aSite({ name: `${name} ${level}`, geometry: square(west) });
      await recordObservation(coordinator, seen(site, { level }));
    }

    expect((await drawn(coordinator, 'etats')).marks).toHaveLength(2);
    expect((await drawn(coordinator, 'etats', { tile: far })).marks).toMatchObject([{ key: 'tres_mauvais' }]);
  });

  test('a vulnerable place is marked for those who work on it alone', async () => {
    const { coordinator, guest, aSite, seen, name, drawn } = await aMap();
    const site = await aSite({ name, geometry: square(2.88), vulnerable: true });
    await recordObservation(coordinator, seen(site, { audience: 'everyone' }));

    expect((await drawn(guest, 'etats')).marks).toEqual([]);
    expect((await drawn(coordinator, 'etats')).marks).toHaveLength(1);
  });

  test('projects are drawn with their outline for those who work there; a visitor has no such layer', async () => {
    const { db, place, coordinator, guest, organisationId, drawn, listed } = await aMap();
    const project = { organisationId, works: 'construction', stage: 'study', permit: 'none' };
    const { id } = await saveProject(coordinator, { ...project, name: 'Hangar', outline });
    await saveProject(coordinator, { ...project, name: 'Sans lieu', stage: 'done' });
    const reader = await aContext(db, 'reader', place);

    const { marks, shapes } = await drawn(coordinator, 'projets');

    expect(marks).toMatchObject([{ key: 'ouverts', name: 'Hangar', href: `/veille/projets/${id}`, said: 'Étude' }]);
    expect(shapes).toHaveLength(1);
    expect((await listed(coordinator, 'calque=projets'))[1]?.[1]).toMatchObject({
      counts: { ouverts: 1, clos: 1 },
      items: [
        { name: 'Hangar', placed: true },
        { name: 'Sans lieu', placed: false },
      ],
    });
    for (const who of [guest, reader]) {
      await expect(drawn(who, 'projets')).rejects.toMatchObject({ code: 'not_found' });
      expect((await listed(who, 'calque=projets')).map(([layer]) => layer)).toEqual(['etats']);
    }
  });
});
