import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';

const at = (name: string) => `${name}@demo.carreau.example`;
const published = '/rapports/bethune-bruay/rdd/2020';
const notYet = '/rapports/bethune-bruay/rdd/2021';

describeInBrowser('a role', (visit) => {
  /** The 2021 campaign of the agglomération, which this file only reads. */
  let campaign: string;
  let validator: Page;

  beforeAll(async () => {
    validator = await visit.open('/travail', { as: at('validation') });
    const link = validator.getByRole('link', { name: /développement durable 2021/ });
    campaign = (await link.getAttribute('href')) ?? '';
  });

  test.each([
    ['', 'Tableau de bord'],
    ['/alertes', 'Alertes'],
    ['/synthese', 'Textes d’ensemble'],
    ['/apercu', 'Rapport sur la situation'],
    ['/etapes', 'Étapes'],
  ])('a validator reads the campaign%s and finds nothing to change in it, save a judgement', async (below, title) => {
    await validator.goto(campaign + below);

    await validator.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(
      await validator
        .locator('main form[method=post] button:not(.judge *), main input:enabled:not([type=hidden])')
        .count(),
    ).toBe(0);
  });

  test('a validator reads a sheet without editing, and may comment it', async () => {
    await validator.goto(campaign);
    await validator.getByRole('link', { name: 'Le Plan climat-air-énergie territorial' }).click();
    await validator.getByLabel('Nouvelle remarque').waitFor();

    expect(await validator.locator('.sheet-parts :is(input:not([type=hidden]), textarea, button)').count()).toBe(0);
    expect(await validator.getByRole('button', { name: /Soumettre|Accepter|Renvoyer/ }).count()).toBe(0);
  });

  test('a reader sees published editions only', async () => {
    const reader = await visit.open('/rapports', { as: at('lecture') });
    const titles = await reader.locator('main').innerText();
    expect(titles).toContain('développement durable 2020');
    expect(titles).not.toContain('développement durable 2021');

    const open = await reader.goto(published);
    const closed = await reader.goto(notYet);

    expect([open?.status(), closed?.status()]).toEqual([200, 404]);
    expect(await reader.locator('main').innerText()).toContain('Ce rapport n’existe pas');
  });

  test.each([
    ['lecture', '/etapes'],
    ['lecture', ''],
    ['eau', '/alertes'],
    ['coordination.cpie', ''],
  ])('%s is answered with a sentence that says whom to ask, at campaign%s', async (name, below) => {
    const page = await visit.open('/travail', { as: at(name) });

    const answer = await page.goto(campaign + below);

    expect(answer?.status()).toBe(403);
    expect(await page.locator('main').innerText()).toContain('Votre rôle ne permet pas cette opération');
  });

  test('a visitor is asked to sign in, then brought to the page they wanted', async () => {
    const page = await visit.open(`${campaign}/etapes`);
    await page.getByLabel('Adresse électronique').fill(at('coordination'));
    await page.getByLabel('Mot de passe').fill('carreau-demonstration');
    await page.getByRole('button', { name: 'Se connecter' }).click();

    await page.getByRole('heading', { level: 1, name: 'Étapes' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${campaign}/etapes`);
  });
});
