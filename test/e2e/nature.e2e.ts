import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.cpie@demo.carreau.example';

describeInBrowser('visits of naturalists', (visit) => {
  test('a visit is typed without a network, kept through a closed tab, and sent once when it is back', async () => {
    const context = await visit.enter({ as, width: 390 });
    const page = await context.newPage();
    await page.goto('/nature/visites/nouvelle');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Observation au hasard' }).click();
    await expectToRead(page, 'Utilisable sans réseau');
    const field = page.url();
    await context.setOffline(true);
    await page.close();

    const away = await context.newPage();
    await away.goto(field);
    await away.getByRole('combobox', { name: 'Lieu', exact: true }).fill('50,4391 ; 2,7775');
    await away.getByRole('option', { name: /^Point/ }).click();
    await away.getByLabel('Date', { exact: true }).fill('2020-07-01');
    await away.getByRole('combobox', { name: 'Ajouter un taxon' }).fill('Hérisson d’essai 2');
    await away.getByRole('option', { name: /tel quel/ }).click();
    await expectToRead(away, 'à déterminer');
    await expectAccessible(away);
    await away.getByRole('button', { name: 'Garder cette visite' }).click();
    await expectToRead(away, '1 visite à envoyer', 'Hors ligne');
    let heard = 0;
    await context.route('**/terrain/nature/sighting/visites', async (route) => {
      heard += 1;
      const response = await route.fetch();
      // The way back is cut the first time.
      if (heard === 1) await route.abort();
      else await route.fulfill({ response });
    });
    await context.setOffline(false);
    await expect.poll(() => heard).toBeGreaterThan(0);
    await away.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expectToRead(away, '1 visite envoyée');

    await away.goto('/nature/visites?protocole=sighting');
    await expectAccessible(away);
    expect(await away.getByRole('link', { name: '1er juillet 2020' }).count()).toBe(1);
    await away.getByRole('link', { name: '1er juillet 2020' }).click();
    await expectToRead(away, 'Hérisson d’essai');
    await expectAccessible(away);
  });

  test('a session is typed at a desk with the keyboard alone; what it lacks is said, then it is complete', async () => {
    const page = await visit.open('/terrain/nature/wintering-waterbirds', { as });
    const keys = page.keyboard;
    await page.getByRole('combobox', { name: 'Plan d’eau', exact: true }).focus();
    await keys.type('terril');
    await keys.press('ArrowDown');
    await keys.press('ArrowUp');
    await keys.press('Enter');
    await expectToRead(page, 'Site du registre');
    await page.getByRole('combobox', { name: 'Ajouter un taxon' }).focus();
    await keys.type('Foulque macroule');
    await keys.press('Enter');
    await keys.type('120');
    await keys.press('Enter');
    await keys.type('Canard colvert 4');
    await keys.press('Enter');
    expect(await page.locator('.lines > li').count()).toBe(2);
    await keys.press('Control+Enter');
    await expectToRead(page, 'Dites l’heure de début', 'Dites selon quelle méthode', 'Part du site vue');
    await expectAccessible(page);
    await page.getByLabel('Date', { exact: true }).fill('2020-01-15');
    await page.getByLabel('Passage', { exact: true }).selectOption('2');
    await page.getByLabel('De', { exact: true }).fill('09:00');
    await page.getByLabel('À', { exact: true }).fill('10:30');
    await page.getByLabel('Méthode', { exact: true }).selectOption('ground');
    await page.getByLabel('Part du site vue', { exact: true }).selectOption('whole');
    await page.getByLabel('Effectif, Canard colvert').focus();
    await keys.press('ArrowUp');
    await keys.press('Control+Enter');
    await expectToRead(page, '1 visite envoyée');

    await page.goto('/nature/protocoles/wintering-waterbirds?annee=2020&detail=peak');
    await expectToRead(page, 'Résultats 2019-2020', 'Effectif maximal', '124', 'Foulque macroule');
    await expectAccessible(page);
  });

  test('records are searched by taxon and period, seen as a list, a map and counts, and lead to their species', async () => {
    const page = await visit.open('/nature/donnees', {});
    await expectAccessible(page);
    await page.getByLabel('Taxon', { exact: true }).fill('Accipiter nisus');
    await page.getByLabel('Du', { exact: true }).fill('2016-01-01');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expectToRead(page, 'Épervier d’Europe (Accipiter nisus)', 'à partir du 1er janvier 2016', 'Exemple inventé');
    await page.getByRole('link', { name: 'Par année' }).click();
    await expectToRead(page, '2016');
    await page.locator('.search-views').getByRole('link', { name: 'Carte' }).click();
    await page.locator('canvas.maplibregl-canvas').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Liste', exact: true }).click();
    // The list beside the map has links too.
    await expectToRead(page, 'Nom cité');
    await page.locator('tbody th a').first().click();
    await expectToRead(page, 'Identifiant (SINP)', 'Observations de démonstration');
    await expectAccessible(page);

    await page.goto('/nature/taxons/2895');
    await expectToRead(page, 'Répartition', 'Phénologie', 'D’année en année');
    await page.getByText('Le même en tableau, avec l’effort').click();
    await expectToRead(page, 'Visites, toutes espèces');
    await expectAccessible(page);
  });

  test('without scripts, records are searched within corners that are typed, and a visit says how its data come in', async () => {
    const context = await visit.enter({ as, javaScript: false });
    const page = await context.newPage();
    await page.goto('/nature/donnees');
    await page.getByLabel('Contour', { exact: true }).fill('2.5,50.4 2.9,50.4 2.9,50.6 2.5,50.6');
    await page.getByRole('button', { name: 'Chercher', exact: true }).last().click();
    await expectToRead(page, 'dans le contour dessiné');
    expect(await page.getByLabel('Contour', { exact: true }).inputValue()).toBe('2.5,50.4 2.9,50.4 2.9,50.6 2.5,50.6');
    await page.getByLabel('Contour', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Chercher', exact: true }).last().click();
    expect(new URL(page.url()).searchParams.get('contour')).toBe('');

    await page.goto('/terrain/nature/sighting');
    await page.getByRole('link', { name: 'Importer des données' }).click();

    expect(new URL(page.url()).pathname).toBe('/nature/import');
  });
});

describeInBrowser('exchanges of records', (visit) => {
  test('what was searched is counted, sent, told in a line to print and fetched as a file', async () => {
    const page = await visit.open('/nature', { as });
    await page.getByRole('link', { name: 'Échanges de données' }).click();
    await expectToRead(page, 'Envoyer des données');
    await expectAccessible(page);
    await page.goto('/nature/donnees?taxon=2895');
    await page.getByRole('link', { name: 'Envoyer ces données' }).click();
    await expectToRead(page, 'comme la recherche d’où vous venez', 'Épervier d’Europe');
    await page.getByLabel('Organisme', { exact: true }).fill('Office des forêts');
    await page.getByLabel('Objet', { exact: true }).fill('Oiseaux des terrils domaniaux');
    await page.getByLabel('Format', { exact: true }).selectOption('dwca');
    await page.getByRole('button', { name: 'Compter d’abord' }).click();
    await expectToRead(page, 'données partiraient');
    await expectAccessible(page);
    await page.getByLabel('Cercle', { exact: true }).selectOption('national');
    await page.getByRole('button', { name: 'Envoyer et inscrire au registre' }).click();
    await expectToRead(page, 'Ce fondement ne permet pas');
    await page.getByLabel('Cercle', { exact: true }).selectOption('public');
    await page.getByRole('button', { name: 'Envoyer et inscrire au registre' }).click();
    await expectToRead(page, 'Fichier gardé', 'Office des forêts, Oiseaux des terrils domaniaux');
    await expectAccessible(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger le fichier' }).click(),
    ]);
    const entries = unzipSync(readFileSync(await file.path()));

    expect(file.suggestedFilename()).toMatch(/office-des-forets-dwca\.zip$/);
    expect(Object.keys(entries)).toContain('meta.xml');
  });
});
