import { expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { listPublished } from './published.sql.ts';
import { readPublishedEdition } from './read-published.ts';

describeOnEachEngine('published editions', (database) => {
  test('a published edition is read at its address, with its hash', async () => {
    const { db } = database();
    const { address, sha256 } = await aPublishedEdition(db, anEdition());

    const { document } = await readPublishedEdition(db, address);

    expect(document.seal?.sha256).toBe(sha256);
    expect(document.edition.stateLabel).toBe('Publiée');
  });

  test('the latest erratum stands for its year, in the list and at the address', async () => {
    const { db } = database();
    const first = await aPublishedEdition(db, anEdition({ sheets: 2 }));
    await aPublishedEdition(db, anEdition({ sheets: 4 }), { organisationId: first.organisationId, erratum: 1 });

    const { document } = await readPublishedEdition(db, first.address);
    const listed = (await listPublished(db)).filter((edition) => edition.publisherSlug === first.address.publisher);

    expect(document.sections.flatMap((section) => section.sheets)).toHaveLength(4);
    expect(listed.map(({ erratum }) => erratum)).toEqual([1]);
  });

  test('an edition that is not published is not read', async () => {
    const { db } = database();
    const { address } = await aPublishedEdition(db, anEdition(), { state: 'presented' });

    await expect(readPublishedEdition(db, address)).rejects.toThrow('n’existe pas');
  });
});
