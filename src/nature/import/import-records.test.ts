import { beforeAll, describe, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aTaxref } from '../../../test/nature.ts';
import { sourceOf } from '../../kernel/table/stream-table.ts';
import { importRecords, tryRecordImport } from './import-records.ts';
import { listOpenDatasets } from './known.sql.ts';
import { prepareRecordImport, readDraftMapping, saveRecordMapping } from './prepare-record-import.ts';
import type { RecordsFile } from './read-file.ts';
import { keepRecordDraft } from './record-draft.ts';
import { guessRecordMapping, type RecordMapping } from './record-mapping.ts';
import { undoRecordImport } from './undo-record-import.ts';

const header = 'id_origine;cd_nom;nom_cite;date_debut;observateurs;longitude;latitude;nombre;sexe;remarque perso';

/** A row of a sparrowhawk at Béthune, but for what is said otherwise. */
const aRow = (
  number: number,
  more: Partial<Record<'cdNom' | 'name' | 'date' | 'people' | 'x' | 'y' | 'count' | 'sex', string>> = {},
) => {
  const row = {
    cdNom: '2895',
    name: 'Épervier',
    date: '12/06/2020',
    people: 'Anne Petit',
    x: String(2 + number / 10_000),
    y: '50,53',
    count: '1',
    sex: 'Femelle',
    ...more,
  };
  return [`K${number}`, row.cdNom, row.name, row.date, row.people, row.x, row.y, row.count, row.sex, 'vu'].join(';');
};

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => aRow(index + 1));

describeOnEachEngine('import of records', (database) => {
  beforeAll(() => aTaxref(database().db));

  async function aDesk() {
    const place = await anOrganisation(database().db);
    const context = await aContext(database().db, 'coordinator', place);
    const dataset = await aDataset(database().db, place);
    const fileOf = (rows: string[], more: Partial<RecordsFile> = {}): RecordsFile => ({
      organisationId: place.organisation.id,
      datasetId: dataset.id,
      filename: 'carnet.csv',
      source: sourceOf(new TextEncoder().encode([header, ...rows].join('\n'))),
      mapping: guessRecordMapping(header.split(';')),
      ...more,
    });
    const records = () =>
      context.db.selectFrom('record').selectAll().where('datasetId', '=', dataset.id).orderBy('line').execute();
    const counted = async () =>
      (await context.db.selectFrom('dataset').select('recordCount').where('id', '=', dataset.id).executeTakeFirst())
        ?.recordCount;
    return { context, dataset, fileOf, records, counted };
  }

  const accounted = ({
    rows,
    inserted,
    updated,
    rejected,
    skipped,
  }: Record<'rows' | 'inserted' | 'updated' | 'rejected' | 'skipped', number>) =>
    rows === inserted + updated + rejected + skipped;

  test.each([0, 1, 999, 1000, 1001])('of %i rows each is inserted, rejected or skipped', async (count) => {
    const { context, fileOf, records, counted } = await aDesk();
    const file = fileOf([...rowsOf(count), ...(count > 500 ? ['', aRow(7), aRow(-1, { date: 'hier' })] : [])]);

    const report = await tryRecordImport(context, file);

    const wrong = count > 500 ? 2 : 0;
    expect(accounted(report)).toBe(true);
    expect(report).toMatchObject({ rows: count + wrong, inserted: count, rejected: wrong, empty: wrong ? 1 : 0 });
    if (count === 0) return;
    const done = await importRecords(context, { ...file, validOnly: true });
    expect(done).toMatchObject({ rows: count + wrong, inserted: count, rejected: wrong, skipped: 0 });
    expect(await records()).toHaveLength(count);
    expect(await counted()).toBe(count);
    await undoRecordImport(context, done);
    expect(await counted()).toBe(0);
  });

  test('a row becomes a record with its observers, its descriptor and the columns that no field holds', async () => {
    const { context, fileOf, records } = await aDesk();

    await importRecords(
      context,
      fileOf([aRow(1, { people: 'Anne Petit (CPIE), Jean Dupont', count: '2-4', cdNom: '2898' })]),
    );

    const [record] = await records();
    expect(record).toMatchObject({
      sourceKey: 'K1',
      line: 2,
      cdNom: 2898,
      cdRef: 2895,
      nameCited: 'Épervier',
      dateFrom: '2020-06-12',
      placeKind: 'geometry',
      countMin: 2,
      countMax: 4,
      descriptors: [{ countMin: 2, countMax: 4, sex: '2' }],
      extra: { 'remarque perso': 'vu' },
    });
    expect(record?.meshCode).toMatch(/^10kmL93E/);
    const observers = await context.db
      .selectFrom('observer')
      .select(['name', 'body', 'shown'])
      .where('id', 'in', record?.observerIds ?? [])
      .orderBy('name')
      .execute();
    expect(observers).toEqual([
      { name: 'Anne Petit', body: 'CPIE', shown: 'pseudonym' },
      { name: 'Jean Dupont', body: '', shown: 'pseudonym' },
    ]);
  });

  test('every bad row is told with its line, its column and its code, and nothing is written', async () => {
    const { context, fileOf, records } = await aDesk();
    const file = fileOf([
      aRow(1),
      aRow(2, { cdNom: '999999' }),
      aRow(3, { date: '2999-01-01' }),
      aRow(4, { x: '50.5', y: '2.6' }),
      aRow(5, { count: 'plein', sex: 'Dame' }),
      aRow(6, { sex: 'Dame' }),
      aRow(7, { cdNom: '', name: 'Épervier d’Europe' }),
      'K8;2895',
    ]);

    const { log, names, rejected } = await tryRecordImport(context, file);

    expect(log.told.map(({ code, place }) => [place.line, place.column, code])).toEqual([
      [3, 'cd_nom', 'unknown_cd_nom'],
      [4, 'date_debut', 'date_in_future'],
      [5, 'longitude', 'place_astray'],
      [6, 'nombre', 'bad_count'],
      [6, 'sexe', 'unknown_value'],
      [7, 'sexe', 'unknown_value'],
      [8, 'nom_cite', 'taxon_to_confirm'],
      [9, undefined, 'too_few_cells'],
    ]);
    expect(rejected).toBe(7);
    expect(log.kinds().find(({ code }) => code === 'unknown_value')).toMatchObject({ rows: 2, lines: [6, 7] });
    expect([...names]).toEqual([['Épervier d’Europe', 1]]);
    await expect(importRecords(context, file)).rejects.toMatchObject({ code: 'rows_to_mend' });
    expect(await records()).toEqual([]);
  });

  test('words that a person gave a meaning come in, and are remembered for the next file', async () => {
    const { context, fileOf, records } = await aDesk();
    const mapping = {
      ...guessRecordMapping(header.split(';')),
      values: { sex: { dame: '2' } },
      names: { 'Épervier d’Europe': '2895', 'Oiseau X': '' },
    };

    await importRecords(
      context,
      fileOf(
        [aRow(1, { sex: 'Dame', cdNom: '', name: 'Épervier d’Europe' }), aRow(2, { cdNom: '', name: 'Oiseau X' })],
        { mapping },
      ),
    );

    expect(await records()).toMatchObject([
      { cdRef: 2895, descriptors: [{ sex: '2' }] },
      { cdRef: null, nameCited: 'Oiseau X' },
    ]);
  });

  test('a file in waiting that two people import is imported once', async () => {
    const { context, dataset, fileOf, records } = await aDesk();
    const content = new TextEncoder().encode([header, ...rowsOf(2)].join('\n'));
    const waiting = { organisationId: dataset.organisationId, filename: 'carnet.csv', content };
    const { id: draftId } = await keepRecordDraft(context, waiting);

    const outcomes = await Promise.allSettled(
      [1, 2].map(() => importRecords(context, { ...fileOf(rowsOf(2)), draftId })),
    );

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await records()).toHaveLength(2);
  });

  test('of two who say what a waiting file holds, the second is told first; nothing is imported as they did not see it', async () => {
    const { context, dataset } = await aDesk();
    const content = new TextEncoder().encode([header, ...rowsOf(2)].join('\n'));
    const waiting = { organisationId: dataset.organisationId, filename: 'carnet.csv', content };
    const { id: draftId } = await keepRecordDraft(context, waiting);
    const choices = { datasetId: dataset.id, epsg: undefined, known: 'skip' as const };
    const shown = async () => (await prepareRecordImport(context, draftId, choices)).mappingKey;
    const saying = (code: string) => (before: RecordMapping) => ({ ...before, values: { sex: { dame: code } } });
    const first = await shown();

    await saveRecordMapping(context, { draftId, shown: first }, saying('2'));

    const refused = { code: 'mapping_changed_meanwhile' };
    await expect(saveRecordMapping(context, { draftId, shown: first }, saying('3'))).rejects.toMatchObject(refused);
    await expect(readDraftMapping(context, waiting, first)).rejects.toMatchObject(refused);
    const second = await shown();
    const both = await Promise.allSettled(
      ['3', '4'].map((code) => saveRecordMapping(context, { draftId, shown: second }, saying(code))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(readDraftMapping(context, waiting, await shown())).resolves.toBeDefined();
  });

  test('nothing goes to a dataset whose framework is closed', async () => {
    const { context, dataset, fileOf } = await aDesk();
    const { organisationId, id, frameworkId } = dataset;
    expect(await listOpenDatasets(context.db, [organisationId])).toMatchObject([{ id }]);

    await context.db.updateTable('framework').set('closed', true).where('id', '=', frameworkId).execute();

    expect(await listOpenDatasets(context.db, [organisationId])).toEqual([]);
    await expect(importRecords(context, fileOf(rowsOf(1)))).rejects.toMatchObject({ code: 'dataset_closed' });
  });

  test('a file sent again is skipped, or says anew what it changes', async () => {
    const { context, dataset, fileOf, records } = await aDesk();
    await importRecords(context, fileOf(rowsOf(3)));

    const again = [aRow(1), aRow(2, { count: '12', name: 'Épervier d’Europe' }), aRow(3), aRow(4)];
    expect(await tryRecordImport(context, fileOf(again))).toMatchObject({ rows: 4, inserted: 1, skipped: 3 });
    const done = await importRecords(context, fileOf(again, { known: 'update' }));

    expect(done).toMatchObject({ rows: 4, inserted: 1, updated: 3, skipped: 0 });
    const all = await records();
    expect(all).toHaveLength(4);
    expect(all.find(({ sourceKey }) => sourceKey === 'K2')).toMatchObject({
      countMin: 12,
      nameCited: 'Épervier d’Europe',
      version: 2,
    });
    const decided = { organisationId: dataset.organisationId, level: 1, at: new Date(), recordVersion: 2 };
    const recordId = all.find(({ sourceKey }) => sourceKey === 'K2')?.id ?? '';
    await context.db
      .insertInto('recordValidation')
      .values({ ...decided, recordId })
      .execute();
    await expect(undoRecordImport(context, done)).rejects.toMatchObject({ code: 'import_worked_on' });
    await context.db.deleteFrom('recordValidation').where('recordId', '=', recordId).execute();
    const before = await undoRecordImport(context, done);
    expect(before).toEqual({ removed: 1, restored: 3 });
    expect((await records()).find(({ sourceKey }) => sourceKey === 'K2')).toMatchObject({
      countMin: 1,
      nameCited: 'Épervier',
    });
  });

  test('the same taxon, place, day and observer is proposed as a duplicate, of the file and of what is there', async () => {
    const { context, fileOf } = await aDesk();
    await importRecords(context, fileOf([aRow(1), aRow(2)]));
    const unnamed = (row: string) => row.replace(/^K\d+/, '');
    // The second of the file is a synonym, the third another sex of the same visit.
    const rows = [
      unnamed(aRow(1)),
      unnamed(aRow(9)),
      unnamed(aRow(9, { cdNom: '2898' })),
      unnamed(aRow(9, { sex: 'Mâle' })),
    ];

    const report = await tryRecordImport(context, fileOf(rows));

    expect(report.likely.map(({ line, otherLine, recordId }) => [line, otherLine, recordId !== null])).toEqual([
      [4, 3, false],
      [2, null, true],
    ]);
    expect(report).toMatchObject({ inserted: 4, skipped: 0 });
    expect(await importRecords(context, fileOf(rows, { sameAs: new Set([4]) }))).toMatchObject({
      inserted: 3,
      skipped: 1,
    });
    expect(await tryRecordImport(context, fileOf(rows, { sameAs: 'all' }))).toMatchObject({
      rows: 4,
      inserted: 0,
      skipped: 4,
    });
  });

  test('an import is undone, unless somebody validated one of its records since', async () => {
    const { context, dataset, fileOf, records } = await aDesk();
    const { batchId } = await importRecords(context, fileOf(rowsOf(2)));
    const [record] = await records();
    const decision = { organisationId: dataset.organisationId, recordId: record?.id ?? '', level: 1, at: new Date() };
    const { id } = await context.db
      .insertInto('recordValidation')
      .values(decision)
      .returning('id')
      .executeTakeFirstOrThrow();

    await expect(undoRecordImport(context, { batchId })).rejects.toMatchObject({ code: 'import_worked_on' });
    await context.db.deleteFrom('recordValidation').where('id', '=', id).execute();
    expect(await undoRecordImport(context, { batchId })).toEqual({ removed: 2, restored: 0 });

    expect(await records()).toEqual([]);
    await expect(undoRecordImport(context, { batchId })).rejects.toMatchObject({ code: 'already_undone' });
  });
});

describe('guessed mapping', () => {
  test.each([
    [
      'GeoNature',
      'date_min;cd_nom;nom_cite;observers;WKT;id_nomenclature_life_stage',
      'dateFrom,cdNom,nameCited,observers,wkt,lifeStage',
    ],
    [
      'Darwin Core',
      'occurrenceID;scientificName;eventDate;recordedBy;decimalLongitude;decimalLatitude;individualCount;sex',
      'id,nameCited,dateFrom,observers,x,y,countMin,sex',
    ],
    [
      'SINP',
      'idSINPOccTax;cdNom;nomCite;dateDebut;dateFin;denombrementMin;codeCommune;statutObs',
      'id,cdNom,nameCited,dateFrom,dateTo,countMin,commune,status',
    ],
    [
      'un carnet',
      'Espèce;Date;Observateur;Lieu-dit;Commune;Nb;regne;Météo',
      'nameCited,dateFrom,observers,placeName,commune,countMin,ignored,extra',
    ],
  ])('the titles of %s are understood', (_, titles, expected) => {
    expect(Object.values(guessRecordMapping(titles.split(';')).columns).join()).toBe(expected);
  });
});
