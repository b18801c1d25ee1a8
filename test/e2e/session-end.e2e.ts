import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { openSession } from '../../src/identity/index.ts';
import { type Database, openServer } from '../../src/kernel/db/index.ts';
import { realEffects } from '../../src/kernel/effects.ts';
import { sessionCookie } from '../../src/web/cookies.ts';
import { createDatabase, startServer, type TestServer, templateDatabase } from '../postgres-server.ts';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';
import { type Served, serveDatabase } from './served-demonstration.ts';

// The clock of the server is moved where it keeps its sessions, which takes a server of PostgreSQL.
describeInBrowser('the end of a session', (visit) => {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-session-'));
  let server: TestServer | undefined;
  let database: Database | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    server = await startServer();
    if (!server) return;
    const url = await createDatabase(server.url, `session_${process.pid}`, templateDatabase);
    database = await openServer(url);
    served = await serveDatabase(folder, url);
  });
  afterAll(async () => {
    await served?.stop();
    await database?.close();
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Somebody signed in, whose time passes on the server and on the pages that they left open. */
  const somebody = async ({ skip }: TestContext, { javaScript = true } = {}) => {
    if (!database || !served) return skip();
    const { db } = database;
    const { address } = served;
    const { id: personId } = await db
      .insertInto('person')
      .values({ email: `${crypto.randomUUID()}@example.org`, name: 'Ada Marle' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const gate = { db, effects: realEffects, address: '::1', userAgent: '' };
    const { token } = await openSession(gate, { personId, means: 'link' });
    const context = await visit.enter({ javaScript });
    await context.addCookies([{ name: sessionCookie, value: token, url: address }]);
    await context.clock.install();
    /** The bar says its height once its scripts run. */
    const awake = async (page: Page) => {
      if (javaScript) await expect.poll(() => page.locator('html').getAttribute('style')).toContain('--session-end');
    };
    const open = async (path: string) => {
      const page = await context.newPage();
      await page.goto(address + path);
      await awake(page);
      return page;
    };
    const wait = async (minutes: number, ...pages: Page[]) => {
      const time = sql`make_interval(mins => ${minutes})`;
      await db
        .updateTable('session')
        .set(({ ref }) => ({
          usedAt: sql`${ref('usedAt')} - ${time}`,
          expiresAt: sql`${ref('expiresAt')} - ${time}`,
        }))
        .where('personId', '=', personId)
        .execute();
      for (const page of pages) await page.clock.fastForward(minutes * 60_000);
    };
    return { open, wait, awake };
  };

  const warning = (page: Page) => page.locator('.session-end-warning');
  const outcome = (page: Page) => page.locator('.session-end-outcome');
  const stay = (page: Page) => page.getByRole('button', { name: 'Rester connecté' });
  const isSignedIn = async (page: Page) => {
    await page.goto(new URL('/profil', page.url()).href);
    return new URL(page.url()).pathname === '/profil';
  };

  test('is told ten minutes before on a page left open, put off by the keyboard alone, and the focus comes back', async (given) => {
    const { open, wait } = await somebody(given);
    const page = await open('/accessibilite');
    const last = page.getByRole('contentinfo').getByRole('link').last();
    await last.focus();

    await wait(225, page);
    expect(await warning(page).textContent()).toBe('');
    await wait(6, page);
    await expectToRead(warning(page), 'Sans rien faire de plus, vous serez déconnecté à');
    expect(await last.evaluate((link) => link === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    expect(await stay(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expectToRead(outcome(page), 'Vous restez connecté, au moins jusqu’à');
    await page.keyboard.press('Enter');
    expect(await last.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await warning(page).textContent()).toBe('');

    await wait(20, page);
    expect(await isSignedIn(page)).toBe(true);
  });

  test('comes when nobody puts it off, and the page says so', async (given) => {
    const { open, wait } = await somebody(given);
    const page = await open('/accessibilite');

    await wait(231, page);
    await expectToRead(warning(page), 'vous serez déconnecté à');
    await wait(10, page);
    await expectToRead(warning(page), 'Votre session a pris fin.', 'Se connecter dans un autre onglet');

    expect(await isSignedIn(page)).toBe(false);
  });

  test('is not told on a page while another tab has put it off, and no longer told once one has', async (given) => {
    const { open, wait, awake } = await somebody(given);
    const [one, other] = [await open('/accessibilite'), await open('/mentions-legales')];
    await wait(120);
    await one.reload();
    await awake(one);
    const asked = other.waitForResponse('**/profil/sessions/fin');
    await wait(111, one);
    await other.clock.fastForward(231 * 60_000);
    await asked;
    expect(await warning(other).textContent()).toBe('');

    await wait(121, one, other);
    await expectToRead(warning(other), 'vous serez déconnecté à');
    await stay(one).focus();
    expect(await one.evaluate('scrollY')).toBe(0);
    await stay(one).press('Enter');
    await expectToRead(outcome(one), 'Vous restez connecté');
    await other.clock.fastForward(30_000);

    await expect.poll(() => warning(other).textContent()).toBe('');
    expect(await isSignedIn(other)).toBe(true);
  });

  test('after twenty-four hours is told as the one that cannot be put off', async (given) => {
    const { open, wait, awake } = await somebody(given);
    const page = await open('/accessibilite');
    for (let each = 0; each < 6; each++) {
      await wait(230);
      await page.reload();
    }
    await awake(page);

    await wait(51, page);

    await expectToRead(warning(page), 'une session dure au plus 24 heures');
    expect(await stay(page).count()).toBe(0);
  });

  test('is told in words to a browser without scripts, which puts it off by a form', async (given) => {
    const { open, wait } = await somebody(given, { javaScript: false });
    const page = await open('/accessibilite');
    await expectToRead(page, 'Votre session se ferme à');
    await page.getByRole('link', { name: 'Rester connecté' }).click();

    await wait(230);
    await stay(page).click();
    await expectToRead(page.getByRole('status'), 'Vous restez connecté, au moins jusqu’au');
    await wait(230);

    expect(await isSignedIn(page)).toBe(true);
  });
});
