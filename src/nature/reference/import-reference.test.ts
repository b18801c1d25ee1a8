import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref, hasNatureData, natureFile } from '../../../test/nature.ts';
import { ownerOf } from '../../cli/installation.ts';
import { insertRecords } from '../record/record.sql.ts';
import { readDayOfYear } from './day-of-year.ts';
import { importReference, importVanished, type ReferenceFile } from './import-reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'reference-'));

function aFile(
  kind: ReferenceFile['kind'],
  version: string,
  lines: string[],
  encoding: BufferEncoding = 'utf8',
): ReferenceFile {
  const path = join(folder, `${kind}-${version}.csv`);
  writeFileSync(path, Buffer.from(`${lines.join('\r\n')}\r\n`, encoding));
  return { path, kind, name: 'Essai', version, source: 'test', licence: '', releasedOn: null, example: false };
}

test.each([
  ['15/03', 315],
  ['2020-11-01', 1101],
  ['01/11/2020', 1101],
  ['29/02', 229],
  ['', null],
  ['31/02', undefined],
  ['mars', undefined],
])('« %s » is the day %s of any year', (text, day) => {
  expect(readDayOfYear(text)).toBe(day);
});

describeAloneOnEachEngine('import of a reference table', (database) => {
  beforeAll(() => aTaxref(database().db));

  test('new rules of sensitivity hold at once for the records that are there', async () => {
    const owner = ownerOf(database());
    const dataset = await aDataset(owner.db, await anOrganisation(owner.db));
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() };
    const place = { kind: 'departement', departementCode: '62' } as const;
    const owl = aRecord(dataset, { cdNom: 3489, dateFrom: '2020-12-24', place });
    await owner.db.transaction().execute((tx) => insertRecords(tx, entry, [owl]));
    const header =
      'NOM_CITE;CD_NOM;CD_REF;CD_SENSIBILITE;DUREE;CD_DEPT;DATE_MIN;DATE_MAX;STATUT_BIOLOGIQUE;COMPORTEMENT;AUTRE';
    const rules = [
      header,
      'Bubo bubo;3489;3489;3;;62;01/11;31/07;;;',
      'Myotis;60411;60411;2;10000;;;;7;;Rassemblement',
      'Rana;351;351;1;5;2;;;3;;',
    ];

    const done = await importReference(owner, aFile('sensitivity', 'V17', rules, 'latin1'));

    expect(done).toMatchObject({ rows: 3, written: 3, findings: [] });
    const kept = await owner.db.selectFrom('sensitivityRule').selectAll().orderBy('level', 'desc').execute();
    expect(kept).toMatchObject([
      { cdRef: 3489, dayFrom: 1101, dayTo: 731, departementCode: '62', years: null },
      { cdRef: 60411, biologicalStatus: null, behaviour: '7', years: null },
      { cdRef: 351, biologicalStatus: '3', departementCode: '02', years: 5 },
    ]);
    const record = await owner.db
      .selectFrom('record')
      .select(['sensitivity', 'shownKind'])
      .where('id', '=', owl.id)
      .executeTakeFirst();
    expect(record).toEqual({ sensitivity: 3, shownKind: 'departement' });
  });

  test('a row that cannot be read keeps the whole table out; a doubtful period is told and protects all year', async () => {
    const owner = ownerOf(database());
    const header = 'CD_NOM;CD_SENSIBILITE;DATE_MIN;DATE_MAX';

    const bad = await importReference(owner, aFile('sensitivity', 'faux', [header, '3489;9;;', ';2;;']));
    const doubtful = await importReference(owner, aFile('sensitivity', 'douteux', [header, '351;1;printemps;31/07']));

    expect(bad).toMatchObject({
      written: 0,
      findings: [{ code: 'bad_row', place: { line: 2 } }, { place: { line: 3 } }],
    });
    expect(doubtful).toMatchObject({ written: 1, findings: [{ tier: 'B', place: { line: 2 } }] });
    await expect(importReference(owner, aFile('rarity', 'rien', ['NOM;VALEUR', 'a;b']))).rejects.toMatchObject({
      code: 'reference_columns',
    });
    await expect(importReference(owner, aFile('sensitivity', 'douteux', [header, '351;1;;']))).rejects.toMatchObject({
      code: 'reference_known',
    });
  });

  test('rarity is kept by accepted taxon and statuses with their text', async () => {
    const owner = ownerOf(database());
    const rarity = aFile('rarity', '2020', [
      'CD_NOM,NOM_CITE,RARETE',
      '2898,Falco nisus,AC',
      '2895,Accipiter nisus,C',
      '351,"Rana, rousse",R',
    ]);
    const status = aFile('status', '17', [
      'CD_NOM,CD_REF,CD_TYPE_STATUT,LB_TYPE_STATUT,CODE_STATUT,LABEL_STATUT,LB_ADM_TR,CD_SIG,CD_DOC,FULL_CITATION',
      '351,351,LRR,Liste rouge régionale,LC,Préoccupation mineure,Nord-Pas-de-Calais,INSEER31,12,"Texte, 2016"',
    ]);

    const rare = await importReference(owner, rarity);
    await importReference(owner, status);

    expect(rare).toMatchObject({ rows: 3, written: 2, findings: [{ code: 'repeated_taxon' }] });
    expect(await owner.db.selectFrom('taxonRarity').select(['cdRef', 'class']).orderBy('cdRef').execute()).toEqual([
      { cdRef: 351, class: 'R' },
      { cdRef: 2895, class: 'AC' },
    ]);
    expect(await owner.db.selectFrom('statusDocument').select(['documentId', 'citation']).execute()).toEqual([
      { documentId: '12', citation: 'Texte, 2016' },
    ]);
  });

  test.runIf(hasNatureData)('the 9,088 names that vanished are kept with what replaces them', async () => {
    const owner = ownerOf(database());

    expect(await importVanished(owner, natureFile('cd-nom-disparus.csv'))).toBe(9088);
    expect(await importVanished(owner, natureFile('cd-nom-disparus.csv'))).toBe(9088);
    const { count } = await owner.db
      .selectFrom('taxonVanished')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBeGreaterThan(9060);
  });
});
