import { beforeAll, expect, test } from 'vitest';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aTaxrefFile } from '../../../test/taxref-file.ts';
import { ownerOf } from '../../cli/installation.ts';
import { importTaxref } from './import-taxref.ts';
import { isClear, proposeTaxa } from './propose-taxa.ts';

describeAloneOnEachEngine('proposals for a cited name', (database) => {
  beforeAll(async () => {
    const path = aTaxrefFile([
      { cdNom: 351, name: 'Rana temporaria', author: 'Linnaeus, 1758', vernacular: 'Grenouille rousse' },
      { cdNom: 352, cdRef: 351, name: 'Rana fusca', author: 'Rösel' },
      { cdNom: 353, name: 'Rana dalmatina', author: 'Fitzinger in Bonaparte, 1838', vernacular: 'Grenouille agile' },
      { cdNom: 4, name: 'Bufo bufo', author: '(Linnaeus, 1758)', vernacular: 'Crapaud commun' },
      { cdNom: 5, name: 'Bufo spinosus', author: 'Daudin, 1803', vernacular: 'Crapaud commun' },
      { cdNom: 6, name: 'Oenanthe', author: 'Vieillot, 1816' },
      { cdNom: 7, name: 'Oenanthe', author: 'L., 1753' },
    ]);
    await importTaxref(ownerOf(database()), { path, releasedOn: null });
  });

  const propose = async (name: string) => (await proposeTaxa(database().db, [name])).get(name) ?? [];

  test.each([
    ['Rana temporaria L.', 351, 'same'],
    ['RANA FUSCA', 352, 'synonym'],
    ['la grenouille rousse', 351, 'french'],
    ['Rana temporarai', 351, 'spelling'],
    ['Ranna temporaria', 351, 'spelling'],
    ['Ranna temporarai', 351, 'spelling'],
    ['Grenouile agille', 353, 'french_spelling'],
    ['R. dalmatina', 353, 'initial'],
  ])('%s is first taken for %i (%s)', async (name, cdNom, why) => {
    expect((await propose(name))[0]).toMatchObject({ cdNom, why });
  });

  test('where a name means two taxa both are proposed, and none is clear', async () => {
    const [toads, plants] = [await propose('Crapaud commun'), await propose('Oenanthe')];

    expect(toads.map(({ cdNom }) => cdNom)).toEqual([4, 5]);
    expect(plants.map(({ cdNom }) => cdNom)).toEqual([6, 7]);
    expect([isClear(toads), isClear(plants), isClear(await propose('Rana fusca'))]).toEqual([false, false, true]);
  });

  test('an author tells homonyms apart', async () => {
    expect((await propose('Oenanthe L., 1753'))[0]).toMatchObject({ cdNom: 7, score: 1 });
  });

  test('what is like nothing is proposed nothing, each of many names by itself', async () => {
    const proposals = await proposeTaxa(database().db, ['Xylophone', '', 'Bufo bufo', 'Bufo bufo']);

    expect([...proposals].map(([name, found]) => [name, found[0]?.cdNom])).toEqual([
      ['Xylophone', undefined],
      ['', undefined],
      ['Bufo bufo', 4],
    ]);
  });
});
