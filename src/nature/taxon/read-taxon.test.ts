import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref } from '../../../test/nature.ts';
import { visitor } from '../../identity/index.ts';
import { insertRecords } from '../record/record.sql.ts';
import { readTaxon } from './read-taxon.ts';
import { searchTaxa } from './taxon.sql.ts';

describeAloneOnEachEngine('page of a taxon', (database) => {
  test('a class shows the records of its species, exact to those who work there, published ones alone to visitors', async () => {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    const [published, kept] = [await aDataset(db, place, { published: true }), await aDataset(db, place)];
    const entry = { organisationId: place.organisation.id, batchId: null, createdBy: null, at: new Date() };
    const given = [
      aRecord(published, { cdNom: 2895, dateFrom: '2020-06-12' }),
      aRecord(kept, { cdNom: 3489, dateFrom: '2020-06-13' }),
      aRecord(published, { cdNom: 351, dateFrom: '2020-06-14' }),
    ];
    await db.transaction().execute((tx) => insertRecords(tx, entry, given));
    const contributor = await aContext(db, 'contributor', place);

    const [inside, outside, species] = [
      await readTaxon(contributor, 185961),
      await readTaxon({ ...contributor, actor: visitor }, 185961),
      await readTaxon(contributor, 2898),
    ];

    expect(inside.records.map(({ cdRef }) => cdRef)).toEqual([3489, 2895]);
    expect(outside.records.map(({ cdRef }) => cdRef)).toEqual([2895]);
    expect(species.taxon).toMatchObject({
      cdRef: 2895,
      synonyms: [{ cdNom: 2898 }],
      above: [{ name: 'Biota' }, { name: 'Animalia' }, { name: 'Aves' }],
    });
    expect(
      await db.selectFrom('dataset').select('recordCount').where('id', '=', published.id).executeTakeFirst(),
    ).toEqual({ recordCount: 2 });
    await expect(readTaxon(contributor, 999)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('names are searched from their beginning, then within, synonyms leading to their taxon', async () => {
    const { db } = database();
    await aTaxref(db);

    const found = await searchTaxa(db, 'nisus');

    expect(found.map(({ name, cdRef }) => [name, cdRef])).toEqual([
      ['Accipiter nisus', 2895],
      ['Falco nisus', 2895],
    ]);
    expect(await searchTaxa(db, 'x')).toEqual([]);
  });
});
