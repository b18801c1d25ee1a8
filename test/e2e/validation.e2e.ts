import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const validator = 'validation.cpie@demo.carreau.example';
const coordinator = 'coordination.cpie@demo.carreau.example';

describeInBrowser('validation of records', (visit) => {
  test('many records are decided by keyboard alone; what somebody decided meanwhile is told and stays', async () => {
    const page = await visit.open('/nature/validation', { as: validator });
    const other = await visit.open('/nature/validation', { as: coordinator });
    await expectToRead(page, 'Première validation', 'en attente');
    await expectAccessible(page);
    const keys = page.keyboard;
    await page.locator('input[name="record"]').first().focus();
    await keys.press('Space');
    await keys.press('ArrowDown');
    await keys.press('Space');
    await expectToRead(page, '2 choisies');
    await keys.press('1');
    await keys.press('Control+Enter');
    await expectToRead(page, '2 données décidées');

    await other.locator('input[name="record"]').nth(1).check();
    await other.locator('input[name="record"]').nth(2).check();
    await other.getByLabel('Niveau de validation').selectOption('2');
    await other.getByRole('button', { name: 'Décider' }).click();
    await expectToRead(other, '1 donnée décidée', 'a changé depuis que vous l’avez lue', 'certain - très probable');
    await expectAccessible(other);
  });

  test('a doubt says why; a question reaches « Mon travail », its answer the validator; the history stays', async () => {
    const page = await visit.open('/nature/validation', { as: validator });
    await page.locator('.queue tbody a').last().click();
    await expectToRead(page, 'Historique', 'Personne n’a encore décidé');
    await page.getByLabel('Niveau de validation').selectOption('3');
    await page.getByRole('button', { name: 'Décider' }).click();
    await expectToRead(page, 'Dites pourquoi');
    await page.getByLabel('Question', { exact: true }).fill('Vu de près ?');
    await page.getByRole('button', { name: 'Poser la question' }).click();
    await expectToRead(page, '« Vu de près ? »', 'En attente');
    await expectAccessible(page);

    const mine = await visit.open('/travail', { as: coordinator });
    await expectToRead(mine, 'Questions sur vos données', 'Vu de près ?');
    await mine.locator('section', { hasText: 'Questions sur vos données' }).getByRole('link').first().click();
    await mine.getByLabel('Réponse', { exact: true }).fill('À dix mètres.');
    await mine.getByRole('button', { name: 'Répondre' }).click();
    await expectToRead(mine, 'À dix mètres.');
    await mine.getByRole('link', { name: 'Corriger cette donnée' }).click();
    expect(await mine.getByLabel('Technique d’observation').inputValue()).toBe('');
    await mine.getByLabel('Commentaire').fill('Vu à dix mètres.');
    await expectAccessible(mine);
    await mine.getByRole('button', { name: 'Enregistrer la correction' }).click();
    await expectToRead(mine, 'Vu à dix mètres.', 'version 2');
  });
});
