import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { anOldReport } from '../an-old-report.ts';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const coordinator = 'coordination.departement@demo.carreau.example';

/** An old report, from its document to the page of a figure: each test takes it one step further. */
describeInBrowser('an old report', (visit) => {
  let page: Page;

  beforeAll(async () => {
    page = await visit.open('/travail/imports', { as: coordinator });
  });

  const card = (printed: string) =>
    page.locator('[data-card]').filter({ has: page.locator('strong', { hasText: printed }) });

  test('its document is read, and nothing enters', async () => {
    await page.getByLabel('Trame').selectOption({ label: 'Rapport développement durable (département)' });
    await page.getByLabel('Année du rapport').fill('2019');
    const buffer = Buffer.from(anOldReport);
    await page.getByLabel('Document').setInputFiles({ name: 'rapport-2019.txt', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Lire ce rapport' }).click();

    await expectToRead(page, 'Rapport développement durable 2019', '0 sur', 'Habitat et logement', '6,8 M€', 'page 1');
    await expectAccessible(page);
  });

  test('a figure is accepted, another corrected and a third refused, with the keyboard', async () => {
    await card('6,8')
      .getByRole('button', { name: /^Accepter/ })
      .focus();
    await page.keyboard.press('a');
    await card('6,8').getByText('accepté').waitFor();

    await card('12')
      .getByRole('button', { name: /^Accepter/ })
      .focus();
    await page.keyboard.press('r');
    await card('12').getByText('refusé').waitFor();

    await card('186')
      .getByRole('button', { name: /^Accepter/ })
      .focus();
    await page.keyboard.press('c');
    await page.getByLabel('Libellé').fill('Logements du parc social réhabilités');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Accepter ainsi corrigé/ }).click();
    await card('186').getByText('corrigé').waitFor();

    await expectToRead(page, '4 sur');
  });

  test('the sheet holds them, and the value says from which page of which report it comes', async () => {
    await page.getByRole('link', { name: 'Habitat et logement', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Habitat et logement/ }).waitFor();
    await expectToRead(page, 'Logements du parc social réhabilités', 'Aides versées aux propriétaires');
    expect(await page.getByText('12 permanences').count()).toBe(0);

    await page.goto('/indicateurs?q=parc+social+réhabilités');
    await page.getByRole('link', { name: 'Logements du parc social réhabilités' }).click();

    await expectToRead(page, '186', 'rapport 2019, page 1');
  });

  test('without a script the same forms decide, down to a whole sheet', async () => {
    const plain = await visit.open('/travail/imports', { as: coordinator, javaScript: false });
    await plain.getByRole('link', { name: 'Rapport développement durable 2019' }).first().click();
    await plain.getByRole('link', { name: 'Collèges' }).first().click();
    await plain.getByRole('button', { name: /^Accepter les/ }).click();

    await expectToRead(plain, 'Tout est décidé');
  });

  test('what nobody worked on since is taken back', async () => {
    await page.goto('/travail/imports');
    await page
      .getByRole('button', { name: /^Annuler cet import/ })
      .first()
      .click();

    await expectToRead(page, 'Import annulé', 'annulé');
  });
});
