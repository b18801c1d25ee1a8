import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aTaxref } from '../../../test/nature.ts';
import { type Context, listChangesOf } from '../../identity/index.ts';
import { readProtocol } from '../protocol/read-protocols.ts';
import { lastTaxaSeenHere, listFieldNames, listFieldSites } from './field-lists.sql.ts';
import { listVisits, readProtocolResults, readVisit } from './read-visits.ts';
import { saveVisit } from './save-visit.ts';
import type { VisitInput } from './visit.ts';

describeOnEachEngine('a visit and its records', (database) => {
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  let context: Context;
  let siteId: string;
  beforeAll(async () => {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    dataset = await aDataset(db, place);
    context = await aContext(db, 'contributor', place);
    const site = await db
      .insertInto('site')
      .values({
        organisationId: place.organisation.id,
        kind: 'terril',
        level: 'element',
        name: 'Terril 75',
        search: 'terril 75',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    siteId = site.id;
  });

  const aVisit = (more: Partial<VisitInput> = {}): VisitInput => ({
    id: randomUUID(),
    datasetId: dataset.id,
    protocol: 'sighting',
    point: [2.78, 50.43],
    dateFrom: '2020-06-12',
    observers: ['Ada Lovelace', 'Blaise'],
    records: [aLine('Épervier d’Europe', 2895, 2)],
    ...more,
  });
  const aLine = (nameCited: string, cdNom: number | null, count: number | null = null) => ({
    ...{ id: randomUUID(), nameCited, cdNom, countMin: count, countMax: count },
    fields: { sex: '3', sure: 'yes' },
  });

  test('are kept together, once however many times they are sent', async () => {
    const visit = aVisit();

    const [first, again] = [await saveVisit(context, visit), await saveVisit(context, visit)];

    expect([first, again].map(({ already, version }) => [already, version])).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(await readVisit(context, visit.id)).toMatchObject({
      visit: { observers: ['Ada Lovelace', 'Blaise'], point: [2.78, 50.43], dataset: 'Faune des terrils' },
      records: [
        {
          nameCited: 'Épervier d’Europe',
          cdRef: 2895,
          countMin: 2,
          fields: { sex: '3', sure: 'yes' },
          extra: { sure: 'yes' },
        },
      ],
    });
  });

  test('that lack what their protocol asks are refused with every sentence, and nothing is kept', async () => {
    const visit = aVisit({ protocol: 'pop-amphibien', records: [], observers: [] });

    await expect(saveVisit(context, visit)).rejects.toMatchObject({
      code: 'visit_incomplete',
      message: expect.stringMatching(/passage.*observé.*Carré.*Rien observé/s),
    });
    await expect(readVisit(context, visit.id)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('are corrected together: a line changed waits for validation again, one is added, one is taken out', async () => {
    const { db } = database();
    const [kept, changed, removed] = [
      aLine('Épervier d’Europe', 2895, 1),
      aLine('Grand Murin', 60418, 3),
      aLine('Merle', null),
    ];
    const visit = aVisit({ records: [kept, changed, removed] });
    await saveVisit(context, visit);
    await db
      .updateTable('record')
      .set({ validation: 1, determinationMethod: '2' })
      .where('visitId', '=', visit.id)
      .execute();

    const added = aLine('Grand-duc d’Europe', 3489);
    await saveVisit(context, {
      ...visit,
      version: 1,
      records: [kept, { ...changed, countMin: 5, countMax: 5 }, added],
    });

    const rows = await db.selectFrom('record').selectAll().where('visitId', '=', visit.id).execute();
    const standing = [kept, changed, added].map(({ id }) => rows.find((row) => row.id === id));
    expect(rows).toHaveLength(3);
    expect(standing.map((row) => [row?.countMin, row?.validation, row?.version, row?.determinationMethod])).toEqual([
      [1, 1, 1, '2'],
      [5, 0, 2, '2'],
      [null, 0, 1, null],
    ]);
  });

  test('corrected from an older version are refused, and both texts stay', async () => {
    const visit = aVisit();
    await saveVisit(context, visit);
    await saveVisit(context, { ...visit, version: 1, comment: 'La sienne' });

    await expect(saveVisit(context, { ...visit, version: 1, comment: 'La mienne' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
      facts: { version: 2, current: { comment: 'La sienne' } },
    });
    const [last] = await listChangesOf(context.db, 'visit', visit.id);
    expect(last).toMatchObject({ verb: 'visit.change_refused', after: { comment: 'La mienne' } });
  });

  test('do not take the number of another visit’s records', async () => {
    const first = aVisit();
    await saveVisit(context, first);

    await expect(saveVisit(context, aVisit({ records: first.records }))).rejects.toMatchObject({
      code: 'visit_number_taken',
    });
  });

  test('an absence is a record of nothing, and counts in what the protocol works out', async () => {
    const protocol = 'bat-hibernation';
    const fields = { people: '2', covered: 'whole' };
    const absent = { ...aLine('Chiroptera', 186233), status: 'No' as const, fields: {} };
    await saveVisit(
      context,
      aVisit({ protocol, pass: 1, siteId, point: null, dateFrom: '2019-12-28', fields, records: [absent] }),
    );
    const found = [{ ...aLine('Grand Murin', 60418, 4), fields: {} }];
    await saveVisit(
      context,
      aVisit({ protocol, pass: 1, siteId, point: null, dateFrom: '2020-01-20', fields, records: found }),
    );

    const read = await readProtocolResults(context, readProtocol(protocol), '', ['2019-12-28', '2020-01-20']);

    expect(read.seasons).toEqual([{ key: '2020', label: '2019-2020' }]);
    expect(Object.fromEntries(read.results.map(({ name, value }) => [name, value]))).toEqual({
      ...{ roosts: '1', occupied: '1', records: '1', taxa: '1', bats: '4' },
    });
    const [row] = read.results.find(({ name }) => name === 'bats')?.rows ?? [];
    expect(read.records.get(row?.recordId ?? '')).toMatchObject({ nameCited: 'Grand Murin', cdRef: 60418 });
  });

  test('tell what was seen here the last time, at a site and around a point', async () => {
    const { db } = database();
    const { organisationId } = dataset;

    const [atSite, around] = [
      await lastTaxaSeenHere(db, { organisationId, siteId }),
      await lastTaxaSeenHere(db, { organisationId, point: [2.7801, 50.4301], protocol: 'sighting' }),
    ];

    expect(atSite).toEqual([
      { cdNom: 60418, name: 'Grand Murin', scientific: 'Myotis myotis', lastSeen: '2020-01-20', times: 1 },
    ]);
    expect(around.map(({ name }) => name)).toContain('Épervier d’Europe');
    expect(await lastTaxaSeenHere(db, { organisationId, point: [3.1, 50.1] })).toEqual([]);
  });

  test('give a device its places with what was seen there, and its names', async () => {
    const { db } = database();

    const [sites, names] = [
      await listFieldSites(db, dataset.organisationId, 'bat-hibernation'),
      await listFieldNames(db, dataset.organisationId, [185961]),
    ];

    expect(sites[0]).toMatchObject({ id: siteId, fields: { covered: 'whole' }, seen: [{ name: 'Grand Murin' }] });
    expect(names[0]).toEqual([2895, 'Épervier d’Europe', 'Accipiter nisus']);
    expect(names.map(([cdNom]) => cdNom)).toContain(3489);
  });

  test('are listed latest first, by protocol, for those who work there', async () => {
    const { visits } = await listVisits(context, { protocol: 'bat-hibernation' });
    const stranger = await aContext(database().db, 'reader', await anOrganisation(database().db));

    expect(visits.map(({ dateFrom, records, positives }) => [dateFrom, records, positives])).toEqual([
      ['2020-01-20', 1, 1],
      ['2019-12-28', 1, 0],
    ]);
    await expect(listVisits(stranger)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
