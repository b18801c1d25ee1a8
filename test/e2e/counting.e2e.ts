import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.mission@demo.carreau.example';

describeInBrowser('indicators counted from a register', (visit) => {
  test('a visitor goes from a published figure to the rows it counts', async () => {
    const page = await visit.open('/indicateurs?q=éléments du registre');
    await page.getByRole('link', { name: 'Éléments du registre' }).click();
    await expectToRead(page, '7 éléments', 'Les lignes comptées, 2018', 'Compté dans le registre le 31 décembre 2018');
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Compté dans le registre/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Les lignes comptées/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Fosse Mathilde' }).click();

    await page.getByRole('heading', { level: 1, name: 'Fosse Mathilde' }).waitFor();
  });

  test('what is not public is counted and not named', async () => {
    const page = await visit.open('/indicateurs?q=dossiers de péril ouverts');
    await page.getByRole('link', { name: 'Dossiers de péril ouverts' }).click();

    await expectToRead(page, '7 dossiers', 'D’autres lignes sont comptées, que vous ne pouvez pas voir');
  });

  test('a count is picked from lists, counted, and leads to its rows', async () => {
    const page = await visit.open('/travail/indicateurs/nouveau', { as });
    await page.getByText('Partir d’un comptage tout prêt').click();
    await page.getByRole('link', { name: 'Part des éléments protégés' }).click();
    await expect.poll(() => page.getByLabel('Intitulé').inputValue()).toBe('Part des éléments protégés');
    await page.getByRole('textbox', { name: 'Code' }).fill('ESSAI-FOSSES');
    await page.getByLabel('Intitulé').fill('Fosses du registre');
    await page.getByLabel('Unité').selectOption('count');
    await page.getByLabel('Chose comptée').fill('fosses');
    await page.getByLabel('Ce qui est donné').and(page.locator(':visible')).selectOption('count');
    const rows = page.getByRole('group', { name: 'Lignes comptées' }).and(page.locator(':visible'));
    await rows.getByLabel('Fosse', { exact: true }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Définir l’indicateur' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fosses du registre' }).waitFor();
    await page.getByRole('button', { name: 'Compter' }).click();

    await expectToRead(page, '4 fosses', 'à valider', 'Fosse 13 bis');
    await expectAccessible(page);
  });
});
