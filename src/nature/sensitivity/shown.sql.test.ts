import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aPoint, aRecord, aTaxref, readSensitivityCases } from '../../../test/nature.ts';
import type { Db } from '../../kernel/db/index.ts';
import { insertRecords } from '../record/record.sql.ts';
import type { RecordInput, RecordToWrite } from '../record/record.ts';
import type { SensitivityRule } from './sensitivity.rule.ts';
import { decideWhatIsShown } from './shown.sql.ts';

const today = new Date('2021-06-15T09:00:00Z');

describeAloneOnEachEngine('what is shown of records', (database) => {
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  let hidden: Awaited<ReturnType<typeof aDataset>>;
  beforeAll(async () => {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    dataset = await aDataset(db, place, { published: true });
    hidden = await aDataset(db, place);
  });

  const write = async (...records: RecordToWrite[]) => {
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: today };
    await database()
      .db.transaction()
      .execute((tx) => insertRecords(tx, entry, records));
    return records.map(({ id }) => id);
  };
  const shown = (id: string | undefined, view: 'shownRecord' | 'publicRecord' = 'shownRecord') =>
    database()
      .db.selectFrom(view)
      .selectAll()
      .select(sql<string | null>`ST_AsText(geometry, 0)`.as('at'))
      .where('id', '=', id ?? '')
      .executeTakeFirst();

  test('SQL finds the sensitivity that the rule finds, in every case an ecologist reads', async () => {
    const { db } = database();
    const cases = readSensitivityCases();
    const found: [string, number | undefined][] = [];

    for (const [index, { case: name, record, rules }] of cases.entries()) {
      const lineage = record.lineage.map((cdNom) => 1_000_000 + index * 1000 + cdNom);
      await someTaxa(db, lineage);
      await keepRules(
        db,
        `${index}`,
        rules.map((rule) => ({ ...rule, cdRef: 1_000_000 + index * 1000 + rule.cdRef })),
      );
      const { dateFrom, dateTo, departement } = record;
      const given: Partial<RecordInput> = {
        cdNom: lineage.at(-1) ?? 0,
        dateFrom,
        dateTo,
        descriptors: record.descriptors,
      };
      const place = departement
        ? ({ kind: 'departement', departementCode: departement } as const)
        : ({ kind: 'mesh', meshCode: '10kmL93E069N705' } as const);
      const [id = ''] = await write(aRecord(dataset, { ...given, place }));
      const row = await db.selectFrom('record').select('sensitivity').where('id', '=', id).executeTakeFirst();
      found.push([name, row?.sensitivity]);
    }

    expect(found).toEqual(cases.map(({ case: name, level }) => [name, level]));
  });

  describe('a record loses with its place all that tells it', () => {
    const secrets = {
      ...{ placeName: 'Carrière du Bois', comment: 'Au pied du chevalet', context: 'Sortie', reference: 'Carnet 12' },
      ...{ altitudeMin: 40, altitudeMax: 42, timeFrom: '05:30', observerIds: [crypto.randomUUID()], precision: 5 },
      descriptors: [{ countMin: 2, countMax: 2, description: 'Aire dans un pin', proofUrl: 'https://photo.example/1' }],
    };
    const told = /Carrière|chevalet|Sortie|Carnet|Aire dans|photo\.example|Site secret|05:30/g;

    test.each([
      [0, 'geometry', 'POINT(667320 7045949)', { communeCode: '62119', meshCode: '10kmL93E066N704' }],
      [1, 'commune', null, { communeCode: '62119', departementCode: '62', meshCode: null }],
      [2, 'mesh', 'POLYGON', { communeCode: null, departementCode: null, meshCode: '10kmL93E066N704' }],
      [3, 'departement', null, { communeCode: null, departementCode: '62', meshCode: null }],
    ] as const)('of level %i, its %s is shown', async (level, placeKind, at, codes) => {
      const { db } = database();
      await keepRules(db, `niveau ${level}`, [{ ...anyRule, cdRef: 3489, level }]);
      const [id] = await write(
        aRecord(dataset, {
          ...secrets,
          cdNom: 3489,
          nameCited: 'Grand-duc du Site secret',
          place: { ...aPoint(2.54, 50.51), communeCode: '62119' } as RecordInput['place'],
        }),
      );
      await db
        .updateTable('record')
        .set({ departementCode: '62' })
        .where('id', '=', id ?? '')
        .execute();
      await keepRules(db, `niveau ${level} encore`, [{ ...anyRule, cdRef: 3489, level }]);
      await redecide(db, dataset.organisationId, id ?? '');

      const row = await shown(id, 'publicRecord');

      expect(row).toMatchObject({ placeKind, ...codes, countMin: 2 });
      if (at) expect(row?.at).toContain(at);
      expect(JSON.stringify(row).match(told) ?? []).toHaveLength(level === 0 ? 8 : 0);
      if (level > 0)
        expect(row).toMatchObject({
          altitudeMin: null,
          precision: null,
          timeFrom: null,
          observerIds: [],
          visitId: null,
          siteId: null,
        });
    });

    test('of level 4 nothing leaves, nor what has no name, nor what its dataset keeps', async () => {
      await keepRules(database().db, 'niveau 4', [{ ...anyRule, cdRef: 3489, level: 4 }]);
      const [secret, nameless, kept] = await write(
        aRecord(dataset, { ...secrets, cdNom: 3489 }),
        aRecord(dataset, { cdNom: null, nameCited: 'Grand oiseau' }),
        aRecord(hidden, { cdNom: 351 }),
      );

      expect([await shown(secret), await shown(nameless)]).toEqual([undefined, undefined]);
      expect([(await shown(kept))?.id, await shown(kept, 'publicRecord')]).toEqual([kept, undefined]);
    });

    test('what its producer wants vaguer is shown so', async () => {
      await keepRules(database().db, 'aucune', []);
      const [id] = await write(aRecord(dataset, { ...secrets, cdNom: 351, diffusion: '2' }));

      expect(await shown(id)).toMatchObject({ placeKind: 'mesh', sensitivity: 0, shownLevel: 2, comment: '' });
    });
  });
});

const anyRule = {
  departement: null,
  dayFrom: null,
  dayTo: null,
  years: null,
  biologicalStatus: null,
  behaviour: null,
  lifeStage: null,
};

/** Taxa that stand one under the other. */
const someTaxa = (db: Db, lineage: number[]) =>
  db
    .insertInto('taxon')
    .values(
      lineage.map((cdNom, index) => ({
        ...{ version: 17, cdNom, cdRef: cdNom, rank: 'ES', name: 'Taxon', fullName: 'Taxon', search: 'taxon' },
        lineage: lineage.slice(0, index + 1),
      })),
    )
    .execute();

/** Makes these the only rules. */
async function keepRules(db: Db, version: string, rules: SensitivityRule[]): Promise<void> {
  await db.updateTable('referenceTable').set({ inUse: false }).where('kind', '=', 'sensitivity').execute();
  const { id } = await db
    .insertInto('referenceTable')
    .values({
      ...{ kind: 'sensitivity', name: 'Essai', version, filename: 'essai.csv', sha256: '', rowCount: rules.length },
      ...{ importedAt: today, inUse: true },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (rules.length === 0) return;
  await db
    .insertInto('sensitivityRule')
    .values(
      rules.map(({ departement, ...rule }) => ({
        ...rule,
        tableId: id,
        cdNom: rule.cdRef,
        departementCode: departement,
      })),
    )
    .execute();
}

const redecide = (db: Db, organisationId: string, id: string) =>
  db.transaction().execute((tx) => decideWhatIsShown(tx, { organisationId, at: today }, sql`record.id = ${id}::uuid`));
