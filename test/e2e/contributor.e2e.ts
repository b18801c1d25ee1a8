import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible } from './browser.ts';

// The service « Eau et milieux naturels » and its sheets of the campaign of 2021: each test takes one of its own.
const contributor = 'eau@demo.carreau.example';

describeInBrowser('a contributor', (visit) => {
  /** The sheet of that title in the tasks of somebody, in a new browser. */
  const openSheet = async (title: string, options: Parameters<typeof visit.open>[1] = {}) => {
    const page = await visit.open('/travail', { as: contributor, ...options });
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return page;
  };

  test('sees the sheets of their service and no other, each with the date it is due', async () => {
    const page = await visit.open('/travail', { as: contributor });

    const rows = page.locator('tbody tr');
    const codes = (await rows.locator('.quiet-text').allTextContents()).map((text) => text.slice(0, 5));
    const dates = await rows.locator('[data-label="À rendre le"]').allTextContents();

    expect(codes.sort()).toEqual(['P2-01', 'P2-02', 'P2-03', 'P2-04', 'P2-05', 'P2-06', 'P2-07', 'P2-08']);
    for (const date of dates) expect(date).toContain('14 janvier 2022');
    await expectAccessible(page);
  });

  test('does not open the sheet of another service', async () => {
    const culture = await visit.open('/travail', { as: 'culture@demo.carreau.example' });
    const address = await culture.getByRole('link', { name: 'Labanque' }).getAttribute('href');

    const page = await visit.open(address ?? '', { as: contributor });

    await expectToRead(page, 'Accès refusé', 'Votre rôle ne permet pas cette opération.');
  });

  test('reads last year’s sheet beside this year’s', async () => {
    const page = await openSheet('L’eau potable');

    const help = page.getByRole('complementary');
    await help.locator('summary', { hasText: 'Contexte' }).click();

    await expectToRead(help, 'L’eau potable (2020)', 'L’eau du territoire vient de la nappe, par 35 forages.');
  });

  test('sees last year’s value, the target and the change beside the value they type', async () => {
    const page = await openSheet('Le déploiement des bornes de recharge', { as: 'contribution@demo.carreau.example' });
    const row = page.getByRole('row').filter({ hasText: 'BOR-02' });
    await expectToRead(row, '11 bornes', '100 bornes en 2024');

    await row.getByLabel(/^Valeur/).fill('22');
    await row.getByLabel(/^Valeur/).press('Enter');

    await expectToRead(row, '+100,0 %, souhaité : hausse');
  });

  test('pastes cells of a spreadsheet, with French numbers, over several rows and columns', async () => {
    const page = await openSheet('Geotopia');
    const cells = '2 150\tComptage de l’équipe\n1\u202f640\tComptage de l’équipe\n';
    await paste(page, page.getByLabel(/^Valeur.*Visiteurs du site/), cells);
    await expectToRead(page, '2 lignes remplies');

    await page.getByRole('button', { name: 'Enregistrer les chiffres clés' }).click();
    await expectToRead(page, '2 chiffres enregistrés');
    await page.reload();

    expect(await page.getByLabel(/^Valeur.*Visiteurs du site/).inputValue()).toBe('2\u202f150');
    expect(await page.getByLabel(/^Source.*Participants aux activités/).inputValue()).toBe('Comptage de l’équipe');
  });

  test('is told which cell is wrong, and keeps what they typed', async () => {
    const page = await openSheet('Geotopia');
    const field = page.getByLabel(/^Valeur.*Personnes accueillies en groupe/);
    await field.fill('beaucoup');
    await field.press('Enter');

    await expectToRead(page, 'Aucun chiffre n’a été enregistré');

    expect(await field.inputValue()).toBe('beaucoup');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  });

  test('inserts a figure with #: corrected later, the sentence prints the new value', async () => {
    const page = await openSheet('La gestion des milieux aquatiques');
    const grid = page.getByLabel(/^Valeur.*Cours d’eau entretenus/);
    await grid.fill('450');
    await grid.press('Enter');
    await expectToRead(page, '1 chiffre enregistré');

    const text = page.getByRole('textbox', { name: 'Contexte' });
    await text.click();
    await page.keyboard.type('La régie entretient #cours');
    await page.getByRole('option', { name: /Cours d’eau entretenus/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' de rivières.');
    await expectToRead(page, 'Enregistré à');
    await expectToRead(text, 'La régie entretient 450 km de rivières.');

    await grid.fill('462');
    await grid.press('Enter');
    await expectToRead(page, '1 chiffre enregistré');
    await page.reload();

    await expectToRead(text, 'La régie entretient 462 km de rivières.');
  });
});

/** Waits until every text is read there, whatever the kind of its spaces. */
async function expectToRead(place: Page | Locator, ...texts: string[]): Promise<void> {
  const root = 'locator' in place && 'url' in place ? place.locator('body') : (place as Locator);
  const plain = async () => (await root.innerText()).replace(/\s+/g, ' ');
  for (const text of texts) await expect.poll(plain, { timeout: 8_000 }).toContain(text);
}

async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('Control+V');
}
