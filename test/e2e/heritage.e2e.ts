import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectAccessible } from './browser.ts';

const coordinator = 'coordination.mission@demo.carreau.example';

/** The watch over a property, from a project that somebody hears of to the minutes that are sent: each test takes it one step further. */
describeInBrowser('the heritage watch', (visit) => {
  let page: Page;
  let project: string;

  beforeAll(async () => {
    page = await visit.open('/veille/projets/nouveau', { as: coordinator });
    page.setDefaultTimeout(15_000);
  });

  const read = async (...texts: string[]) => {
    const body = (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');
    for (const text of texts) expect(body).toContain(text);
  };

  test('a project is entered by its commune, and what it may touch is said', async () => {
    await page.getByLabel('Nom du projet').fill('Halle de Denain');
    await page.getByLabel('Hauteur (m)').fill('14');
    await page.getByLabel('Communes').fill('59172');
    await page.getByLabel('Autorisation demandée').selectOption({ label: 'Permis de construire' });
    await page.getByLabel('Éléments de l’action').fill('Halle\nParvis');
    await page.getByRole('button', { name: 'Enregistrer le projet' }).click();
    await page.getByRole('heading', { level: 1, name: 'Halle de Denain' }).waitFor();
    project = new URL(page.url()).pathname;

    await read('Communes : Denain', 'Régimes et personnes à consulter', 'Faut-il une étude d’impact patrimonial ?');
    await expectAccessible(page);
  });

  test('an advice is asked for, and the day it is due follows from the law', async () => {
    await page.getByRole('link', { name: 'Demander un avis' }).click();
    await page.getByLabel('Demandé à').fill('UDAP du Nord');
    await page.getByLabel('Délai').selectOption({ label: 'ABF, permis' });
    await page.getByLabel('Dossier reçu le').fill('2026-03-04');
    await page.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    await page.getByRole('heading', { level: 1, name: 'Halle de Denain' }).waitFor();

    await read('4 mai 2026', '2 mois à compter du 4 mars 2026', 'accord tacite', 'non relu');
    await page.goto('/echeances?genre=advice');
    await read('En retard', 'UDAP du Nord : Halle de Denain');
    await expectAccessible(page);
  });

  test('what the project touches is ticked, then evaluated on a scale that keeps its name', async () => {
    await page.goto(`${project}/matrice`);
    await page.getByLabel('Halle, Paysage des terrils et vues').check();
    await page.getByRole('button', { name: 'Enregistrer la matrice' }).click();
    await page.getByRole('link', { name: 'Halle', exact: true }).click();
    await page
      .getByLabel('Évaluation, selon son échelle')
      .selectOption({ label: 'Mineur négatif (Guide et outils 2022)' });
    await page.getByRole('button', { name: 'Enregistrer l’évaluation' }).click();
    await page.getByRole('heading', { level: 1, name: 'Halle de Denain' }).waitFor();

    await read('Mineur négatif (Guide et outils 2022)');
  });

  test('a decision is taken in a meeting, without a script too, and its minutes are downloaded', async () => {
    const plain = await visit.open('/veille/instances', { as: coordinator, javaScript: false });
    await plain.getByRole('link', { name: 'Comité local du Béthunois' }).first().click();
    await plain.getByRole('link', { name: 'Ajouter une réunion' }).click();
    await plain.getByLabel('Date', { exact: true }).fill('2026-11-10');
    await plain.getByLabel('Présents').fill('Ada, commune de Haisnes');
    await plain.getByRole('button', { name: 'Enregistrer la réunion' }).click();
    await plain.getByText('Inscrire une décision').first().click();
    await plain.getByLabel('Décision', { exact: true }).fill('La halle est étudiée.');
    await plain.getByLabel('Pour le').fill('2027-01-15');
    await plain.getByRole('button', { name: 'Inscrire la décision' }).click();
    await plain.getByRole('link', { name: '1. La halle est étudiée.' }).waitFor();

    const address = await plain.getByRole('link', { name: 'Relevé de décisions en DOCX' }).getAttribute('href');
    const minutes = await plain.context().request.get(address ?? '');
    expect(minutes.headers()['content-disposition']).toContain('releve-comite-local-du-bethunois-2026-11-10.docx');
    expect((await minutes.body()).subarray(0, 2).toString()).toBe('PK');
    await page.goto(new URL(plain.url()).pathname);
    await expectAccessible(page);
  });

  test('two people who change a delivery at once keep both texts', async () => {
    await page.goto('/veille/livraisons');
    await page.getByRole('link', { name: 'Guide des plans de gestion' }).click();
    await page.getByRole('heading', { level: 1, name: 'Guide des plans de gestion' }).waitFor();
    const other = await visit.open(new URL(page.url()).pathname, { as: coordinator, javaScript: false });
    await page.getByLabel('Remarque').fill('Promis de nouveau.');
    await page.getByRole('button', { name: 'Enregistrer la livraison' }).click();
    await page.waitForLoadState('networkidle');

    await other.getByLabel('Remarque').fill('Reçu par courriel.');
    await other.getByRole('button', { name: 'Enregistrer la livraison' }).click();
    await other.getByText('Ce qui diffère').waitFor();
    expect(await other.locator('main').innerText()).toContain('Promis de nouveau.');
    expect(await other.getByLabel('Remarque').inputValue()).toBe('Reçu par courriel.');
  });
});
