import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref } from '../../../test/nature.ts';
import { ownerOf } from '../../cli/installation.ts';
import { insertRecords } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';
import { importReference } from '../reference/import-reference.ts';
import { listFindings } from './finding.sql.ts';
import { judgeEverything } from './judge-everything.ts';

const inPas = { kind: 'departement', departementCode: '62' } as const;
const inSomme = { kind: 'departement', departementCode: '80' } as const;

/** What is expected: a toad of the Pas-de-Calais in spring, a bat of winter, no more than ten sparrowhawks at once. */
const table = `CD_NOM;CD_DEPT;MAILLE;STADE_VIE;DATE_MIN;DATE_MAX;ALTITUDE_MIN;ALTITUDE_MAX;NOMBRE_MAX
351;62;;;15/02;30/11;;300;
351;62;;8;01/03;31/07;;;
60418;;;;01/11;31/03;;;
2895;62;;;;;;;10
`;

describeAloneOnEachEngine('automatic rules', (database) => {
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  beforeAll(async () => {
    await aTaxref(database().db);
    dataset = await aDataset(database().db, await anOrganisation(database().db));
    const path = join(mkdtempSync(join(tmpdir(), 'profile-')), 'profils.csv');
    writeFileSync(path, table);
    const about = { kind: 'profile', name: 'Attendus', version: '1', source: 'test', licence: '' } as const;
    await importReference(ownerOf(database()), { path, ...about, releasedOn: null, example: true });
  });

  const at = new Date('2021-06-15T10:00:00Z');
  const write = (...records: RecordToWrite[]) =>
    database()
      .db.transaction()
      .execute((tx) =>
        insertRecords(tx, { organisationId: dataset.organisationId, batchId: null, createdBy: null, at }, records),
      );
  const found = async (...records: RecordToWrite[]) => {
    const findings = await listFindings(
      database().db,
      records.map(({ id }) => id),
    );
    return records.map(({ id }) => (findings.get(id) ?? []).map(({ rule }) => rule));
  };
  const aFrog = (more: Parameters<typeof aRecord>[1]) =>
    aRecord(dataset, { nameCited: 'Grenouille rousse', cdNom: 351, place: inPas, ...more });

  test('what is surprising of a record is kept beside it, in words that name their source', async () => {
    const records = [
      aFrog({ dateFrom: '2020-06-12' }),
      aFrog({ dateFrom: '2020-01-02', place: inSomme, altitudeMin: 900, altitudeMax: 900 }),
      aFrog({ dateFrom: '2020-10-01', descriptors: [{ lifeStage: '8' }] }),
      aFrog({ dateFrom: '2022-06-12' }),
      aRecord(dataset, {
        place: inPas,
        descriptors: [{ countMin: 40, countMax: 40, biologicalCondition: '3', behaviour: '18' }],
      }),
    ];
    await write(...records);

    expect(await found(...records)).toEqual([
      [],
      ['altitude', 'range', 'season'],
      ['season'],
      ['future'],
      ['count', 'impossible'],
    ]);
    const said = (await listFindings(database().db, [records[1]?.id ?? ''])).get(records[1]?.id ?? '');
    expect(said?.find(({ rule }) => rule === 'range')?.sentence).toBe(
      'Grenouille rousse n’est pas connu du département 80, mais de 62, d’après «\u00a0Attendus, 1 (exemple)\u00a0».',
    );
  });

  test('a genus is expected when one of its species is, and a synonym as its accepted name', async () => {
    const records = [
      aRecord(dataset, { cdNom: 60411, nameCited: 'Myotis', dateFrom: '2020-12-30', dateTo: '2021-01-02' }),
      aRecord(dataset, { cdNom: 60411, nameCited: 'Myotis', dateFrom: '2020-06-12' }),
      aRecord(dataset, { cdNom: 2898, nameCited: 'Falco nisus', place: inSomme }),
    ];
    await write(...records);

    expect(await found(...records)).toEqual([[], ['season'], ['range']]);
  });

  test('thirty validated records tell what to expect of a taxon, and everything is judged again by command', async () => {
    const { db } = database();
    const seen = Array.from({ length: 30 }, (_, day) =>
      aRecord(dataset, {
        cdNom: 3489,
        nameCited: 'Grand-duc',
        dateFrom: `2020-03-${String(day + 1).padStart(2, '0')}`,
        place: inPas,
      }),
    );
    const late = aRecord(dataset, { cdNom: 3489, nameCited: 'Grand-duc', dateFrom: '2020-09-12', place: inSomme });
    const winterFrog = aFrog({ dateFrom: '2020-01-20' });
    await write(...seen, late, winterFrog);
    expect(await found(late, winterFrog)).toEqual([[], ['season']]);
    await sql`update record set validation = 1 where id = any(${seen.map(({ id }) => id)}::uuid[])`.execute(db);
    await sql`delete from record_finding where record_id = ${winterFrog.id}::uuid`.execute(db);

    const done = await judgeEverything(ownerOf(database()));

    expect(done.profiles).toBe(1);
    expect(await found(late, winterFrog, ...seen.slice(0, 1))).toEqual([['range', 'season'], ['season'], []]);
    const said = (await listFindings(db, [late.id])).get(late.id);
    expect(said?.find(({ rule }) => rule === 'season')?.sentence).toBe(
      'Grand-duc d’Europe s’observe du 21 février au 10 avril, d’après 30 données validées\u00a0: cette donnée est du 12 septembre 2020.',
    );
  });
});
