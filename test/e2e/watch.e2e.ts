import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead, signIn } from './browser.ts';

const as = 'coordination.mission@demo.carreau.example';
const phone = { as, width: 390 };

describeInBrowser('the field without a network', (visit) => {
  /** A phone on the page of the tour, which it can open without a network. */
  async function aPhone(): Promise<{ context: BrowserContext; page: Page; address: string }> {
    const context = await visit.enter(phone);
    const page = await context.newPage();
    await page.goto('/veille/campagnes');
    await page.getByRole('link', { name: 'Tournée d’essai' }).click();
    await page.getByRole('link', { name: 'Ouvrir sur le terrain' }).click();
    await expectToRead(page, 'Utilisable sans réseau');
    return { context, page, address: new URL(page.url()).pathname };
  }

  async function observe(page: Page, site: string, level: string, comment: string): Promise<void> {
    await page.getByRole('link', { name: site }).click();
    await page.getByRole('radio', { name: new RegExp(`^${level}`) }).check();
    await page.getByLabel('Remarque').fill(comment);
    await page.getByRole('button', { name: 'Garder ce relevé' }).click();
  }

  /** What the register knows of a place, as read on its own page. */
  async function readSite(context: BrowserContext, site: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`/sites?texte=${encodeURIComponent(site)}`);
    await page.getByRole('link', { name: site }).click();
    await page.getByRole('link', { name: 'Tous les relevés et les photos' }).click();
    return page;
  }

  test('keeps what is observed with the network cut, through a closed tab, and sends it once when it is back', async () => {
    const { context, page, address } = await aPhone();
    await context.setOffline(true);
    await observe(page, 'Fosse 13 bis', 'Mauvais', 'Toiture ouverte.');
    await expectToRead(page, '1 observation à envoyer', 'Hors ligne');
    await page.close();

    const again = await context.newPage();
    await again.goto(address);
    await expectToRead(again, '1 observation à envoyer');
    await observe(again, 'Fosse 6', 'Bon', 'Rien à dire.');
    await expectToRead(again, '2 observations à envoyer');
    await expectAccessible(again);
    await context.setOffline(false);
    await expectToRead(again, '2 observations envoyées');
    await again.reload();

    const known = await readSite(context, 'Fosse 13 bis');
    await expectToRead(known, 'Toiture ouverte.', 'Mauvais');
    expect(await known.getByText('Toiture ouverte.').count()).toBe(1);
  });

  test('an answer that the server heard and the device did not is kept once', async () => {
    const { context, page } = await aPhone();
    let heard = 0;
    await context.route('**/releves', async (route) => {
      heard += 1;
      const response = await route.fetch();
      // The way back is cut the first time.
      if (heard === 1) await route.abort();
      else await route.fulfill({ response });
    });
    await observe(page, 'Fosse 5', 'Moyen', 'Murs fissurés.');
    await expectToRead(page, '1 observation à envoyer');
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expectToRead(page, 'envoyée');

    expect(heard).toBe(2);
    const known = await readSite(context, 'Fosse 5');
    await expectToRead(known, 'Murs fissurés.');
    expect(await known.getByText('Murs fissurés.').count()).toBe(1);
  });

  test('two devices that looked at the same place both stay, with their photographs', async () => {
    const [one, other] = [await aPhone(), await aPhone()];
    for (const { context } of [one, other]) await context.setOffline(true);
    const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#6b5b3f' } })
      .jpeg()
      .toBuffer();
    await one.page.getByRole('link', { name: 'Chevalement de la fosse 2' }).click();
    await one.page
      .getByLabel('Prendre ou choisir une photo')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await one.page.getByRole('radio', { name: 'Assez bon' }).check();
    await one.page.getByRole('button', { name: 'Garder ce relevé' }).click();
    await observe(other.page, 'Chevalement de la fosse 2', 'Moyen', 'Rouille au pied.');
    for (const { context, page } of [one, other]) {
      await context.setOffline(false);
      await expectToRead(page, 'envoyée');
    }

    const known = await readSite(one.context, 'Chevalement de la fosse 2');
    await expectToRead(known, 'Rouille au pied.', 'Assez bon');
    expect(await known.locator('.observations > li').count()).toBe(2);
    const photo = known.locator('.photo-strip img');
    await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(90);
  });

  test('what was begun survives a closed tab, and nothing is lost when the session ended', async () => {
    const { context, page, address } = await aPhone();
    await page.getByLabel('Montrer aussi').check();
    await page.getByRole('link', { name: 'Camus haut' }).click();
    await page.getByLabel('Remarque').fill('Volets remplacés.');
    await page.waitForTimeout(300);
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    await again.getByRole('link', { name: /Camus haut.*commencé/ }).click();
    expect(await again.getByLabel('Remarque').inputValue()).toBe('Volets remplacés.');
    await context.clearCookies();
    await again.getByRole('radio', { name: 'Assez bon' }).check();
    await again.getByRole('button', { name: 'Garder ce relevé' }).click();
    await expectToRead(again, 'Votre session a pris fin', '1 observation à envoyer');

    await signIn(context, as);
    await again.goto(address);

    await expectToRead(again, '1 observation envoyée');
  });

  test('the pages of the watch read well on a phone, in the dark', async () => {
    const context = await visit.enter({ ...phone, dark: true });
    const page = await context.newPage();
    await page.goto('/veille/completude');
    await expectToRead(page, 'sans propriétaire');
    await expectAccessible(page);
  });
});
