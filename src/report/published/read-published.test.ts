import { expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { listPublished } from './published.sql.ts';
import { listCommitmentPages, readPublishedEdition } from './read-published.ts';

describeOnEachEngine('published editions', (database) => {
  test('a published edition is read at its address, with its hash', async () => {
    const { db } = database();
    const { address, sha256 } = await aPublishedEdition(db, anEdition());

    const { document } = await readPublishedEdition(db, address);

    expect(document.seal?.sha256).toBe(sha256);
    expect(document.edition.stateLabel).toBe('Publiée');
  });

  test('its easy sentences are told on its page and to programs, outside of what was hashed', async () => {
    const { db } = database();
    const { address } = await aPublishedEdition(db, anEdition(), { easyRead: 'La ville plante.' });

    const { document, easyRead } = await readPublishedEdition(db, address);
    const [listed] = (await listPublished(db)).filter((edition) => edition.publisherSlug === address.publisher);

    expect([easyRead, listed?.easyRead]).toEqual(['La ville plante.', 'La ville plante.']);
    expect(JSON.stringify(document)).not.toContain('La ville plante.');
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

  test('a published sheet leads to the page of each commitment that everybody may read', async () => {
    const { db } = database();
    const { address, organisationId } = await aPublishedEdition(db, anEdition());
    await aPublishedEdition(db, anEdition(), { organisationId, erratum: 1, state: 'presented' });
    const announce = async (editionId: string, sentence: string) => {
      const given = { organisationId, announcedYear: address.year, dueYear: address.year + 1, sentence };
      const { id: commitmentId } = await db
        .insertInto('commitment')
        .values(given)
        .returning('id')
        .executeTakeFirstOrThrow();
      const sheet = { editionId, code: 'F1', section: 'P1', kind: 'fiche', title: 'Fiche', position: 1 };
      const { id: sheetId } = await db.insertInto('sheet').values(sheet).returning('id').executeTakeFirstOrThrow();
      await db.insertInto('sheetCommitment').values({ sheetId, commitmentId, role: 'announced' }).execute();
      return commitmentId;
    };
    const editions = await db
      .selectFrom('edition')
      .select(['id', 'erratum'])
      .where('organisationId', '=', organisationId)
      .orderBy('erratum')
      .execute();
    const shown = await announce(editions[0]?.id ?? '', "Planter 300 arbres : l'an prochain");
    await announce(editions[1]?.id ?? '', 'Rien encore de public');

    expect(await listCommitmentPages(db, address, 'F1')).toEqual({
      'Planter 300 arbres\u00a0: l’an prochain': `/engagements/${shown}`,
    });
    expect(await listCommitmentPages(db, address, 'F2')).toEqual({});
  });
});
