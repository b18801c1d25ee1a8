import { VectorTile } from '@mapbox/vector-tile';
import { sql } from 'kysely';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { type SiteInput, stateSite } from '../register/state-site.ts';
import { makeTile } from './make-tile.ts';
import { readTile } from './tile.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [2.88, 50.42],
      [2.9, 50.42],
      [2.9, 50.43],
      [2.88, 50.43],
      [2.88, 50.42],
    ],
  ],
};

/** Tiles that hold the square. */
const near = readTile('12', '2080', '1381');
const far = readTile('8', '130', '86');

const layersOf = (bytes: Uint8Array) => {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => layer.feature(at)),
    ]),
  );
};

describeOnEachEngine('vector tiles of places', (database) => {
  async function aPlace(more: Partial<SiteInput> = {}) {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const name = `Terril ${place.organisation.slug}`;
    const source = { title: 'Couche' };
    const { id } = await stateSite(context, {
      organisationId: place.organisation.id,
      kind: 'terril',
      name,
      geometry: square,
      source,
      ...more,
    });
    const guest = { ...context, actor: visitor };
    const seen = async (who: typeof context, tile = near) => layersOf(await makeTile(who, tile, { text: name }, []));
    return { context, guest, id, seen };
  }

  test('a place is drawn where it is, with its mark', async () => {
    const { context, id, seen } = await aPlace();

    const { sites, marks } = await seen(context);

    expect(sites?.map(({ properties }) => properties.id)).toEqual([id]);
    const drawn = sites?.[0]?.toGeoJSON(near.column, near.row, near.zoom).geometry as GeoJSON.Polygon;
    const corners = drawn.coordinates[0]?.map(([east = 0, north = 0]) => `${east.toFixed(3)} ${north.toFixed(3)}`);
    expect(new Set(corners)).toEqual(new Set(['2.880 50.420', '2.900 50.420', '2.900 50.430', '2.880 50.430']));
    expect(marks?.[0]?.toGeoJSON(near.column, near.row, near.zoom).geometry).toMatchObject({
      type: 'Point',
      coordinates: [expect.closeTo(2.89, 2), expect.closeTo(50.425, 2)],
    });
  });

  test('from afar, places are counted', async () => {
    const { context, seen } = await aPlace();

    const { groups, sites } = await seen(context, far);

    expect(groups?.map(({ properties }) => properties)).toEqual([{ count: 1, terril: 1 }]);
    expect(sites).toBeUndefined();
  });

  test('a visitor is drawn neither a draft nor what is vulnerable', async () => {
    const [draft, shown, vulnerable] = [
      await aPlace(),
      await aPlace({ published: true }),
      await aPlace({ published: true, vulnerable: true }),
    ];

    expect((await draft.seen(draft.guest)).marks).toBeUndefined();
    expect((await shown.seen(shown.guest)).marks).toHaveLength(1);
    expect((await vulnerable.seen(vulnerable.guest)).marks).toBeUndefined();
    expect((await vulnerable.seen(vulnerable.context)).marks).toHaveLength(1);
  });

  test('of a thousand and one places in a tile, none is drawn: all are counted', async () => {
    const { context, id, seen } = await aPlace();
    await sql`
      insert into site (organisation_id, kind, level, name, search, geometry, mark)
      select organisation_id, kind, level, name, search, geometry, mark from site, generate_series(1, 1000)
      where id = ${id}::uuid
    `.execute(context.db);

    const { groups, marks } = await seen(context);

    expect(groups?.map(({ properties }) => properties)).toEqual([{ count: 1001, terril: 1001 }]);
    expect(marks).toBeUndefined();
  });

  test('a group whose places stand in two tiles is in one of them', async () => {
    const edge = [2.8125, 50.42];
    const { context, id, seen } = await aPlace({ geometry: { type: 'Point', coordinates: edge } });
    await sql`
      insert into site (organisation_id, kind, level, name, search, geometry, mark)
      select organisation_id, kind, level, name, search, geometry, ST_Translate(mark, 400 * side, 0)
      from site, (values (-1), (1), (1)) as sides (side) where id = ${id}::uuid
    `.execute(context.db);

    const [west, beside] = [await seen(context, far), await seen(context, { ...far, column: far.column - 1 })];

    const counts = [...(west.groups ?? []), ...(beside.groups ?? [])].map(({ properties }) => properties.count);
    expect(counts.reduce((sum: number, count) => sum + Number(count), 0)).toBe(4);
  });

  test('a tile that the map does not have is refused', () => {
    expect(() => readTile('3', '9', '0')).toThrow('n’existe pas');
    expect(() => readTile('x', '0', '0')).toThrow('n’existe pas');
  });
});
