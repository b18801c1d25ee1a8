import { visitor } from '../identity/index.ts';
import { missing } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import type { Illustration, IllustrationSource } from '../kernel/illustration.ts';
import { findTerritory } from '../territory/index.ts';
import { drawnMark } from './map/drawn-mark.ts';
import { listLayer, listMarks } from './map/layers.sql.ts';
import type { MapLayer } from './map/map-layer.ts';
import { layersAsked } from './map/read-layers.ts';
import { placeStyles } from './plan/draw-plan.ts';
import { listMapped, type PlanShape } from './plan/plan.sql.ts';
import { drawPublishedMap } from './plan/read-plan.ts';
import { listSiteTypes } from './read-site-types.ts';
import { readSiteFilter, readZoneKinds } from './register/filter-in-address.ts';
import { zoneKinds } from './zone-kind.ts';

type World = Parameters<IllustrationSource['read']>[0];
type Asked = ReturnType<typeof layersAsked>;

/** Lines of the table beside a map; all of them are in the open data. */
const mostLines = 5000;

/** The map of places, with the layers that other slices lay over it. */
export const siteIllustrations = (layers: MapLayer[]): IllustrationSource[] => [
  {
    path: 'carte',
    async read(world, { query }) {
      const filter = readSiteFilter(query);
      const zones = readZoneKinds(query);
      const asked = layersAsked({ ...world, actor: visitor }, layers, filter, query);
      const role = asked.chosen.length > 0 ? 'neighbour' : 'site';
      const svg = await drawPublishedMap(world.db, { filter, zones, role }, await marksOf(world, asked));
      if (svg === null) throw missing('Cette carte');
      const { places, total } = await listMapped(world.db, filter, mostLines);
      const types = new Map(listSiteTypes().map(({ name, label, plural }) => [name, { label, plural }]));
      const kinds = (filter.kinds ?? []).map((kind) => types.get(kind)?.plural ?? kind);
      return {
        ...{ kind: 'map', title: kinds.length > 0 ? kinds.join(', ') : 'Sites', svg },
        about: [
          ...(await placeNamed(world, filter.territory)),
          printCount(total, 'site'),
          ...zones.map((zone) => zoneKinds[zone].label),
        ].join(', '),
        alternative: `Carte de ${printCount(total, 'site')}, dont les noms sont dans le tableau.`,
        legend: legendOf(asked),
        source: 'Source : le registre des sites, dans Carreau.',
        page: `/carte${query.size > 0 ? `?${query}` : ''}`,
        table: {
          columns: ['Nom', 'Type', 'Communes'],
          rows: [
            ...places.map(({ name, kind, communes }) => [name, types.get(kind)?.label ?? kind, communes.join(', ')]),
            ...(await linesOf(world, asked)),
          ],
        },
      };
    },
  },
];

/** The commune or the EPCI that the map keeps to. */
async function placeNamed({ db }: World, code: string | undefined): Promise<string[]> {
  if (!code) return [];
  const kept = (await findTerritory(db, 'commune', code)) ?? (await findTerritory(db, 'epci', code));
  return kept ? [kept.name] : [];
}

const legendOf = ({ chosen }: Asked): Illustration['legend'] => [
  { mark: `<circle r="6" ${placeStyles[chosen.length > 0 ? 'neighbour' : 'site']}/>`, label: 'Site' },
  ...chosen.flatMap(({ legend, keys }) =>
    legend
      .filter(({ key }) => keys.length === 0 || keys.includes(key))
      .map((entry) => ({ mark: drawnMark(entry), label: entry.label })),
  ),
];

/** The marks of the layers that are asked for, the highest ranks drawn last, over the others. */
async function marksOf({ db }: World, { chosen, asked }: Asked): Promise<PlanShape[]> {
  const drawn = await Promise.all(
    chosen.map(async ({ layer, legend, keys }) => {
      const entries = new Map(legend.map((entry) => [entry.key, entry]));
      const marks = await listMarks(db, layer, asked, { keys, limit: mostLines });
      return marks.flatMap(({ key, at }): PlanShape[] => {
        const entry = entries.get(key);
        const shape = { type: 'Point', coordinates: at };
        return entry
          ? [{ role: 'sign', name: '', kind: '', shape, label: null, tone: entry.tone, sign: entry.shape }]
          : [];
      });
    }),
  );
  return drawn.flat();
}

/** What the layers hold, as lines of the table. */
async function linesOf({ db }: World, { chosen, asked }: Asked): Promise<string[][]> {
  const lines = await Promise.all(
    chosen.map(async ({ layer, label, legend, keys }) => {
      const words = new Map(legend.map((entry) => [entry.key, entry.label]));
      const { items } = await listLayer(db, layer, asked, { keys, limit: mostLines });
      return items.map(({ name, key, said }) => [name, label, [words.get(key), said].filter(Boolean).join(', ')]);
    }),
  );
  return lines.flat();
}
