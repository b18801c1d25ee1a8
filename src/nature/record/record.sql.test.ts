import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aPoint, aRecord, aTaxref } from '../../../test/nature.ts';
import type { Db } from '../../kernel/db/index.ts';
import { insertRecords } from './record.sql.ts';
import type { RecordToWrite } from './record.ts';

describeAloneOnEachEngine('writing records', (database) => {
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  beforeAll(async () => {
    await aTaxref(database().db);
    await aCommune(database().db, '62119', '62', 2.6, 50.5);
    dataset = await aDataset(database().db, await anOrganisation(database().db));
  });

  /** What stands of some records once written, by what their source calls them. */
  const written = async (...records: RecordToWrite[]) => {
    const { db } = database();
    await db
      .transaction()
      .execute((tx) =>
        insertRecords(
          tx,
          { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() },
          records,
        ),
      );
    const rows = await db
      .selectFrom('record')
      .selectAll()
      .select(sql<string>`ST_AsText(geometry, 0)`.as('at'))
      .where(
        'id',
        'in',
        records.map(({ id }) => id),
      )
      .execute();
    return records.map(({ id }) => rows.find((row) => row.id === id));
  };

  test('a point is placed in Lambert-93, in its commune, département and mesh', async () => {
    const [inside, outside] = await written(
      aRecord(dataset, { place: aPoint(2.64, 50.53) }),
      aRecord(dataset, {
        place: { kind: 'geometry', shape: { type: 'Point', coordinates: [690_000, 7_052_000] }, epsg: 2154 },
      }),
    );

    expect(inside).toMatchObject({ communeCode: '62119', departementCode: '62', meshCode: '10kmL93E067N704' });
    expect(outside).toMatchObject({
      communeCode: null,
      departementCode: null,
      meshCode: '10kmL93E069N705',
      at: 'POINT(690000 7052000)',
    });
  });

  test('what is known by its commune, mesh or département alone has no place that is not known', async () => {
    const [commune, mesh, departement] = await written(
      aRecord(dataset, { place: { kind: 'commune', communeCode: '62119' } }),
      aRecord(dataset, { place: { kind: 'mesh', meshCode: '10kmL93E069N705' } }),
      aRecord(dataset, { place: { kind: 'departement', departementCode: '59' } }),
    );

    expect(commune).toMatchObject({
      communeCode: '62119',
      departementCode: '62',
      meshCode: null,
      at: expect.stringMatching(/^POINT/),
    });
    expect(mesh).toMatchObject({
      communeCode: null,
      meshCode: '10kmL93E069N705',
      at: expect.stringMatching(/^POLYGON\(\(690000 7050000,/),
    });
    expect(departement).toMatchObject({ communeCode: null, departementCode: '59', meshCode: null, at: null });
  });

  test('a name given is kept with the accepted one of the version in use; an unknown one has none', async () => {
    const [synonym, unknown] = await written(
      aRecord(dataset, { nameCited: 'Falco nisus', cdNom: 2898 }),
      aRecord(dataset, { nameCited: 'Falco obscurus', cdNom: 999_999_999 }),
    );

    expect(synonym).toMatchObject({ nameCited: 'Falco nisus', cdNom: 2898, cdRef: 2895, taxrefVersion: 17 });
    expect(unknown).toMatchObject({ cdNom: 999_999_999, cdRef: null, taxrefVersion: null });
  });

  test('descriptors are kept whole, and their count beside', async () => {
    const descriptors = [
      { countMin: 1, countMax: 1, sex: '3', behaviour: '18' },
      { countMin: 2, countMax: 4, sex: '2' },
    ];

    expect(await written(aRecord(dataset, { descriptors }))).toMatchObject([{ descriptors, countMin: 3, countMax: 5 }]);
  });
});

/** A commune with a square outline of a tenth of a degree. */
async function aCommune(
  db: Db,
  code: string,
  departementCode: string,
  longitude: number,
  latitude: number,
): Promise<void> {
  const { id } = await db
    .insertInto('territory')
    .values({
      kind: 'commune',
      code,
      vintage: 2020,
      name: 'Béthune',
      search: 'bethune',
      departementCode,
      source: 'test',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into territory_part (territory_id, part)
    select ${id}::uuid, ST_Transform(ST_MakeEnvelope(${longitude}, ${latitude}, ${longitude + 0.1}, ${latitude + 0.1}, 4326), 2154)
  `.execute(db);
  await sql`
    insert into territory_outline (territory_id, outline, source)
    select territory_id, ST_Multi(part), 'test' from territory_part where territory_id = ${id}::uuid
  `.execute(db);
}
