import { join } from 'node:path';
import { sql } from 'kysely';
import { type Context, visitor } from '../../src/identity/index.ts';
import { type Db, openDatabase } from '../../src/kernel/db/index.ts';
import { realEffects } from '../../src/kernel/effects.ts';
import { makeRecordTile, readSiteTaxa, readTaxon, searchRecords } from '../../src/nature/index.ts';
import type { RecordFilter } from '../../src/nature/search/record-filter.ts';
import type { SearchView } from '../../src/nature/search/search-views.ts';
import { type Measure, millisecondsOf, p95, summary } from '../measure.ts';
import { say } from '../say.ts';
import { temporaryFolder } from '../server.ts';
import { addSurroundings, fill, numberOf, spread } from './generated-records.sql.ts';
import { addCommunes, addDataset, addTaxa } from './import-place.sql.ts';

/** Lists, counts, tiles and pages over generated records, asked by a visitor and by somebody who works on them. */
export async function measureSearch(engine: string, url: string | undefined, rows: number): Promise<Measure[]> {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataFolder: join(folder.path, 'data'), databaseUrl: url });
  const { db } = database;
  const records = url ? rows : Math.min(rows, 200_000);
  try {
    await addCommunes(db);
    await addTaxa(db, spread.taxa);
    const { organisationId } = await addDataset(db);
    await addSurroundings(db, organisationId, records);
    await fill(db, organisationId, records, (done) => say(`${done} records, ${engine}`));
    return await measureOn(db, `${records} records, ${engine}`, organisationId, url !== undefined);
  } finally {
    await database.close();
    folder.remove();
  }
}

/** The same over records that are there. */
export async function measureOn(db: Db, on: string, organisationId: string, isServer: boolean): Promise<Measure[]> {
  const grants = [{ organisationId, role: 'coordinator' as const, serviceIds: [] }];
  const people: Context[] = [visitor, { person: null, grants }].map((actor) => ({ db, actor, effects: realEffects }));
  const filters = await someFilters(db);
  const times = async (asked: ((context: Context) => Promise<unknown>)[]) => {
    const all: number[] = [];
    for (const context of people) for (const ask of asked) all.push(await millisecondsOf(() => ask(context)));
    return all;
  };
  const searching = (view: SearchView) =>
    filters.map((filter) => (context: Context) => searchRecords(context, { filter, view }));
  await times(searching('liste').slice(0, 3));
  const [searchTarget, nearTarget] = isServer ? [p95(300), p95(100)] : [p95(500), p95(500)];
  return [
    summary(`search (${filters.length} filters), ${on}`, await times(searching('liste')), 'ms', searchTarget),
    summary(`counts by species, ${on}`, await times(searching('especes')), 'ms'),
    summary(`tiles from afar, ${on}`, await times(tilesOf(filters.slice(0, 6), [7, 8, 9, 10])), 'ms', nearTarget),
    summary(`tiles by commune, ${on}`, await times(tilesOf(filters.slice(0, 6), [11, 12])), 'ms', nearTarget),
    summary(`tiles from near, ${on}`, await times(tilesOf(filters.slice(0, 6), [13, 14, 15, 16])), 'ms', nearTarget),
    summary(
      `species of a site, ${on}`,
      await times(
        [0, 1, 5, 20, 100, 300].flatMap((site) =>
          [1, 2, 3].map(() => (context) => readSiteTaxa(context, numberOf('0c', site))),
        ),
      ),
      'ms',
      nearTarget,
    ),
    summary(
      `page of a species, ${on}`,
      await times([1001, 1011, 1101, 1501, 2501].map((cdRef) => (context) => readTaxon(context, cdRef))),
      'ms',
    ),
  ];
}

const tilesOf = (filters: RecordFilter[], zooms: number[]) =>
  filters.flatMap((filter) =>
    zooms.flatMap((zoom) =>
      [0, 1].map(
        (aside) => (context: Context) => makeRecordTile(context, tileAt(zoom, 2.55 + aside * 0.2, 50.4), filter),
      ),
    ),
  );

function tileAt(zoom: number, longitude: number, latitude: number) {
  const across = 2 ** zoom;
  const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
  return {
    zoom,
    column: Math.floor(((longitude + 180) / 360) * across),
    row: Math.floor(((1 - north) / 2) * across),
  };
}

/** What people ask: nothing, common and rare taxa, families, places of every kind, days, seasons, people, levels. */
async function someFilters(db: Db): Promise<RecordFilter[]> {
  const { rows } = await sql<{ id: string }>`select id from dataset order by short_name`.execute(db);
  const corners: [number, number][] = [
    [2.5, 50.4],
    [2.7, 50.4],
    [2.7, 50.5],
    [2.5, 50.5],
  ];
  const drawn = { kind: 'drawn', corners } as const;
  const commune = { kind: 'commune', code: '620512' } as const;
  return [
    ...[{}, { taxon: 1002 }, { taxon: 1102 }, { taxon: 7 }, { taxon: 1 }, { from: '2020-01-01', to: '2020-12-31' }],
    ...[
      { taxon: 3901 },
      { place: commune },
      { place: commune, taxon: 7 },
      { place: { kind: 'mesh', code: '10kmL93E069N705' } },
    ],
    ...[{ place: { kind: 'site', id: numberOf('0c', 0) } }, { place: { kind: 'site', id: numberOf('0c', 300) } }],
    ...[{ place: drawn }, { place: drawn, taxon: 30 }, { place: { kind: 'departement', code: '62' } }],
    ...[{ season: { from: 1201, to: 215 } }, { season: { from: 401, to: 630 }, taxon: 1102 }],
    ...[{ observerId: numberOf('0b', 0) }, { observerId: numberOf('0b', 400) }, { datasetId: rows[0]?.id }],
    ...[{ datasetId: rows[10]?.id }, { validation: [5] }, { validation: [1, 2] }, { protocol: 'pop-amphibien' }],
    ...[
      { observed: 'No' },
      { datasetId: rows[3]?.id, observerId: numberOf('0b', 50), from: '2015-01-01', validation: [1, 2] },
    ],
  ] as RecordFilter[];
}
