import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.cpie@demo.carreau.example';

describeInBrowser('assessments of sites', (visit) => {
  test('a campaign is scored, ranked among those surveyed alike, published, and read by visitors', async () => {
    const page = await visit.open('/evaluations/nouvelle', { as });
    await page.getByLabel('Nom', { exact: true }).fill('Campagne d’essai');
    await page.getByLabel('Grille').selectOption({ label: 'Biodiversité des terrils' });
    await page.getByLabel('Du', { exact: true }).fill('2020-01-01');
    await page.getByLabel('Au', { exact: true }).fill('2020-12-20');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer la campagne' }).click();

    await page.getByLabel('Noms ou numéros du registre').fill('Terril 12\nTerril 87\n94-94a\nTerril de nulle part');
    await page.getByRole('button', { name: 'Ajouter les sites' }).click();
    await expectToRead(page, '3 sites ajoutés', 'Terril de nulle part');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Voir la campagne' }).click();
    // Birds were noted on a visit of one of the three alone: it is not ranked with the others.
    await expectToRead(page, '1 site, tous les critères', '2 sites, 6 critères sur 7', 'Sans Oiseaux nicheurs');
    await expectAccessible(page);

    await page.getByText('Noter un critère pour tous les sites').click();
    await page.getByLabel('Critère', { exact: true }).selectOption({ label: 'Oiseaux nicheurs' });
    await page.getByLabel('Partout').selectOption({ label: 'Non inventorié' });
    await page.getByRole('button', { name: 'Noter partout' }).click();
    await expectToRead(page, 'dites pourquoi ce groupe n’a pas été inventorié');
    await page.getByLabel('Pourquoi').fill('Confinement');
    await page.getByRole('button', { name: 'Noter partout' }).click();
    await expectToRead(page, '3 sites, 6 critères sur 7', '3 non faits (Confinement)');

    await page.getByRole('link', { name: 'Terril 12' }).first().click();
    await expectToRead(page, 'Non inventorié : Confinement', 'Crapaud commun', '6 critères relevés sur 7');
    await expectAccessible(page);
    await page.getByRole('link', { name: '8 avril 2020' }).first().click();
    // The score that the visit is opened from says these words too.
    await page.waitForURL(/\/nature\/visites\//);
    await expectToRead(page, 'Crapaud commun', 'Terril 12');
    await page.goBack();
    await page.getByRole('link', { name: 'Campagne d’essai' }).click();

    await page.getByRole('button', { name: 'Publier et figer la campagne' }).click();
    await expectToRead(page, 'L’empreinte est bien celle du contenu publié', 'tous les scores sont retrouvés');
    const published = page.url().replace(/\?.*/, '');
    await page.getByRole('link', { name: 'Premier état des terrils' }).click();
    await expectToRead(page, 'Ce qui a changé', 'La somme des parts est toujours l’écart');
    await expectAccessible(page);

    const guest = await visit.open(new URL(published).pathname, { dark: true, width: 390 });
    await expectToRead(guest, 'Campagne d’essai', 'Terril 12', 'Exemple inventé');
    expect(await guest.getByRole('button', { name: 'Noter partout' }).count()).toBe(0);
    await expectAccessible(guest);
  });
});
