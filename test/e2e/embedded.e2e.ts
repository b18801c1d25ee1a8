import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { walk } from './routes.ts';

const patience = 120_000;

/** A page of another site, with what was pasted in it. */
async function elsewhere(pasted: string): Promise<{ address: string; close(): void }> {
  const server = createServer((_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    reply.end(`<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>${pasted}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

describeInBrowser('a chart in the page of another site', (visit) => {
  test('is shown there by what the page gives to copy, with its table and the way back', async () => {
    const page = await visit.open('/plans/pcaet', { width: 390, javaScript: false });
    await page.getByText('Partager et télécharger').click();
    const pasted = await page.getByLabel('À coller dans une autre page').inputValue();
    const site = await elsewhere(pasted.replace(/src="[^/]*\/\/[^/]*/, `src="${new URL(page.url()).origin}`));

    await page.goto(site.address);
    const chart = page.frameLocator('iframe');
    await chart.getByRole('img', { name: /Actions par étape/ }).waitFor();
    await chart.getByText('Voir le tableau').click();

    await chart.getByRole('table', { name: /Actions par étape/ }).waitFor();
    const back = chart.getByRole('link', { name: 'Voir dans Carreau (nouvelle fenêtre)' });
    expect(await back.getAttribute('href')).toBe('/plans/pcaet');
    expect(await chart.locator('nav, form, script[src]').count()).toBe(0);
    site.close();
  });

  test('is alone in that: another page of Carreau is refused in a frame', async () => {
    const page = await visit.open('/plans/pcaet');
    const { origin } = new URL(page.url());
    const site = await elsewhere(`<iframe src="${origin}/plans/pcaet"></iframe>`);

    await page.goto(site.address);

    const frame = page.frames().find((each) => each !== page.mainFrame());
    await frame?.waitForURL('chrome-error://**');
    expect(await frame?.getByRole('heading', { name: 'Plan climat-air-énergie territorial' }).count()).toBe(0);
    site.close();
  });
});

describeInBrowser('every drawing that a visitor meets', (visit) => {
  test('has its files and its frame', { timeout: patience }, async () => {
    const { request } = await visit.enter();
    const bare: string[] = [];
    const shared = new Set<string>();
    const read = async (address: string) => {
      const html = await (await request.get(address)).text();
      const main = html.replace(/<script[\s\S]*?<\/script>/g, '');
      const drawings = main.match(/class="chart"|<section class="map"|src="data:image\/svg/g) ?? [];
      const shares = main.match(/<details class="share"/g) ?? [];
      if (!address.startsWith('/integrer/') && drawings.length > shares.length) bare.push(address);
      for (const [, at = ''] of main.matchAll(/href="(\/(?:integrer|illustrations)\/[^"]*)"/g))
        shared.add(at.replaceAll('&amp;', '&'));
      return html;
    };

    await walk(['/', '/nature/taxons/4117', '/nature/donnees?par=carte', '/evaluations', '/photographies'], read);
    // Pictures are made of the drawings, which answer sooner.
    const asked = [...shared].filter((at) => !/\.png(\?|$)/.test(at));
    const answers = await Promise.all(asked.map(async (at) => [(await request.get(at)).status(), at]));

    expect(bare).toEqual([]);
    expect(answers.filter(([status]) => status !== 200)).toEqual([]);
    expect(shared.size).toBeGreaterThan(30);
  });
});
