import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { isEmbedded } from '../../src/web/embedded.ts';
import { anOldReport } from '../an-old-report.ts';
import { describeInBrowser, expectAccessible, lookedAt } from './browser.ts';
import { communesOf, defineByCommune } from './indicators.ts';
import { pageRoutes, walk } from './routes.ts';

// Who opens which pages: the first whose links lead to a page opens it.
const visitors: { email?: string; from: string[]; only?: RegExp }[] = [
  {
    email: 'coordination.cpie@demo.carreau.example',
    from: ['/nature', '/sites?texte=Audiffret', '/animations'],
    only: /nature|evaluations|especes|animations/,
  },
  { from: ['/', '/connexion', '/territoires?q=Béthune'] },
  { email: 'coordination@demo.carreau.example', from: ['/travail', '/plans/pcaet', '/sites?texte=Geotopia'] },
  { email: 'coordination.mission@demo.carreau.example', from: ['/sites?texte=Mathilde', '/veille'] },
  { email: 'administration@demo.carreau.example', from: ['/administration'] },
];

/** The titles met, by address. */
const titles = new Map<string, string>();

interface Example {
  address: string;
  context: BrowserContext;
}

// A page of a thousand lines takes axe a while, more so on a busy machine.
const patience = 90_000;
const wholeWalk = 600_000;

describeInBrowser('accessibility', (visit) => {
  const examples = new Map<string, Example>();

  beforeAll(async () => {
    for (const { email, from, only } of visitors) {
      const context = await visit.enter(email ? { as: email } : {});
      const read = async (address: string) => (await context.request.get(address)).text();
      for (const [route, address] of await walk(from, read))
        if (!examples.has(route) && (only?.test(route) ?? true)) examples.set(route, { address, context });
    }
    await passForms(examples);
  }, wholeWalk);

  test.each(pageRoutes)(
    '%s is reached, well formed and accessible, light and wide, dark and narrow',
    { timeout: patience },
    async (route) => {
      const example = examples.get(route);
      expect(example, 'no link of another page leads there').toBeDefined();
      if (!example) return;

      await expectGoodPage(example, 200);
    },
  );

  test('no two pages have the same title', () => {
    const all = [...titles.values()];

    expect(all.filter((title, at) => all.indexOf(title) !== at)).toEqual([]);
  });

  test.each([
    ['an address that leads nowhere', '/page-qui-n-existe-pas', 404],
    ['a page of others', '/administration', 403],
  ])('%s says so on a well formed and accessible page', async (_, address, status) => {
    const context = await visit.enter({ as: 'lecture@demo.carreau.example' });

    await expectGoodPage({ context, address }, status);
  });
});

/** Pages that only a form leads to: a link for a new password, tables read before their import, a document checked, values by commune. */
async function passForms(examples: Map<string, Example>): Promise<void> {
  await fill('/administration/organisations/:slug', '/mot-de-passe/:token', async (page) => {
    await page.getByRole('button', { name: 'Lien de mot de passe' }).last().click();
    return new URL(await page.getByLabel('Lien à remettre').inputValue()).pathname;
  });
  const sources = '/administration/organisations/:slug/sources';
  await fill(sources, `${sources}/:id`, async (page) => {
    const typed = {
      ...{
        Nom: 'Énergie',
        'Adresse du fichier': 'https://valeurs.example/valeurs.csv',
        'Code de l’indicateur': 'ENR-1',
      },
      ...{ 'Colonne de l’année': 'annee', 'Colonne de la valeur': 'total' },
    };
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Suivre cette source' }).click();
    await page.waitForURL(/sources\/.+/);
    return new URL(page.url()).pathname;
  });
  await fill(sources, `${sources}/:id/colonnes`, async (page) => {
    await page.getByRole('link', { name: 'Sites', exact: true }).click();
    await page.getByRole('button', { name: 'Voir ce qu’elle contient' }).waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('Terrils');
    await page.getByLabel('Adresse du fichier', { exact: true }).fill('https://sites.example/terrils.geojson');
    await page.getByRole('button', { name: 'Voir ce qu’elle contient' }).click();
    await page.waitForURL(/colonnes/);
    return new URL(page.url()).pathname;
  });
  await fill(sources, `${sources}/:id/donnees`, async (page) => {
    await page.getByRole('link', { name: 'GeoNature', exact: true }).click();
    await page.getByLabel('Jeton').waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('Faune');
    await page.getByLabel('Adresse de l’export', { exact: true }).fill('https://geonature.example/exports/api/12');
    await page.getByRole('button', { name: 'Voir ce qu’elle contient' }).click();
    await page.waitForURL(/donnees$/);
    return new URL(page.url()).pathname;
  });
  await fill('/travail/actions/import', '/travail/actions/import/:draft', async (page) => {
    const content = Buffer.from('Intitulé;Avancement\nPlanter une haie;en cours\n;peut-être\n');
    await page.getByLabel('Fichier').setInputFiles({ name: 'actions.csv', mimeType: 'text/csv', buffer: content });
    await page.getByRole('button', { name: 'Envoyer le fichier' }).click();
    await page.waitForURL(/import\/.+/);
    return new URL(page.url()).pathname;
  });

  await fill('/nature/import', '/nature/import/:draft', async (page) => {
    const buffer = Buffer.from(
      'nom_cite;date;commune;sexe\nÉpervier d’Europe;2020-06-12;Lens;Dame\nHibou;hier;Lens;\n',
    );
    await page.getByLabel('Fichier').setInputFiles({ name: 'carnet.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.waitForURL(/import\/.+/);
    return new URL(page.url()).pathname;
  });

  await fill('/engagements/:id/remarque', '/ce-qu-on-nous-ecrit/suivi/:code', async (page) => {
    await page.getByLabel('Votre remarque').fill('Le panneau manque.');
    // What comes back faster than somebody writes is refused.
    await page.waitForTimeout(3000);
    await page.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await page.waitForURL(/suivi\/.+/);
    return new URL(page.url()).pathname;
  });
  await fill('/sites/import', '/sites/import/:draft', async (page) => {
    const buffer = Buffer.from('nom;hauteur\nTerril du test;haute\nAutre terril;80\n');
    await page.getByLabel('Fichiers').setInputFiles({ name: 'terrils.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.waitForURL(/import\/.+/);
    return new URL(page.url()).pathname;
  });
  await fill('/sites/zonages', '/sites/zonages/:zone', async (page) => {
    const coordinates = [
      [
        [2.5, 50.4],
        [2.7, 50.4],
        [2.7, 50.6],
        [2.5, 50.4],
      ],
    ];
    const features = [{ type: 'Feature', properties: { nom: 'Abords' }, geometry: { type: 'Polygon', coordinates } }];
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
    await page
      .getByLabel('Fichier')
      .setInputFiles({ name: 'abords.geojson', mimeType: 'application/geo+json', buffer });
    await page.getByLabel('Source', { exact: true }).fill('Servitudes');
    await page.getByRole('button', { name: 'Importer ces zonages' }).click();
    return (await page.getByRole('link', { name: /^Abords, / }).getAttribute('href')) ?? '';
  });
  await fill('/controle', '/controle/:id', async (page) => {
    const buffer = Buffer.from('Le parc compte 12\u00a0gîtes, répartis en 4\u00a0ruraux et 7\u00a0urbains.');
    await page.getByLabel('Document').setInputFiles({ name: 'bilan.txt', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Contrôler' }).click();
    await page.waitForURL(/controle\/.+/);
    return new URL(page.url()).pathname;
  });
  await fill('/travail/imports', '/travail/imports/:import', async (page) => {
    await page.getByLabel('Trame').selectOption({ label: 'Rapport développement durable (département)' });
    await page.getByLabel('Année du rapport').fill('2012');
    const buffer = Buffer.from(anOldReport);
    await page.getByLabel('Document').setInputFiles({ name: 'rapport.txt', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Lire ce rapport' }).click();
    await page.waitForURL(/imports\/.+/);
    return new URL(page.url()).pathname;
  });
  await fill('/travail/indicateurs/nouveau', '/travail/indicateurs/:id/communes', async (page) =>
    communesOf(await defineByCommune(page)),
  );

  // One page of each kind is read, and the first indicator met is typed: rows belong to one that is counted.
  await fill('/indicateurs', '/indicateurs/:id/lignes', async (page) => {
    await page.goto(new URL('/indicateurs?q=éléments du registre', page.url()).href);
    await page.getByRole('link', { name: 'Éléments du registre' }).click();
    return (await page.getByRole('link', { name: /^Compté dans le registre/ }).getAttribute('href')) ?? '';
  });

  async function fill(from: string, to: string, work: (page: Page) => Promise<string>): Promise<void> {
    const start = examples.get(from);
    if (!start) return;
    const page = await start.context.newPage();
    await page.goto(start.address);
    examples.set(to, { context: start.context, address: await work(page) });
    await page.close();
  }
}

/** The pages of a visitor are read one after the other in one tab: a new one for each would start from nothing. */
const tabs = new Map<BrowserContext, Promise<Page>>();

function tabOf(context: BrowserContext): Promise<Page> {
  const tab = tabs.get(context) ?? context.newPage();
  tabs.set(context, tab);
  return tab;
}

async function expectGoodPage({ context, address }: Example, status: number): Promise<void> {
  const page = await tabOf(context);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  const errors: string[] = [];
  page.removeAllListeners();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));

  const response = await page.goto(address);

  expect(response?.status()).toBe(status);
  expect(await page.title()).toMatch(/^Carreau – .|. – Carreau$/);
  // A drawing alone has no script and nothing to skip.
  if (!isEmbedded(new URL(page.url()).pathname)) {
    expect(await page.evaluate(movedWhileWaking)).toBeLessThan(0.1);
    await expectFirstStopIsSkipLink(page);
    if (status === 200) titles.set(new URL(page.url()).pathname, await page.title());
  }
  await expectAccessible(page);
  expect(await page.evaluate(partsWithoutTitle)).toEqual([]);
  expect(await page.evaluate(faultsOfMarkup)).toEqual([]);
  expect(await page.evaluate(cutWhenAdapted)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // The width at which the RGAA wants a page read without going sideways (10.11).
  await page.setViewportSize({ width: 320, height: 900 });
  await expectAccessible(page, lookedAt);
  expect(await page.evaluate(drawingsWithoutTable)).toEqual([]);
  expect(await page.evaluate(misplacedSpaces)).toEqual([]);
  expect(errors.filter((text) => status === 200 || !text.includes(String(status)))).toEqual([]);
}

async function expectFirstStopIsSkipLink(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const stop = page.locator(':focus');
  expect(await stop.textContent()).toBe('Aller au contenu');
  expect((await stop.boundingBox())?.y).toBeGreaterThanOrEqual(0);
}

// How much of what is seen moved under the reader until scripts took the page over: the cumulative layout shift of Web
// Vitals, good below 0.1.
const movedWhileWaking = `new Promise((resolve) => {
  let moved = 0;
  const observer = new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) moved += shift.value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  const isAwake = () => Object.keys(document.querySelector('main')).some((key) => key.startsWith('__react'));
  const look = () => isAwake() ? requestAnimationFrame(() => setTimeout(() => resolve(moved), 50)) : setTimeout(look, 20);
  look();
})`;

// Tables of figures and groups of fields that nothing names (RGAA 5.4 and 11.6).
const partsWithoutTitle = `[...document.querySelectorAll('table, fieldset')]
  .filter((part) => !part.querySelector('caption, legend') && !part.ariaLabel && !part.hasAttribute('aria-labelledby'))
  .map((part) => part.outerHTML.slice(0, 100))`;

// What no rule of axe sees: each line is a criterion of the RGAA.
const faultsOfMarkup = `[
  ['1.2', 'svg:not([role=img], [aria-hidden=true], [aria-hidden=true] *, svg *), img[alt=""]:not(.framing-over)'],
  ['1.9', 'figure:not([aria-label])'],
  ['5.1', 'thead:has(tr + tr), th[colspan], th[rowspan]'],
  ['8.9', 'br + br, p:empty:not([role=status]), main :is(h2, h3, li):empty'],
  ['11.5', 'input[type=radio]:not(fieldset *, [role=group] *, [role=radiogroup] *)'],
  ['11.10', '.field:not(:has(.field-required)) > :required, label:has(:required):not(:has(.field-required, [type=radio]))'],
  ['12.8', '[tabindex]:not([tabindex="0"], [tabindex="-1"])'],
].flatMap(([criterion, wrong]) =>
  [...document.querySelectorAll(wrong)].map((part) => criterion + ' ' + part.outerHTML.slice(0, 100))
).concat([...document.querySelectorAll('main a[title]')]
  .filter((link) => !link.title.includes(link.textContent.trim()))
  .map((link) => '6.1 ' + link.outerHTML.slice(0, 100)))`;

// What is cut, or goes beyond the window, once somebody spaces the text out or doubles its size (RGAA 10.12 and 10.4).
// An excerpt of so many lines is one on purpose.
const cutWhenAdapted = `(() => {
  const cut = (rule) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets = [sheet];
    const found = [...document.querySelectorAll('body *')].filter((part) => {
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(part);
      return [...part.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim())
        && part.clientWidth > 2 && webkitLineClamp === 'none' && !part.closest('.visually-hidden')
        && (['hidden', 'clip'].includes(overflowX) && part.scrollWidth > part.clientWidth + 1
          || ['hidden', 'clip'].includes(overflowY) && part.scrollHeight > part.clientHeight + 1);
    }).map((part) => part.outerHTML.slice(0, 100));
    const { scrollWidth, clientWidth } = document.documentElement;
    document.adoptedStyleSheets = [];
    return scrollWidth > clientWidth ? [...found, rule] : found;
  };
  return [
    ...cut('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
      + ' p { margin-bottom: 2em !important }'),
    ...cut('html { font-size: 200% }'),
  ];
})()`;

// Every drawing that says something has a table of the same figures beside it.
const drawingsWithoutTable = `[...document.querySelectorAll('main svg[role=img]')]
  .filter((drawing) => !drawing.closest('figure, .chart-beside, section')?.querySelector('table'))
  .map((drawing) => drawing.getAttribute('aria-label'))`;

// What French typography forbids in what is read: a breaking space before ; : ! ? » or %, straight apostrophes,
// three dots. What a person typed and the journal shows letter by letter is left out.
const misplacedSpaces = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('script, style, textarea, pre, code, .trail')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT);
  const wrong = /\\S{0,20}( [;!?»%€]| :(?= |$)|« |\\p{L}'\\p{L}|\\p{L}\\.\\.\\.).{0,20}/u;
  const found = [];
  while (walker.nextNode()) found.push(...(wrong.exec(walker.currentNode.data)?.slice(0, 1) ?? []));
  return found;
})()`;
