import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const coordinator = 'coordination@demo.carreau.example';

describeInBrowser('places', (visit) => {
  test('what the map shows is chosen, told by the list beside, and lives in its address', async () => {
    const page = await visit.open('/carte');
    await page.locator('.map-group').first().waitFor();
    const choices = page.getByText('Choisir les types, les zonages et les calques');
    const show = page.getByRole('button', { name: 'Montrer', exact: true });
    await choices.click();
    await page.getByLabel('Fosses').check();
    await show.click();
    await page.waitForURL(/type=fosse/);
    await expectToRead(page, '4 sites', 'Fosse Mathilde');
    await choices.click();
    await page.getByLabel('Fosses').uncheck();
    await page.getByLabel('Montrer le calque Actions').check();
    await page.getByLabel('Réalisées').check();
    const tile = page.waitForResponse(/tuiles\/calques\/actions\//);
    await show.click();
    await page.waitForURL(/calque=actions&actions=faites/);

    expect((await tile).status()).toBe(200);
    await page.reload();
    const list = page.getByRole('region', { name: 'Actions' });
    await expectToRead(list, 'Réalisées');
    await expectAccessible(page);
    await list.getByRole('link').first().click();
    await page.waitForURL(/\/actions\//);
  });

  test('an outline is drawn with the mouse, measured and saved', async () => {
    const page = await visit.open('/veille/projets/nouveau', { as: 'coordination.mission@demo.carreau.example' });
    await page.getByLabel('Nom du projet').fill('Hangar dessiné');
    await page.getByRole('button', { name: 'Dessiner sur la carte' }).click();
    const draw = page.getByRole('button', { name: 'Dessiner une surface' });
    await expect.poll(() => draw.isEnabled()).toBe(true);
    await draw.click();
    await clickOnMap(page, [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.6, 0.6],
    ]);
    await page.keyboard.press('Enter');
    await expectToRead(page, 'Une surface', 'ha');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer le projet' }).click();

    await page.getByRole('heading', { level: 1, name: 'Hangar dessiné' }).waitFor();
    await page.goto('/carte?calque=projets');
    await expectToRead(page.getByRole('region', { name: 'Projets' }), 'Hangar dessiné');
  });

  test('without a script, a position is typed; one that is none is refused and what was typed stays', async () => {
    const page = await visit.open('/sites/nouveau?type=terril', { as: coordinator });
    const still = await page
      .context()
      .browser()
      ?.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
    await still?.addCookies(await page.context().cookies());
    const form = await still?.newPage();
    if (!form) throw new Error('the browser is open only while tests run');
    await form.goto('/sites/nouveau?type=terril');
    await form.getByLabel('Nom du site').fill('Terril sans script');
    await form.getByText('Écrire les coordonnées').click();
    await form.getByLabel('Position ou contour').fill('là-bas');
    await form.getByRole('button', { name: 'Enregistrer le site' }).click();
    await expectToRead(form, 'n’est pas une position');
    expect(await form.getByLabel('Nom du site').inputValue()).toBe('Terril sans script');
    await form.getByLabel('Position ou contour').fill('50,43 ; 2,78');
    await form.getByRole('button', { name: 'Enregistrer le site' }).click();

    await expectToRead(form, 'Terril sans script', 'position exacte');
    await still?.close();
  });

  test('two people who change a place: the second is shown both texts', async () => {
    const context = await visit.enter({ as: coordinator });
    const [one, other] = [await context.newPage(), await context.newPage()];
    await one.goto('/sites?texte=Geotopia');
    await one.getByRole('link', { name: 'Geotopia' }).click();
    await one.getByRole('link', { name: 'Modifier' }).click();
    await one.getByRole('heading', { level: 1, name: 'Modifier Geotopia' }).waitFor();
    await other.goto(one.url());
    const save = async (page: Page, use: string) => {
      await page.getByLabel('Usage', { exact: true }).fill(use);
      await page.getByRole('button', { name: 'Enregistrer le site' }).click();
    };
    await save(one, 'Maison de la nature');
    await expectToRead(one, 'Maison de la nature');
    await save(other, 'Accueil des familles');

    await expectToRead(other, 'Rien n’est perdu', 'Maison de la nature', 'Accueil des familles');
    await expectAccessible(other);
    await other.getByRole('button', { name: 'Enregistrer le site' }).click();
    await other.getByRole('heading', { level: 1, name: 'Geotopia' }).waitFor();
    await expectToRead(other, 'Accueil des familles');
  });

  test('a table is imported once its bad row is mended, then undone', async () => {
    const page = await visit.open('/sites/import', { as: coordinator });
    const send = async (height: string) => {
      const buffer = Buffer.from(`nom;no_terril;hauteur;commune\nUn;T901;80;Béthune\nDeux;T902;${height};Béthune\n`);
      await page.getByLabel('Fichiers').setInputFiles({ name: 'terrils.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Envoyer' }).click();
      await page.getByRole('heading', { name: 'Vérifier avant d’importer' }).waitFor();
    };
    await send('haute');
    await expectToRead(page, '1 ligne à corriger', 'n’est pas un nombre', 'wrong_value');
    await page.getByRole('button', { name: 'Abandonner ce fichier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Importer des sites' }).waitFor();
    await send('60');
    await expectToRead(page, '2 sites à créer');
    await page.getByLabel('Source').fill('Relevé de terrain');
    await page.getByRole('button', { name: 'Importer 2 sites' }).click();
    await expectToRead(page, '2 sites créés');
    await expectAccessible(page);
    await page.getByRole('button', { name: /Annuler cet import de terrils.csv/ }).click();

    await expectToRead(page, '2 sites retirés');
  });
});

/** Corners at shares of the map's width and height, with the pause of a person who draws. */
async function clickOnMap(page: Page, corners: [number, number][]): Promise<void> {
  const canvas = page.locator('.map-drawing canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the map is not on the page');
  for (const [across, down] of corners) {
    const at: [number, number] = [box.x + box.width * across, box.y + box.height * down];
    await page.mouse.move(...at);
    await page.mouse.click(...at);
    await page.waitForTimeout(300);
  }
}
