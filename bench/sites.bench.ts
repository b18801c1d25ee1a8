import { sql } from 'kysely';
import { type Db, openDatabase } from '../src/kernel/db/index.ts';
import { realEffects } from '../src/kernel/effects.ts';
import { importSites } from '../src/site/index.ts';
import { refreshConditions } from '../src/watch/condition/site-condition.sql.ts';
import { aContext, anOrganisation } from '../test/builders.ts';
import { databaseUrl, startServer as startPostgres, templateDatabase } from '../test/postgres-server.ts';
import { type Measure, median, millisecondsOf, p95, summary } from './measure.ts';
import { type BenchServer, startServer, temporaryFolder } from './server.ts';

const across = 400;
const count = 100_000;

/** A register of 100,000 outlines: brought in from one file, then drawn in tiles, read and printed, on both engines. */
export default async function sites(): Promise<Measure[]> {
  const measures = await measureOn('embedded engine', 250);
  const postgres = await startPostgres();
  if (postgres) {
    measures.push(...(await measureOn('PostgreSQL without fsync', 100, databaseUrl(postgres.url, templateDatabase))));
    postgres.stop();
  }
  return measures;
}

async function measureOn(engine: string, tileTarget: number, url?: string): Promise<Measure[]> {
  const folder = temporaryFolder();
  const { seconds, ids } = await bringIn(folder.path, url);
  const server = await startServer(folder.path, { command: 'serve', ...(url ? { databaseUrl: url } : {}) });
  try {
    const pages = ids.map((id) => `/sites/${id}`);
    const [first = '', ...files] = ids.slice(0, 21).map((id) => `/sites/${id}/fiche.pdf`);
    await timesOf(server, [...pages.slice(0, 5), first]);
    const ask = async (name: string, paths: string[], target: Measure['target']) =>
      summary(`${name}, ${engine}`, await timesOf(server, paths), 'ms', target);
    return [
      summary(`import of ${count} outlines (GeoJSON, 42 MB), ${engine}`, [seconds], 's'),
      await ask('tile of 100,000 sites from near (zoom 11 to 15)', tiles(11, 15), p95(tileTarget)),
      await ask('tile of 100,000 sites from afar (zoom 7 to 10)', tiles(7, 10), p95(tileTarget)),
      await ask('tile of 33,000 states of sites, from near', tiles(11, 15, 'calques/etats'), p95(tileTarget)),
      await ask('tile of 33,000 states of sites, from afar', tiles(7, 10, 'calques/etats'), p95(tileTarget)),
      await ask('page of a site', pages, p95(100)),
      await ask('printed file of a site', files, median(1000)),
      await ask('list of sites, by a word', ['/sites?texte=parcelle+99', '/sites?type=etang&page=900'], undefined),
    ];
  } finally {
    await server.stop();
    folder.remove();
  }
}

async function bringIn(dataFolder: string, url: string | undefined): Promise<{ seconds: number; ids: string[] }> {
  const database = await openDatabase({ dataFolder, databaseUrl: url });
  try {
    const place = await anOrganisation(database.db);
    const context = { ...(await aContext(database.db, 'coordinator', place)), effects: realEffects };
    const content = aLayer();
    const file = {
      organisationId: place.organisation.id,
      filename: 'etangs.geojson',
      content,
      mapping: {
        type: { always: 'etang' },
        columns: { nom: 'field:name', numero: 'id:local' },
        key: null,
        precision: 'exact',
        inSetting: false,
        published: true,
      },
      source: { title: 'Couche de mesure' },
    } as const;
    const seconds = (await millisecondsOf(() => importSites(context, file))) / 1000;
    await observe(database.db);
    await sql`analyze condition_observation, site_condition`.execute(database.db);
    const rows = await database.db.selectFrom('site').select('id').orderBy('search').limit(200).execute();
    return { seconds, ids: rows.map(({ id }) => id) };
  } finally {
    await database.close();
  }
}

/** One place in three was seen, in all states, by everybody's leave. */
async function observe(db: Db): Promise<void> {
  await sql`
    insert into condition_observation (id, organisation_id, site_id, observed_on, observer, recorded_at, scale, level, access, audience)
    select gen_random_uuid(), organisation_id, id, '2020-06-01', 'Mesure', now(), 'milieu',
      (array['bon', 'assez_bon', 'moyen', 'mauvais', 'tres_mauvais'])[1 + place % 5], 'outside', 'everyone'
    from (select id, organisation_id, row_number() over (order by id) as place from site) numbered where place % 3 = 0
  `.execute(db);
  const seen = await db.selectFrom('conditionObservation').select('siteId').execute();
  await refreshConditions(
    db,
    seen.map(({ siteId }) => siteId),
  );
}

/** Small outlines of nine corners, edge to edge over 40 km by 25 km of the mining basin. */
function aLayer(): Uint8Array {
  const features = Array.from({ length: count }, (_, index) => {
    const [west, south] = cornerOf(index);
    const ring = Array.from({ length: 9 }, (_each, corner) => {
      const turn = (corner % 8) * (Math.PI / 4);
      return [round(west + 0.0006 * Math.cos(turn)), round(south + 0.0004 * Math.sin(turn))];
    });
    return {
      type: 'Feature',
      properties: { nom: `Parcelle ${index + 1}`, numero: `P${index + 1}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}

const cornerOf = (index: number): [number, number] => [
  2.4 + (index % across) * 0.0014,
  50.3 + Math.floor(index / across) * 0.0009,
];
const round = (degrees: number): number => Number(degrees.toFixed(6));

/** Up to twenty tiles of each zoom, spread over the register, each once: what is counted from afar is kept. */
function tiles(from: number, to: number, of = 'sites'): string[] {
  const zooms = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return zooms.flatMap((zoom) => [...new Set(Array.from({ length: 20 }, (_, each) => tileAt(zoom, each, of)))]);
}

function tileAt(zoom: number, each: number, of: string): string {
  const [longitude, latitude] = cornerOf((each * 4973) % count);
  const size = 2 ** zoom;
  const column = Math.floor(((longitude + 180) / 360) * size);
  const radians = (latitude * Math.PI) / 180;
  const row = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * size);
  return `/tuiles/${of}/${zoom}/${column}/${row}`;
}

/** Asked for one after the other, as one browser does whose cache is empty. */
async function timesOf(server: BenchServer, paths: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    times.push(
      await millisecondsOf(async () => {
        const answer = await fetch(server.address + path);
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await answer.arrayBuffer();
      }),
    );
  }
  return times;
}
