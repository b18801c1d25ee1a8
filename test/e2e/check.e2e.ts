import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const contributor = 'contribution@demo.carreau.example';
const wrong = `Bilan 2020

Le parc compte 395\u00a0logements, répartis en 186\u00a0collectifs et 173\u00a0individuels.
\fLe lundi 4\u00a0mars 2020, 40\u00a0personnes sont venues.
`;
const sound = 'Le parc compte 359\u00a0logements, répartis en 186\u00a0collectifs et 173\u00a0individuels.';

describeInBrowser('a document checked at /controle', (visit) => {
  test('a contradiction is shown beside the text, judged, kept, reopened and deleted', async () => {
    const page = await visit.open('/controle', { as: contributor });
    await expectAccessible(page);
    await send(page, 'bilan planté.txt', wrong);

    await expectToRead(page, '2 alertes', '4 chiffres lus', 'n’est pas gardé');
    const finding = page.getByRole('article').first();
    await expectToRead(finding, 'Certaine', 'Page 1, ligne 3', '186 + 173 = 359, non 395', 'deux chiffres échangés');
    await expectAccessible(page);

    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => page.locator(':focus').innerText()).toContain('4 mars 2020 est un mercredi');
    expect(await page.locator('[data-shown]').allInnerTexts()).toEqual([expect.stringContaining('lundi 4')]);

    await finding.getByRole('button', { name: 'Juste' }).click();
    await page.getByRole('button', { name: 'Garder ce contrôle' }).click();
    await expectToRead(page, 'Gardé par');
    await page.getByRole('link', { name: 'Contrôler un document' }).click();
    await page.getByRole('link', { name: 'bilan planté.txt' }).first().click();
    const judged = page.getByRole('article').first().getByRole('button', { name: 'Juste' });
    await expect.poll(() => judged.getAttribute('aria-pressed')).toBe('true');
    expect(await downloaded(page, 'csv')).toContain('bilan planté.txt;A;stated_total;');
    expect(await downloaded(page, 'document')).toBe(wrong);

    await judged.click();
    await expect.poll(() => judged.getAttribute('aria-pressed')).toBe('false');
    await page.getByText('Supprimer ce contrôle').click();
    await page.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await expectToRead(page, 'Le contrôle gardé est supprimé');
    expect(await page.getByRole('link', { name: 'bilan planté.txt' }).count()).toBe(0);
  });

  test('a sound document says so, and is forgotten at once when asked', async () => {
    const page = await visit.open('/controle', { as: 'lecture@demo.carreau.example' });
    await send(page, 'sain.md', sound);

    await expectToRead(page, 'Aucune alerte', 'Rien dans ce texte ne se contredit');
    expect(await page.locator('.check-page u').allInnerTexts()).toEqual(['359', '186', '173'].map(beginning));
    const address = page.url();
    await page.getByRole('button', { name: 'Oublier maintenant' }).click();
    await expectToRead(page, 'Le document est oublié');
    expect((await page.goto(address))?.status()).toBe(404);
  });

  test('what last year’s report announced and this one never tells is worth a look', async () => {
    const page = await visit.open('/controle', { as: contributor });
    const before = 'Perspectives 2021\n- Installation de douze bornes de recharge pour vélos à Lillers\n';
    await page.getByLabel('Année du rapport').fill('2021');
    await page.getByLabel('Rapport précédent').setInputFiles(fileOf('rapport 2020.txt', before));
    await send(page, 'rapport 2021.txt', 'Les bibliothèques ont prêté 45\u00a0300\u00a0livres.');

    await expectToRead(page, 'rapport 2021, comparé à rapport 2020.txt', 'Absent du texte', 'Probable', 'douze bornes');
    await expectToRead(page.getByRole('article'), 'Rapport précédent, page 1, ligne 2');
    await expectAccessible(page);
  });

  test('a judgement that is answered late does not hide that the document is kept', async () => {
    const page = await visit.open('/controle', { as: contributor });
    await send(page, 'bilan gardé.txt', wrong);
    await expectToRead(page, '2 alertes');
    await answerJudgementWhileReadingAgain(page);

    await page.getByRole('article').first().getByRole('button', { name: 'Juste' }).click();
    await page.getByRole('button', { name: 'Garder ce contrôle' }).click();

    await expectToRead(page, 'Gardé par');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('an unreadable document is refused with what to do, and another can be sent at once', async () => {
    const page = await visit.open('/controle', { as: contributor });
    await send(page, 'casse.pdf', '%PDF-1.7 et rien');

    await expectToRead(page, 'Ce document est abîmé ou incomplet');
    await send(page, 'sain.md', sound);
    await expectToRead(page, 'Aucune alerte');
  });

  test('without a script, a finding is judged, found from its place, and the document kept', async () => {
    const page = await visit.open('/controle', { as: contributor, javaScript: false });
    await send(page, 'sans script.txt', wrong);
    await page.getByRole('article').first().getByRole('button', { name: 'Pas utile' }).click();

    await expectToRead(page, '2 alertes');
    const useless = page.getByRole('article').first().getByRole('button', { name: 'Pas utile' });
    expect(await useless.getAttribute('aria-pressed')).toBe('true');
    await useless.click();
    await page.getByRole('button', { name: 'Garder ce contrôle' }).click();
    await expectToRead(page, 'Gardé par');
    await page.getByText('Supprimer ce contrôle').click();
    await page.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await expectToRead(page, 'Le contrôle gardé est supprimé');
  });
});

const beginning = (printed: string) => expect.stringMatching(new RegExp(`^${printed}`));

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});

async function send(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Document', { exact: true }).setInputFiles(fileOf(name, text));
  await page.getByRole('button', { name: 'Contrôler' }).click();
}

/** The judgement is sent only once the page asks for itself again, which waits until it is answered. */
async function answerJudgementWhileReadingAgain(page: Page): Promise<void> {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  await page.route(/\/controle\/[^/]+\.data/, async (route) => {
    const request = route.request();
    if (request.postData()?.includes('intent=judge')) {
      await asked.promise;
      await route.fulfill({ response: await route.fetch() });
      answered.resolve();
    } else if (request.method() === 'GET') {
      asked.resolve();
      await answered.promise;
      await setTimeout(500);
      await route.continue();
    } else await route.continue();
  });
}

const downloaded = async (page: Page, format: string): Promise<string> =>
  (await page.context().request.get(`${page.url().split('#')[0]}/telecharger/${format}`)).text();
