import { test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.cpie@demo.carreau.example';

describeInBrowser('events', (visit) => {
  test('are announced on several days, told together, and read by visitors', async () => {
    const page = await visit.open('/animations/nouvelle', { as });
    await page.getByLabel('Intitulé').fill('Balade des orchidées');
    await page.getByLabel('Jour', { exact: true }).fill('2021-06-05');
    await page.getByLabel('Commune').fill('Loos-en-Gohelle');
    await page.getByLabel('Les mêmes, d’autres jours').fill('12/06/2021\n19 juin 2021');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer l’animation' }).click();
    await expectToRead(page, 'Balade des orchidées', '5 juin 2021', 'Prévue');

    await page.goto('/animations/a-renseigner');
    const outcome = (day: string) => page.getByRole('combobox', { name: `Balade des orchidées, ${day}` });
    const came = (day: string) => page.getByRole('textbox', { name: `Participants : Balade des orchidées, ${day}` });
    await outcome('5 juin 2021').selectOption('Tenue');
    await came('5 juin 2021').fill('14');
    await outcome('12 juin 2021').selectOption('Annulée');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expectToRead(page, 'Dites pourquoi l’animation est annulée');
    await page.getByRole('textbox', { name: 'annulation : Balade des orchidées, 12 juin 2021' }).fill('Orage');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expectToRead(page, '1 animation passée');

    const visitor = await visit.open('/animations?texte=orchidées', { width: 390, dark: true });
    await expectToRead(visitor, '3 animations : 1 tenue, 1 annulée, 14 participants');
    await expectAccessible(visitor);
  });

  test('give the figures of the report, each of which opens them', async () => {
    const page = await visit.open('/indicateurs?q=participants aux visites guidées');
    await page.getByRole('link', { name: 'Participants aux visites guidées' }).click();
    await expectToRead(page, '353 participants', 'Compté dans le registre');
    await page.getByRole('link', { name: /^Compté dans le registre/ }).click();
    await expectToRead(page, '96 lignes', 'Nombre de participants', 'exemple inventé');
    await expectAccessible(page);
  });

  test('records of the year are counted, and each opens', async () => {
    const page = await visit.open('/indicateurs?q=données naturalistes collectées');
    await page.getByRole('link', { name: 'Données naturalistes collectées' }).click();
    await expectToRead(page, '7 208 données', 'Flore', '3 203', 'Faune', '4 005');
    await expectAccessible(page);
  });
});
