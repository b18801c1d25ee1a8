import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { readCases } from '../../../test/cases.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aPoint, aRecord, aTaxref } from '../../../test/nature.ts';
import { visitor } from '../../identity/index.ts';
import { listRecords } from '../record/readable.sql.ts';
import { insertRecords } from '../record/record.sql.ts';
import type { RecordInput } from '../record/record.ts';
import { sharesADay } from '../sensitivity/season.rule.ts';
import { countTaxaSeen } from '../taxon/occurrence.sql.ts';
import { countUpTo } from './counts.sql.ts';
import type { RecordFilter } from './record-filter.ts';
import { askRecords } from './resolve-filter.sql.ts';
import { whereMatches } from './where-matches.sql.ts';

interface SeasonCase {
  case: string;
  season: [number, number];
  record: [string, string];
  kept: boolean;
}

const seasons = readCases<SeasonCase>(import.meta.url, 'season.cases.yaml');

const at = new Date('2021-06-15T09:00:00Z');

describeAloneOnEachEngine('records kept by a filter', (database) => {
  let organisationId: string;
  let members: Awaited<ReturnType<typeof aContext>>;
  const observer = { shown: crypto.randomUUID(), hidden: crypto.randomUUID() };
  const site = crypto.randomUUID();
  const visit = crypto.randomUUID();

  beforeAll(async () => {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    organisationId = place.organisation.id;
    members = await aContext(db, 'coordinator', place);
    const dataset = await aDataset(db, place, { published: true });
    await db
      .insertInto('observer')
      .values([
        {
          organisationId,
          id: observer.shown,
          name: 'Jean Petit',
          search: 'jean petit',
          pseudonym: 'JP',
          shown: 'name',
        },
        {
          organisationId,
          id: observer.hidden,
          name: 'Marc Grand',
          search: 'marc grand',
          pseudonym: 'MG',
          shown: 'hidden',
        },
      ])
      .execute();
    await sql`insert into site (id, organisation_id, kind, level, name, search, published, geometry)
      values (${site}::uuid, ${organisationId}::uuid, 'terril', 'element', 'T75', 't75', true,
        ST_Transform(ST_MakeEnvelope(2.60, 50.50, 2.70, 50.55, 4326), 2154))`.execute(db);
    await sql`insert into visit (organisation_id, id, dataset_id, protocol, date_from, date_to, created_at, changed_at)
      values (${organisationId}::uuid, ${visit}::uuid, ${dataset.id}::uuid, 'pop-amphibien', '2020-03-01', '2020-03-01', ${at}, ${at})`.execute(
      db,
    );
    const other = await aDataset(db, place, { published: true, name: 'Atlas' });
    const draft = await aDataset(db, place, { name: 'Brouillon' });
    const inside: RecordInput['place'] = {
      kind: 'geometry',
      shape: { type: 'Point', coordinates: [2.64, 50.53] },
      siteId: site,
    };
    const somewhere = { kind: 'departement', departementCode: '62' } as const;
    const given: Record<string, Partial<RecordInput>> = {
      hawk: { observerIds: [observer.shown], dateFrom: '2020-06-12', place: inside },
      owl: { cdNom: 3489, dateFrom: '2019-12-20', place: aPoint(2.9, 50.3), observerIds: [observer.hidden] },
      bat: {
        cdNom: 60418,
        dateFrom: '2021-01-10',
        dateTo: '2021-01-12',
        place: { kind: 'commune', communeCode: '62119' },
      },
      frog: { cdNom: 351, visitId: visit, status: 'No', dateFrom: '2020-03-01', place: { kind: 'site', siteId: site } },
      shy: { cdNom: 351, visitId: visit, dateFrom: '2020-04-01', diffusion: '2', observerIds: [observer.shown] },
      secret: { cdNom: 3489, dateFrom: '2020-05-01', diffusion: '4' },
      nameless: { cdNom: null, dateFrom: '2020-05-02' },
      other: { datasetId: other.id, cdNom: 351, dateFrom: '2018-03-01', place: somewhere },
      draft: { datasetId: draft.id, cdNom: 351, dateFrom: '2018-02-01', place: somewhere },
    };
    const records = Object.entries(given).map(([sourceKey, more]) => aRecord(dataset, { sourceKey, ...more }));
    await db
      .transaction()
      .execute((tx) => insertRecords(tx, { organisationId, batchId: null, createdBy: null, at }, records));
    await db.updateTable('record').set({ validation: 2 }).where('sourceKey', '=', 'hawk').execute();
  });

  const kept = async (filter: RecordFilter, actor = members.actor) => {
    const { db } = database();
    const found = await listRecords(db, await askRecords(db, actor, filter), 50);
    const { rows } = await sql<{ id: string; key: string }>`select id, source_key as key from record`.execute(db);
    return found.map(({ id }) => rows.find((row) => row.id === id)?.key);
  };

  test.each<[string, RecordFilter, string[]]>([
    [
      'nothing asked keeps all, latest first',
      {},
      ['bat', 'hawk', 'nameless', 'secret', 'shy', 'frog', 'owl', 'other', 'draft'],
    ],
    ['a taxon keeps those below it', { taxon: 185961 }, ['hawk', 'secret', 'owl']],
    ['a synonym stands for its taxon', { taxon: 2898 }, ['hawk']],
    ['a taxon that nobody recorded keeps none', { taxon: 60411, observed: 'No' }, []],
    ['the records of a day are within its year', { from: '2020-01-01', to: '2020-04-30' }, ['shy', 'frog']],
    ['a record that ends after the last day is out', { from: '2021-01-01', to: '2021-01-11' }, []],
    ['a season goes across New Year', { season: { from: 1201, to: 131 } }, ['bat', 'owl']],
    ['a season keeps what began before it and lasted', { season: { from: 111, to: 131 } }, ['bat']],
    ['and what began in the year before', { season: { from: 110, to: 110 }, to: '2021-01-12' }, ['bat']],
    ['a commune', { place: { kind: 'commune', code: '62119' } }, ['bat']],
    ['a mesh', { place: { kind: 'mesh', code: '10kmL93E069N702' } }, ['owl']],
    ['an observer', { observerId: observer.hidden }, ['owl']],
    ['a level of validation', { validation: [1, 2] }, ['hawk']],
    ['a protocol', { protocol: 'pop-amphibien' }, ['shy', 'frog']],
    ['what was sought in vain', { observed: 'No' }, ['frog']],
    ['a dataset that is not there', { datasetId: crypto.randomUUID() }, []],
  ])('%s', async (_, filter, expected) => {
    expect(await kept(filter)).toEqual(expected);
  });

  test.each(seasons.map((each) => [each.case, each] as const))('a season: %s', async (_, { season, record, kept }) => {
    const [from, to] = season;
    const { rows } = await sql<{ kept: boolean }>`
      select ${whereMatches({ season: { from, to }, nothing: false })} as kept
      from (select ${record[0]}::date as date_from, ${record[1]}::date as date_to) record`.execute(database().db);

    expect([rows[0]?.kept, sharesADay({ dateFrom: record[0], dateTo: record[1] }, { from, to })]).toEqual([kept, kept]);
  });

  test('a site keeps once what is tied to it, seen inside, or both', async () => {
    const filter: RecordFilter = { place: { kind: 'site', id: site } };
    const { db } = database();

    expect(await kept(filter)).toEqual(['hawk', 'nameless', 'secret', 'shy', 'frog']);
    expect(await countUpTo(db, await askRecords(db, members.actor, filter))).toBe(5);
    const seen = await countTaxaSeen(db, await askRecords(db, members.actor, filter));
    expect(seen.toSorted((a, b) => a.cdRef - b.cdRef)).toMatchObject([
      { cdRef: 351, seen: 1 },
      { cdRef: 2895, seen: 1 },
      { cdRef: 3489, seen: 1 },
    ]);
  });

  test('a drawn place keeps what was seen inside', async () => {
    const corners: [number, number][] = [
      [2.85, 50.25],
      [2.95, 50.25],
      [2.95, 50.35],
      [2.85, 50.35],
    ];

    expect(await kept({ place: { kind: 'drawn', corners } })).toEqual(['owl']);
  });

  describe('a visitor', () => {
    test('sees neither what must not leave, what has no name, nor what is not published', async () => {
      expect(await kept({}, visitor)).toEqual(['bat', 'hawk', 'shy', 'frog', 'owl', 'other']);
    });

    test('does not find by its protocol what is shown by its mesh', async () => {
      expect(await kept({ protocol: 'pop-amphibien' }, visitor)).toEqual(['frog']);
    });

    test.each<[string, RecordFilter]>([
      [
        'a record shown by its mesh is not found by the site it was in',
        { place: { kind: 'site', id: site }, from: '2020-04-01', to: '2020-04-01' },
      ],
      ['nor by who saw it', { observerId: observer.shown, from: '2020-04-01', to: '2020-04-01' }],
      ['somebody hidden is not found', { observerId: observer.hidden }],
      [
        'a commune does not tell what is shown by its mesh',
        { place: { kind: 'departement', code: '62' }, taxon: 351, from: '2020-04-01' },
      ],
    ])('%s', async (_, filter) => {
      expect(await kept(filter, visitor)).toEqual([]);
    });
  });
});
