import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPhotograph } from '../a-photograph.ts';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.mission@demo.carreau.example';
const published = 'La fosse 6 et son terril';

/** What the device keeps is written at once, and read two seconds later. */
const slowReading = `IDBRequest.prototype.addEventListener = function (type, listener, options) {
  const late = type === 'success' && this.source instanceof IDBIndex;
  const heard = late ? (event) => setTimeout(listener, 2000, event) : listener;
  return EventTarget.prototype.addEventListener.call(this, type, heard, options);
}`;

describeInBrowser('repeat photography', (visit) => {
  const choose = async (page: Page, colour: string, day: string) =>
    page
      .getByLabel('Photographie', { exact: true })
      .setInputFiles({ name: 'vue.jpg', mimeType: 'image/jpeg', buffer: await aPhotograph({ colour, day }) });

  const opacityOf = (page: Page) => page.locator('.framing-over').evaluate((over) => getComputedStyle(over).opacity);

  /** A view of its own, not published, with its first photograph; on its page. */
  async function aView(context: BrowserContext, title: string, script = ''): Promise<Page> {
    const page = await context.newPage();
    await page.addInitScript(script);
    await page.goto('/photographies/nouveau');
    await page.getByLabel('Nom', { exact: true }).fill(title);
    await page.getByLabel('Position').fill('50,4301 ; 2,7812');
    await page.getByRole('button', { name: 'Enregistrer le point de vue' }).click();
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await choose(page, '#6b7a4f', '2017-06-12');
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();
    await expectToRead(page, '12 juin 2017', 'Référence');
    return page;
  }

  test('a view is taken again over its reference, and compared under a slider with the keyboard', async () => {
    const page = await aView(await visit.enter({ as }), 'Vue à curseur');
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await choose(page, '#8a6b4f', '2020-06-20');
    await page.getByAltText('La photographie choisie').waitFor();
    await page.getByLabel('Transparence de la référence').press('End');
    expect(await opacityOf(page)).toBe('1');
    await page.getByRole('radio', { name: /^Partielle/ }).check();
    await page.getByLabel('Ce qui diffère').fill('Une haie masque le pied.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();
    await expectToRead(page, '20 juin 2020', 'Reprise partielle', 'Une haie masque le pied.');

    await page.getByRole('link', { name: 'Curseur', exact: true }).click();
    const slider = page.getByRole('slider', { name: 'Limite entre les deux photographies' });
    await slider.focus();
    const cut = () => page.locator('.slider-before').evaluate((before) => getComputedStyle(before).clipPath);
    await page.keyboard.press('Home');
    expect(await cut()).toContain('100%');
    await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('1\u202f% de 12 juin 2017, 99\u202f% de 20 juin 2020');
    await page.keyboard.press('End');
    expect(await slider.inputValue()).toBe('100');
    await expectAccessible(page);
  });

  test('a photograph sent before the device was read takes no other’s place', async () => {
    const context = await visit.enter({ as });
    const slow = await aView(context, 'Vue d’un appareil lent', slowReading);
    const page = await context.newPage();
    await page.goto(`${slow.url()}/reprendre`, { waitUntil: 'networkidle' });
    await choose(page, '#8a6b4f', '2020-06-20');
    await page.getByAltText('La photographie choisie').waitFor();
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();

    await expectToRead(page, '20 juin 2020', '12 juin 2017');
  });

  test('the camera opens on the page that takes a view again, and there alone', async () => {
    const page = await aView(await visit.enter({ as, width: 390 }), 'Vue cadrée');
    const mayOpen = () =>
      page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => true,
          () => false,
        ),
      );
    expect(await mayOpen()).toBe(false);
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await page.getByRole('button', { name: 'Cadrer avec l’appareil photo' }).click();
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Prendre la photo' }).click();
    await page.getByAltText('La photographie choisie').waitFor();
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();

    await expectToRead(page, 'Comparer');
    expect(await page.locator('.shots > li').count()).toBe(2);
  });

  test('what is written before the device has told what it keeps stays as it is', async () => {
    const page = await aView(await visit.enter({ as }), 'Vue lue tard', slowReading);
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await choose(page, '#8a6b4f', '2020-06-20');
    await page.getByAltText('La photographie choisie').waitFor();
    await page.getByLabel('Transparence de la référence').press('End');
    await page.getByLabel('Auteur').fill('Ada Marle');
    await page.waitForTimeout(5000);

    expect(await opacityOf(page)).toBe('1');
    expect(await page.getByLabel('Auteur').inputValue()).toBe('Ada Marle');
  });

  test('the network cut, a view that was taken is kept through a closed tab, and sent once when it is back', async () => {
    const context = await visit.enter({ as });
    const page = await aView(context, 'Vue sans réseau');
    const own = page.url();
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await choose(page, '#8a6b4f', '2020-06-20');
    await page.getByAltText('La photographie choisie').waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();
    await expectToRead(page, '1 vue à envoyer', 'Hors ligne');
    await page.close();
    await context.setOffline(false);

    const list = await context.newPage();
    await list.goto('/photographies');
    await expectToRead(list, '1 vue envoyée');
    await list.goto(own);
    await expectToRead(list, '20 juin 2020');
    expect(await list.locator('.shots > li').count()).toBe(2);
  });

  test('a campaign is carried on a phone: its views are taken without a network, each is sent once', async () => {
    const context = await visit.enter({ as, width: 390 });
    const page = await aView(context, 'Vue de tournée');
    const own = page.url();
    await page.goto('/photographies/campagnes/nouvelle');
    await page.getByLabel('Nom', { exact: true }).fill('Tournée au soleil');
    await page.getByLabel('À partir du').fill('2020-06-01');
    await page.getByRole('button', { name: 'Enregistrer la campagne' }).click();
    await page.getByRole('button', { name: 'Ajouter les vues trouvées' }).click();
    await expectToRead(page, 'Vue de tournée', 'à reprendre');
    await expectAccessible(page);
    const board = page.url();
    await page.getByRole('link', { name: 'Ouvrir sur le terrain' }).click();
    await expectToRead(page, 'Utilisable sans réseau');
    const field = page.url();
    await context.setOffline(true);
    await page.close();

    const away = await context.newPage();
    await away.goto(field);
    await away.getByRole('link', { name: 'Vue de tournée' }).click();
    await expect
      .poll(() => away.locator('.framing-stage img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await away.getByRole('button', { name: 'Garder cette vue' }).click();
    await expectToRead(away, 'Choisissez la photographie');
    await choose(away, '#8a6b4f', '2020-06-20');
    await expectAccessible(away);
    await away.getByRole('button', { name: 'Garder cette vue' }).click();
    await expectToRead(away, '1 vue à envoyer', 'Hors ligne');
    let heard = 0;
    await context.route('**/terrain/photographies/vues/**', async (route) => {
      heard += 1;
      const response = await route.fetch();
      // The way back is cut the first time.
      if (heard === 1) await route.abort();
      else await route.fulfill({ response });
    });
    await context.setOffline(false);
    await expect.poll(() => heard).toBeGreaterThan(0);
    await away.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expectToRead(away, '1 vue envoyée');

    await away.goto(board);
    await expectToRead(away, '20 juin 2020, conforme');
    await away.goto(own);
    expect(await away.locator('.shots > li').count()).toBe(2);
  });

  test('without JavaScript a file is sent, a change is read, and both pictures stand side by side', async () => {
    const context = await visit.enter({ as, javaScript: false });
    const page = await aView(context, 'Vue sans script');
    await page.getByRole('link', { name: 'Ajouter une prise de vue' }).click();
    await choose(page, '#4f6b8a', '2020-06-20');
    await page.getByRole('button', { name: 'Enregistrer la photographie' }).click();
    await page.getByRole('link', { name: 'Lire les changements' }).click();
    await page.getByLabel('Ce qui a changé').selectOption({ label: 'Zones bâties' });
    await page.getByLabel('Comment').selectOption({ label: 'Apparition' });
    await page.getByRole('button', { name: 'Enregistrer ce changement' }).click();
    await page.getByRole('link', { name: 'Curseur', exact: true }).click();

    const main = await page.locator('main').innerText();
    for (const told of ['Zones bâties', 'apparition', 'Le curseur demande JavaScript']) expect(main).toContain(told);
    expect(await page.locator('.side-by-side-views img').count()).toBe(2);
  });

  test('visitors see what is published, marked as drawn, and nothing else', async () => {
    const own = await aView(await visit.enter({ as }), 'Vue gardée');
    const picture = await own.locator('.shot img').getAttribute('src');
    const page = await visit.open('/photographies', { dark: true, width: 390 });
    const list = await page.locator('main').innerText();
    expect([list.includes('Vue gardée'), list.includes('Image générée')]).toEqual([false, true]);
    await page.getByRole('link', { name: published }).click();
    await expectToRead(page, 'Ce qui a changé', 'Formations arborées', 'Licence Ouverte 2.0', 'Image générée');
    await expectAccessible(page);

    const statuses = await Promise.all(
      [picture ?? '', new URL(own.url()).pathname].map(async (path) => (await page.request.get(path)).status()),
    );
    expect(statuses).toEqual([404, 404]);
    const shown = (await page.locator('.shot img').first().getAttribute('src')) ?? '';
    const answer = await page.request.get(shown);
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'private, max-age=3600']);
  });
});
