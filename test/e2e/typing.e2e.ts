import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, expectToRead } from './browser.ts';

/** A slow network: scripts arrive while somebody already writes. What they type must not be lost on the way. */
describeInBrowser('somebody who writes before the page is ready', (visit) => {
  test('goes on in the same text, at the same place, when the editor takes the place of the plain field', async () => {
    const page = await visit.open('/travail', { as: 'culture@demo.carreau.example' });
    const release = await holdBack(page, /rich-editor-[^/]*\.js/);
    await page.getByRole('link', { name: 'Labanque' }).click();
    const text = page.getByRole('textbox', { name: 'Contexte' });
    await text.fill('L’exposition  du public.');
    for (const _ of ' du public.') await page.keyboard.press('ArrowLeft');
    // Watched before anything is let go: asked for later, the field could be the editor's already.
    const swap = await text.evaluateHandle(watchedUntilGone);

    await release();

    expect(await swap.evaluate(({ nextField }) => nextField)).toBe('Contexte');
    await page.keyboard.type('attire');
    await expectToRead(text, 'L’exposition attire du public.');
    await expectToRead(page, 'Enregistré à');
    await page.reload();
    await expectToRead(text, 'L’exposition attire du public.');
  });

  test('finds what they changed in a text before the scripts ran, saved', async () => {
    const page = await visit.open('/travail', { as: 'culture@demo.carreau.example' });
    await page.getByRole('link', { name: 'Labanque' }).click();
    const text = page.getByRole('textbox', { name: 'Contexte' });
    await page.getByRole('toolbar').first().waitFor();
    await text.fill('Un texte déjà enregistré.');
    await expectToRead(page, 'Enregistré à');
    const release = await holdBack(page, /entry\.client-[^/]*\.js/);
    await page.reload({ waitUntil: 'commit' });
    await text.fill('Un texte repris avant les scripts.');

    await release();

    await page.getByRole('toolbar').first().waitFor();
    await expectToRead(text, 'Un texte repris avant les scripts.');
    await expectToRead(page, 'Enregistré à');
  });

  test('presses two buttons while a text is on its way: the last one is sent, and sent once', async () => {
    const page = await visit.open('/travail', { as: 'culture@demo.carreau.example' });
    await page.getByRole('link', { name: 'Labanque' }).click();
    await page.getByRole('toolbar').first().waitFor();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(new URLSearchParams(request.postData() ?? '').get('intent') ?? ''));
    const release = await holdBack(page, /\/texte$/);
    await page.getByRole('textbox', { name: 'Contexte' }).fill('Un texte en chemin.');
    await expectToRead(page, 'Enregistrement…');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();

    await release();

    await expectToRead(page, 'La fiche n’est pas encore soumise');
    expect(sent.filter(Boolean)).toEqual(['submit']);
  });
});

/** Holds back what the page asks for at such addresses, until told. */
async function holdBack(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let holds = true;
  await page.route(address, async (route) => {
    if (holds) held.push(route);
    else await route.continue();
  });
  return async () => {
    holds = false;
    for (const route of held) await route.continue();
  };
}

/** The label of the field that gets the next key, as soon as this one has left the page. */
const watchedUntilGone = (plain: Element): { nextField: Promise<string | null | undefined> } => ({
  nextField: new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (!plain.isConnected) resolve(document.activeElement?.getAttribute('aria-label'));
    });
    seen.observe(document, { childList: true, subtree: true });
  }),
});
