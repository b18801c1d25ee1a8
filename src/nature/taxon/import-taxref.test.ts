import { expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, hasNatureData } from '../../../test/nature.ts';
import { aTaxrefFile, type Name, realNames } from '../../../test/taxref-file.ts';
import { ownerOf } from '../../cli/installation.ts';
import { insertRecords } from '../record/record.sql.ts';
import { acceptTaxonChanges, adoptTaxref, readTouched } from './adopt-taxref.ts';
import { importTaxref } from './import-taxref.ts';
import { listRarities } from './taxon.sql.ts';

const frogs: Name[] = [
  { cdNom: 349525, rank: 'Dumm', name: 'Biota' },
  { cdNom: 183716, cdSup: 349525, rank: 'KD', name: 'Animalia' },
  { cdNom: 191, cdSup: 183716, rank: 'GN', name: 'Rana', author: 'Linnaeus, 1758' },
  {
    cdNom: 351,
    cdSup: 191,
    name: 'Rana temporaria',
    author: 'Linnaeus, 1758',
    vernacular: "Grenouille rousse (La), Grenouille d'été",
  },
  { cdNom: 352, cdRef: 351, cdSup: 191, name: 'Rana fusca', author: 'Rösel' },
  { cdNom: 353, cdSup: 191, name: 'Rana dalmatina', author: 'Fitzinger in Bonaparte, 1838' },
];

describeAloneOnEachEngine('import of TAXREF', (database) => {
  const names = (version: number) =>
    database()
      .db.selectFrom('taxon')
      .select(['cdNom', 'cdRef', 'name', 'author', 'search', 'lineage'])
      .where('version', '=', version)
      .orderBy('cdNom')
      .execute();

  test('versions stand side by side, and a later one says what it changes without changing records', async () => {
    const owner = ownerOf(database());
    const dataset = await aDataset(owner.db, await anOrganisation(owner.db));

    const first = await importTaxref(owner, { path: aTaxrefFile(frogs, { zipped: true }), releasedOn: '2024-01-12' });
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() };
    await owner.db.transaction().execute((tx) => insertRecords(tx, entry, [aRecord(dataset, { cdNom: 353 })]));
    const later = frogs.flatMap((name) => {
      if (name.cdNom === 353) return [{ ...name, cdRef: 351 }];
      return name.cdNom === 352 ? [] : [name];
    });
    const second = await importTaxref(owner, { path: aTaxrefFile(later, { version: 18 }), releasedOn: null });

    expect(first).toMatchObject({ version: 17, names: 6, taxa: 5, findings: [], inUse: 17 });
    expect(second).toMatchObject({ version: 18, names: 5, taxa: 4, inUse: 17 });
    expect(await names(17)).toMatchObject([
      { cdNom: 191 },
      { cdNom: 351, name: 'Rana temporaria', search: 'rana temporaria', lineage: [349525, 183716, 191, 351] },
      { cdNom: 352, cdRef: 351, author: 'Rösel', lineage: null },
      { cdNom: 353, cdRef: 353 },
      { cdNom: 183716 },
      { cdNom: 349525, lineage: [349525] },
    ]);
    expect(
      await owner.db
        .selectFrom('taxonVernacular')
        .select(['name', 'search'])
        .where('version', '=', 17)
        .orderBy('name')
        .execute(),
    ).toEqual([
      { name: "Grenouille d'été", search: 'grenouille d ete' },
      { name: 'Grenouille rousse', search: 'grenouille rousse' },
    ]);
    expect(
      await owner.db.selectFrom('taxonChange').select(['cdNom', 'kind', 'cdRef']).orderBy('cdNom').execute(),
    ).toEqual([
      { cdNom: 352, kind: 'vanished', cdRef: null },
      { cdNom: 353, kind: 'merged', cdRef: 351 },
    ]);
    expect(await owner.db.selectFrom('record').select(['cdRef', 'taxrefVersion']).executeTakeFirst()).toEqual({
      cdRef: 353,
      taxrefVersion: 17,
    });
  });

  test('records take the taxon of a later version when somebody says so', async () => {
    const owner = ownerOf(database());
    const { organisationId } = await owner.db.selectFrom('record').select('organisationId').executeTakeFirstOrThrow();

    const loaded = { filename: 'sensibilite.csv', sha256: '', importedAt: new Date() };
    const { id: tableId } = await owner.db
      .insertInto('referenceTable')
      .values({ kind: 'sensitivity', name: 'Région', version: '1', rowCount: 2, inUse: true, ...loaded })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rule = (cdNom: number, level: number) => ({ tableId, cdNom, cdRef: cdNom, level });
    await owner.db
      .insertInto('sensitivityRule')
      .values([rule(351, 2), { ...rule(353, 1), departementCode: '02' }])
      .execute();

    const aTable = async (kind: 'profile' | 'rarity') =>
      (
        await owner.db
          .insertInto('referenceTable')
          .values({ kind, name: 'Région', version: '1', rowCount: 1, inUse: true, ...loaded })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    const [expected, rarity] = [await aTable('profile'), await aTable('rarity')];
    await owner.db
      .insertInto('taxonExpected')
      .values({ tableId: expected, cdNom: 353, cdRef: 353, dayFrom: 101, dayTo: 131 })
      .execute();
    await owner.db.insertInto('taxonRarity').values({ tableId: rarity, cdNom: 353, cdRef: 353, class: 'R' }).execute();
    const surprising = () => owner.db.selectFrom('recordFinding').select('rule').execute();

    const touched = await readTouched(owner, organisationId, 18);
    await adoptTaxref(owner, 18);
    expect(await surprising()).toEqual([]);

    const adopted = await owner.db.selectFrom('record').select(['cdRef', 'sensitivity']).executeTakeFirst();
    expect(adopted).toEqual({ cdRef: 353, sensitivity: 2 });
    expect(await owner.db.selectFrom('sensitivityRule').select('cdRef').execute()).toEqual([
      { cdRef: 351 },
      { cdRef: 351 },
    ]);
    const done = await acceptTaxonChanges(owner, {
      organisationId,
      version: 18,
      cdNoms: [352, 353],
      reason: 'Vu avec la région',
    });

    expect(touched).toMatchObject([
      { cdNom: 353, kind: 'merged', cdRef: 351, name: 'Rana temporaria Linnaeus, 1758', records: 1 },
    ]);
    expect(done).toEqual({ records: 1 });
    expect(await readTouched(owner, organisationId, 18)).toEqual([]);
    expect(
      await owner.db.selectFrom('record').select(['nameCited', 'cdNom', 'cdRef', 'taxrefVersion']).executeTakeFirst(),
    ).toMatchObject({ cdNom: 353, cdRef: 351, taxrefVersion: 18 });
    expect(await surprising()).toEqual([{ rule: 'season' }]);
    expect(await listRarities(owner.db, 351)).toMatchObject([{ class: 'R' }]);
  });

  test('a file with one bad line is not read in at all; one of another encoding is', async () => {
    const owner = ownerOf(database());
    const bad = aTaxrefFile(
      [...frogs, { cdNom: 360, cdRef: 999, name: 'Rana dubia' }, { cdNom: 351, name: 'Rana bis' }],
      { version: 9 },
    );

    const refused = await importTaxref(owner, { path: bad, releasedOn: null });
    const old = await importTaxref(owner, {
      path: aTaxrefFile(frogs, { version: 10, encoding: 'latin1' }),
      releasedOn: null,
    });

    expect(refused.findings.map(({ code, place }) => [code, place.line])).toEqual([
      ['duplicate_cd_nom', 9],
      ['unknown_cd_ref', undefined],
    ]);
    expect(await names(9)).toEqual([]);
    expect(old.names).toBe(6);
    expect((await names(10)).map(({ author }) => author)).toContain('Rösel');
    await expect(importTaxref(owner, { path: bad, version: 10, releasedOn: null })).rejects.toMatchObject({
      code: 'taxref_version_known',
    });
  });

  test.runIf(hasNatureData)('6,710 real names and the accepted ones they need are all kept', async () => {
    const given = realNames();

    const { names: written, findings } = await importTaxref(ownerOf(database()), {
      path: aTaxrefFile(given, { version: 11 }),
      releasedOn: null,
    });

    expect([written, findings]).toEqual([given.length, []]);
    expect(await names(11)).toHaveLength(given.length);
  });
});
