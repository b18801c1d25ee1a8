import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { inProject } from '../../src/kernel/paths.ts';

/** The first found; the shell, which has no window to draw, takes half of the processor. */
const executablePath = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that draws a clock, and lets itself be opened where the page may.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];
const axe = readFileSync(inProject('node_modules/axe-core/axe.min.js'), 'utf8');

/** What a page may take on a machine where other tests run beside; a sound one answers much sooner. */
const patience = 30_000;

interface Opening {
  as?: string;
  dark?: boolean;
  width?: number;
  javaScript?: boolean;
}

export interface Visit {
  /** A new visitor, signed in where an address is given. */
  enter(options?: Opening): Promise<BrowserContext>;
  /** A new page of a new visitor. */
  open(path: string, options?: Opening): Promise<Page>;
}

/** Password of every account of the demonstration. */
export const demoPassword = 'carreau-demonstration';

/** Tests in a real Chromium against the served demonstration; skipped, with a word, where there is none. */
export function describeInBrowser(title: string, tests: (visit: Visit) => void): void {
  if (!executablePath) console.warn(`Chromium is missing: « ${title} » is skipped.`);
  describe.runIf(executablePath)(title, () => {
    let browser: Browser | undefined;
    const contexts: BrowserContext[] = [];
    const sessions = new Map<string, ReturnType<BrowserContext['cookies']>>();
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', args });
    });
    afterAll(async () => {
      for (const context of contexts) await context.close();
      await browser?.close();
    });
    const enter = async (options: Opening = {}) => {
      if (!browser) throw new Error('the browser is open only while tests run');
      const context = await browser.newContext({
        baseURL: process.env.CARREAU_E2E_ADDRESS ?? '',
        locale: 'fr-FR',
        colorScheme: options.dark ? 'dark' : 'light',
        viewport: { width: options.width ?? 1280, height: 900 },
        javaScriptEnabled: options.javaScript ?? true,
      });
      context.setDefaultTimeout(patience);
      contexts.push(context);
      if (options.as) await context.addCookies(await sessionOf(options.as));
      return context;
    };
    /** Each account signs in once; its session serves every browser of these tests. */
    const sessionOf = (email: string) => {
      const session =
        sessions.get(email) ?? enter().then((context) => signIn(context, email).then(() => context.cookies()));
      sessions.set(email, session);
      return session;
    };
    tests({
      enter,
      open: async (path, options = {}) => {
        const page = await (await enter(options)).newPage();
        await page.goto(path);
        return page;
      },
    });
  });
}

export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(demoPassword);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  await page.close();
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; target: string[] }[];
}

/** WCAG A and AA, which RGAA 4 follows. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that colours or the width of the window can break on a page that is sound in others. */
export const lookedAt = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** Fails on any violation of those rules, tags or names of axe, and on a page wider than its window. */
export async function expectAccessible(page: Page, rules = everyRule): Promise<void> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] }).then((result) => result.violations)`,
  )) as Violation[];
  const overflow = (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number;

  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`),
  ).toEqual([]);
  expect(await page.locator('h1').count()).toBe(1);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Waits until every text is read there, whatever the kind of its spaces. */
export async function expectToRead(place: Page | Locator, ...texts: string[]): Promise<void> {
  const root = 'locator' in place && 'url' in place ? place.locator('body') : (place as Locator);
  const plain = async () => (await root.innerText()).replace(/\s+/g, ' ');
  for (const text of texts) await expect.poll(plain).toContain(text);
  await settled(root.page());
}

/** Waits until the page has read itself again after a button, as a person does whose typing is held meanwhile. */
export const settled = (page: Page): Promise<void> => page.locator('main[aria-busy]').waitFor({ state: 'detached' });

/** Pastes a text with the keyboard, as copied from another program. */
export async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('Control+V');
}
