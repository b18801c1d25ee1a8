import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead, paste } from './browser.ts';
import { communesOf, defineByCommune } from './indicators.ts';

vi.setConfig({ testTimeout: 60_000 });

// The agglomération of the demonstration and its 100 communes; each test defines an indicator of its own.
const coordinator = 'coordination@demo.carreau.example';

describeInBrowser('values by commune', (visit) => {
  const openGrid = async (options: Parameters<typeof visit.open>[1] = {}) => {
    const page = await visit.open('/travail', { as: coordinator, ...options });
    const id = await defineByCommune(page);
    await page.getByRole('link', { name: 'Saisir par commune' }).click();
    await page.goto(communesOf(id));
    return { page, id, cell: (name: string) => page.getByLabel(`${name}, 2020`, { exact: true }) };
  };

  test('are typed with the keyboard, and the page of the indicator prints their total and lists them', async () => {
    const { page, id, cell } = await openGrid();
    await cell('Béthune').fill('1 200');
    await page.keyboard.press('Enter');
    await page.keyboard.type('30');
    await expectToRead(page, 'Total : plus de 1 230 arbres · 98 communes sans valeur', 'Saisies à enregistrer');
    await expectAccessible(page);
    page.once('dialog', (question) => question.dismiss());
    await page.getByRole('link', { name: /^ARB-/ }).click();
    await save(page, '2 valeurs enregistrées');
    await cell('Béthune').fill('1 201');
    await cell('Auchel').fill('5');
    await expectToRead(page, 'Saisies à enregistrer');
    await save(page, '2 valeurs enregistrées');

    await page.goto(`/indicateurs/${id}`);
    await page.getByText(/^Par commune/).click();

    await expectToRead(page, 'plus de 1 236 arbres', 'Somme de 3 communes : Béthune 1 201');
    await expectToRead(page.getByRole('row', { name: /^Béthune/ }), '1 201');
    await expectToRead(page.getByRole('row', { name: /^Lillers/ }), 'sans valeur');
    await expectAccessible(page);
  });

  test('are pasted from a spreadsheet in any order, and what is not understood is said line by line', async () => {
    const { page, cell } = await openGrid({ width: 390, dark: true });
    await paste(page, cell('Allouagne'), '8\tLILLERS\n12\t62048\n7\tLens\nbeaucoup\tBéthune\n');

    await expectToRead(page, '2 communes remplies, 2 lignes laissées de côté', 'Total : plus de 20 arbres');
    await expectToRead(page, 'Ligne 3 : « Lens » n’est pas une commune du territoire.');
    await expectToRead(page, 'Ligne 4 : Béthune, « beaucoup » n’est pas un nombre.');
    await expectAccessible(page);
    await save(page, '2 valeurs enregistrées');
    await page.reload();

    expect(await cell('Lillers').inputValue()).toBe('8');
    expect(await cell('Auchel').inputValue()).toBe('12');
  });

  test('that a colleague changed meanwhile are shown before they are replaced', async () => {
    const { page: mine, cell } = await openGrid();
    const theirs = await visit.open(new URL(mine.url()).pathname + new URL(mine.url()).search, { as: coordinator });
    await theirs.getByLabel('Auchel, 2020').fill('14');
    await save(theirs, '1 valeur enregistrée');

    await cell('Auchel').fill('12');
    await cell('Béthune').fill('beaucoup');
    await save(mine, 'Aucune valeur n’a été enregistrée : 1 case est à corriger');
    await cell('Béthune').fill('30');
    await save(
      mine,
      'Aucune valeur n’a été enregistrée : 1 commune a reçu entre-temps une autre valeur',
      'a enregistré 14 arbres',
    );
    await expectAccessible(mine);
    await mine.getByRole('link', { name: /^Auchel.*a enregistré/ }).click();
    expect(await cell('Auchel').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await cell('Auchel').inputValue()).toBe('12');
    expect(await cell('Béthune').inputValue()).toBe('30');
    await save(mine, '2 valeurs enregistrées');

    await theirs.reload();
    expect(await theirs.getByLabel('Auchel, 2020').inputValue()).toBe('12');
  });

  test('are pasted, corrected and saved without JavaScript', async () => {
    const { page, cell } = await openGrid({ javaScript: false });
    await page.getByText('Coller depuis un tableur').click();
    await page.getByLabel(/^Deux colonnes/).fill('Auchel;12\nBéthune;1,5\nLens;3');
    await page.getByRole('button', { name: 'Remplir la grille' }).click();
    await expectToRead(page, '2 communes remplies, 1 ligne laissée de côté', 'Total : plus de 13,5 arbres');

    await save(page, 'Aucune valeur n’a été enregistrée : 1 case est à corriger', 'l’indicateur n’en admet aucune');
    expect(await cell('Auchel').inputValue()).toBe('12');
    await cell('Béthune').fill('2');
    await cell('Béthune').press('Enter');

    await expectToRead(page, '2 valeurs enregistrées', 'Total : plus de 14 arbres');
  });
});

async function save(page: Page, ...answers: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expectToRead(page, ...answers);
}
