import { describe, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { hasGeoData, readLayer } from '../../../test/geo-data.ts';
import { importZones } from '../../site/index.ts';
import { readProjects } from './read-project.ts';
import { saveProject } from './save-project.ts';

type Position = [number, number];
interface Drawn {
  properties: Record<string, string | number | null>;
  geometry: { coordinates: Position[][] };
}

const layers = { property: 'bien-inscrit', buffer: 'zone-tampon', forecourt: 'zt-parvis-agricoles' } as const;
const kinds = Object.keys(layers) as (keyof typeof layers)[];

const featuresOf = (layer: string): Drawn[] => JSON.parse(new TextDecoder().decode(readLayer(layer))).features;

/** Whether a point lies in a polygon, counted by the sides that a line eastwards from it crosses: no word of PostGIS. */
const holds = ({ geometry: { coordinates } }: Drawn, [x, y]: Position): boolean =>
  coordinates
    .flatMap(sidesOf)
    .filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax).length %
    2 ===
  1;

const sidesOf = (ring: Position[]): [Position, Position][] =>
  ring.slice(1).flatMap((to, at) => {
    const from = ring[at];
    return from ? [[from, to] as [Position, Position]] : [];
  });

const middleOf = ({ geometry: { coordinates } }: Drawn): Position => {
  const [ring = []] = coordinates;
  const mean = (axis: 0 | 1) => ring.reduce((sum, at) => sum + at[axis], 0) / ring.length;
  return [mean(0), mean(1)];
};

describeAloneOnEachEngine('projects', (database) => {
  describe.skipIf(!hasGeoData)('on the World Heritage property’s open layers (CARREAU_GEO)', () => {
    test('cross the property, its buffer zone and the forecourts where their points lie in them, and tell what is seen', async () => {
      const place = await anOrganisation(database().db);
      const organisationId = place.organisation.id;
      const context = await aContext(database().db, 'coordinator', place);
      const source = { title: 'Périmètre du bien inscrit et zone tampon', asOf: '2026-03-11' };
      for (const kind of kinds) {
        const filename = `${layers[kind]}.geojson`;
        await importZones(context, { organisationId, kind, filename, content: readLayer(layers[kind]), source });
      }
      const drawn = kinds.map((kind) => ({ kind, features: featuresOf(layers[kind]) }));
      const points = drawn.flatMap(({ features }) => features.filter((_, at) => at % 9 === 0).map(middleOf));

      for (const [at, [x, y]] of points.entries())
        await saveProject(context, {
          ...{ organisationId, name: `P${at}`, works: 'construction', stage: 'filed', permit: 'construire' },
          outline: `POINT(${x} ${y})`,
        });

      const told = new Map((await readProjects(context)).map(({ name, regimes }) => [name, regimes]));
      const found = points.map((_, at) =>
        told
          .get(`P${at}`)
          ?.map(({ key }) => key)
          .sort(),
      );
      const expected = points.map((point) =>
        drawn.flatMap(({ kind, features }) => (features.some((each) => holds(each, point)) ? [kind] : [])).sort(),
      );
      expect(found).toEqual(expected);
      expect(kinds.map((kind) => expected.filter((each) => each.includes(kind)).length > 0)).toEqual([
        true,
        true,
        true,
      ]);
      const forecourt = drawn[2]?.features.find((each) => holds(each, points.at(-1) ?? [0, 0]));
      const [seen = ''] = String(forecourt?.properties.vue_sur).split(', ');
      expect(told.get(`P${points.length - 1}`)?.find(({ key }) => key === 'forecourt')?.because).toContain(seen);
    });
  });
});
