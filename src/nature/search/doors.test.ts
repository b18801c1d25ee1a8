import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref } from '../../../test/nature.ts';
import { type Context, listReadings, visitor } from '../../identity/index.ts';
import {
  insertRecords,
  makeRecordTile,
  type RecordsEntry,
  readRecord,
  readSiteTaxa,
  readTaxon,
  searchRecords,
} from '../index.ts';
import type { RecordInput } from '../record/record.ts';
import { searchViewKeys } from './search-views.ts';

const at = new Date('2021-06-15T09:00:00Z');
const site = crypto.randomUUID();
/** Béthune, where all of it was seen. */
const tiles = [
  [9, 259, 172],
  [11, 1039, 689],
  [14, 8312, 5519],
] as const;

describeAloneOnEachEngine('what must not leave', (database) => {
  const people: Record<string, Context> = {};
  let secret = '';
  let unpublished = '';
  let organisationId = '';

  beforeAll(async () => {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    organisationId = place.organisation.id;
    const dataset = await aDataset(db, place, { published: true });
    const kept = await aDataset(db, place);
    await sql`insert into site (id, organisation_id, kind, level, name, search, published, geometry, mark)
      select ${site}::uuid, ${place.organisation.id}::uuid, 'terril', 'element', 'T75', 't75', true, shape, ST_Centroid(shape)
      from ST_Transform(ST_MakeEnvelope(2.60, 50.50, 2.70, 50.55, 4326), 2154) shape`.execute(db);
    const placed = { place: { kind: 'site', siteId: site } as const, communeCode: '62119' };
    const owl = aRecord(dataset, {
      ...placed,
      cdNom: 3489,
      nameCited: 'Bubo',
      diffusion: '4',
      placeName: 'Aire secrète',
    });
    const bat = aRecord(kept, { cdNom: 60418, nameCited: 'Myotis' });
    const seen = aRecord(dataset, {});
    const entry: RecordsEntry = { organisationId: place.organisation.id, batchId: null, createdBy: null, at };
    await db.transaction().execute((tx) => insertRecords(tx, entry, [owl, bat, seen]));
    [secret, unpublished] = [owl.id, bat.id];
    people.visitor = { actor: visitor, db, effects: testEffects };
    people.reader = await aContext(db, 'reader', place);
    people.elsewhere = await aContext(db, 'coordinator', await anOrganisation(db));
    people.coordinator = await aContext(db, 'coordinator', place);
  });

  const told = async (who: string) => {
    const context = people[who] as Context;
    const searches = searchViewKeys.flatMap((view) => [
      searchRecords(context, { filter: {}, view }),
      searchRecords(context, { filter: { taxon: 3489 }, view }),
      searchRecords(context, { filter: { place: { kind: 'site', id: site }, taxon: 3489 }, view }),
    ]);
    const drawn = tiles.map(async ([zoom, column, row]) => {
      const bytes = await makeRecordTile(context, { zoom, column, row }, { taxon: 3489 });
      return Buffer.from(bytes).toString('latin1');
    });
    return {
      searches: await Promise.all(searches),
      drawn: (await Promise.all(drawn)).join(''),
      taxon: await readTaxon(context, 3489),
      site: await readSiteTaxa(context, site),
    };
  };

  describe.each(['visitor', 'reader', 'elsewhere'])('is told to a %s', (who) => {
    test('neither by a search, a count, a tile, the page of its taxon nor that of its site', async () => {
      const { searches, drawn, taxon, site: place } = await told(who);

      expect(searches.map(({ total }) => total)).toEqual(
        searchViewKeys.flatMap(() => [who === 'reader' ? 2 : 1, 0, 0]),
      );
      expect(JSON.stringify(searches)).not.toMatch(/Bubo|Grand-duc|Aire secrète|3489/);
      expect(drawn).not.toContain('count');
      expect([taxon.records, taxon.figures.occurrence.seen, taxon.figures.sites]).toEqual([[], 0, []]);
      expect(place.taxa.map(({ cdRef }) => cdRef)).not.toContain(3489);
    });

    test('nor by its own page', async () => {
      await expect(readRecord(people[who] as Context, secret)).rejects.toMatchObject({ kind: 'missing' });
    });
  });

  test('an unpublished dataset is read by members alone', async () => {
    await expect(readRecord(people.visitor as Context, unpublished)).rejects.toMatchObject({ kind: 'missing' });
    await expect(readRecord(people.elsewhere as Context, unpublished)).rejects.toMatchObject({ kind: 'missing' });
    expect((await readRecord(people.reader as Context, unpublished)).record.id).toBe(unpublished);
  });

  test('those who work on it find it by every way', async () => {
    const { searches, drawn, taxon, site: place } = await told('coordinator');

    expect(searches.map(({ total }) => total)).toEqual(searchViewKeys.flatMap(() => [3, 1, 1]));
    expect(drawn).toContain('count');
    expect(taxon.figures.occurrence).toMatchObject({ seen: 1, first: '2020-06-12', years: [{ year: 2020, days: 1 }] });
    expect(place.taxa.map(({ cdRef }) => cdRef).toSorted()).toEqual([2895, 3489, 60418]);
    expect((await readRecord(people.coordinator as Context, secret)).record.placeName).toBe('Aire secrète');
  });

  test('who draws a sensitive species, exactly or counted from afar, is noted once for each, and nobody else', async () => {
    const { db } = database();
    await db.deleteFrom('dataReading').execute();
    for (const who of ['visitor', 'reader', 'elsewhere', 'coordinator'])
      for (const [zoom, column, row] of tiles)
        await makeRecordTile(people[who] as Context, { zoom, column, row }, { taxon: 3489 });
    const noted = await listReadings(db, organisationId, 10);

    expect(noted.map(({ what }) => what).toSorted()).toEqual(['counts', 'exact_map']);
    expect(new Set(noted.map(({ person }) => person))).toEqual(new Set([people.coordinator?.actor.person?.name]));
  });

  test('a map of nothing is not noted', async () => {
    const { db } = database();
    await db.deleteFrom('dataReading').execute();

    for (const [zoom, column, row] of tiles)
      await makeRecordTile(people.coordinator as Context, { zoom, column: column + 40, row }, { taxon: 3489 });

    expect(await listReadings(db, organisationId, 10)).toEqual([]);
  });

  test('a record known by a place whose position is protected is nowhere near, but for those who work on it', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const dataset = await aDataset(db, place, { published: true });
    const nest = crypto.randomUUID();
    await sql`insert into site (id, organisation_id, kind, level, name, search, published, geometry, mark)
      select ${nest}::uuid, ${place.organisation.id}::uuid, 'terril', 'element', 'Aire', 'aire', true, mark, mark
      from ST_Transform(ST_SetSRID(ST_MakePoint(2.64, 50.53), 4326), 2154) mark`.execute(db);
    const there = aRecord(dataset, { place: { kind: 'site', siteId: nest }, placeName: 'Sous le chevalet' });
    const entry: RecordsEntry = { organisationId: place.organisation.id, batchId: null, createdBy: null, at };
    await db.transaction().execute((tx) => insertRecords(tx, entry, [there]));
    const filter = { datasetId: dataset.id };
    const corners: [number, number][] = [
      [2.63, 50.52],
      [2.65, 50.52],
      [2.65, 50.54],
    ];
    const readBy = async (context: Context) => ({
      record: (await readRecord(context, there.id)).record,
      drawn: Buffer.from(await makeRecordTile(context, { zoom: 14, column: 8312, row: 5518 }, filter)).toString(
        'latin1',
      ),
      found: (await searchRecords(context, { filter: { ...filter, place: { kind: 'drawn', corners } }, view: 'liste' }))
        .total,
    });
    const visited = people.visitor as Context;
    expect(await readBy(visited)).toMatchObject({ record: { placeKind: 'site' }, found: 1 });

    await db.updateTable('site').set({ vulnerable: true }).where('id', '=', nest).execute();

    const read = await readBy(visited);
    expect(read).toMatchObject({
      record: { placeKind: 'departement', point: null, site: null, placeName: '' },
      found: 0,
    });
    expect(read.drawn).not.toContain(there.id);
    const worked = await readBy(await aContext(db, 'coordinator', place));
    expect(worked).toMatchObject({ record: { placeKind: 'site', placeName: 'Sous le chevalet' }, found: 1 });
    expect(worked.record.point).not.toBeNull();
    expect(worked.drawn).toContain(there.id);
  });

  test('the species of a place are those inside its outline, to its very border, whatever their shape', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const dataset = await aDataset(db, place, { published: true });
    const draft = await aDataset(db, place);
    const heap = crypto.randomUUID();
    await sql`insert into site (id, organisation_id, kind, level, name, search, published, geometry)
      values (${heap}::uuid, ${place.organisation.id}::uuid, 'terril', 'element', 'T80', 't80', true,
        ST_MakeEnvelope(700050, 7040000, 700250, 7040150, 2154))`.execute(db);
    const [hawk, owl, bat, frog] = [2895, 3489, 60418, 351];
    const inLambert = (
      shape: { type: 'Point'; coordinates: number[] } | { type: 'Polygon'; coordinates: number[][][] },
    ) => ({ kind: 'geometry', shape, epsg: 2154 }) as RecordInput['place'];
    const inMetres = (x: number, y: number) => inLambert({ type: 'Point', coordinates: [x, y] });
    const overlapping = [
      [700240, 7040140],
      [700400, 7040140],
      [700400, 7040300],
      [700240, 7040140],
    ];
    const records = [
      ...[inMetres(700050, 7040000), inMetres(700150, 7040075), inMetres(700250, 7040150)].map((border) => ({
        place: border,
      })),
      ...[inMetres(700049, 7040075), inMetres(700251, 7040075), inMetres(700150, 7039999)].map((outside) => ({
        place: outside,
      })),
      { cdNom: bat, place: inLambert({ type: 'Polygon', coordinates: [overlapping] }) },
      { cdNom: owl, place: inMetres(700150, 7040075), diffusion: '2' as const },
      { cdNom: frog, place: inMetres(700150, 7040075), datasetId: draft.id },
      { cdNom: frog, place: inMetres(700150, 7040075), status: 'No' as const },
    ].map((more) => aRecord(dataset, more));
    const entry: RecordsEntry = { organisationId: place.organisation.id, batchId: null, createdBy: null, at };
    await db.transaction().execute((tx) => insertRecords(tx, entry, records));
    const seenBy = async (context: Context) =>
      new Map((await readSiteTaxa(context, heap)).taxa.map(({ cdRef, seen }) => [cdRef, seen]));

    expect(await seenBy(people.visitor as Context)).toEqual(
      new Map([
        [hawk, 3],
        [bat, 1],
      ]),
    );
    expect(await seenBy(await aContext(db, 'reader', place))).toEqual(
      new Map([
        [hawk, 3],
        [bat, 1],
        [frog, 1],
      ]),
    );
    expect(await seenBy(await aContext(db, 'coordinator', place))).toEqual(
      new Map([
        [hawk, 3],
        [bat, 1],
        [frog, 1],
        [owl, 1],
      ]),
    );
  });
});
