import { existsSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';

const megabyte = 1024 * 1024;
const ring = '[[[2.8,50.4],[2.81,50.4],[2.81,50.41],[2.8,50.4]]]';
const layer = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Un étang"},"geometry":{"type":"Polygon","coordinates":${ring}}}]`;

const address = (path = ''): string => `${process.env.CARREAU_E2E_ADDRESS}${path}`;

describeInBrowser('a large file', (visit) => {
  test('of 59 MB is received and read', { timeout: 180_000 }, async () => {
    const context = await visit.enter({ as: 'coordination@demo.carreau.example' });
    const page = await context.newPage();
    await page.goto('/sites/import');
    const form = new FormData();
    for (const name of ['csrf', 'organisation'])
      form.set(name, await page.locator(`form:has([type=file]) [name=${name}]`).inputValue());
    form.set('file', new Blob([layer, ' '.repeat(59 * megabyte), '}']), 'grande.geojson');
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);

    const send = (path: string) => {
      const headers = { origin: address(), cookie: cookies.join('; ') };
      return fetch(address(path), { method: 'POST', body: form, headers, redirect: 'manual' });
    };

    const draft = (await send('/sites/import')).headers.get('location') ?? '';

    expect(draft).toMatch(/^\/sites\/import\/./);
    form.set('file', '');
    form.set('intent', 'drop');
    expect((await send(draft)).headers.get('location')).toBe('/sites/import');
  });

  test('of 400 MB is refused in French, and is not held in memory', { timeout: 180_000 }, async () => {
    const before = memoryOfServer();
    let highest = before;
    const watched = setInterval(() => (highest = Math.max(highest, memoryOfServer())), 50);

    const answer = await sendBytes('/sites/import', 400 * megabyte);

    clearInterval(watched);
    expect(answer.statusCode).toBe(413);
    expect(await text(answer)).toContain('Ce que vous envoyez dépasse 60\u202fMo');
    expect(highest - before).toBeLessThan(300 * megabyte);
  });
});

/** Resident bytes, as Linux tells them; elsewhere, or of a server that somebody else started, nothing is known. */
function memoryOfServer(): number {
  const status = `/proc/${process.env.CARREAU_E2E_PROCESS}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024;
}

function sendBytes(path: string, size: number): Promise<IncomingMessage> {
  const headers = { origin: address(), 'content-type': 'multipart/form-data; boundary=x', 'content-length': size };
  const chunk = Buffer.alloc(megabyte);
  return new Promise((resolve, reject) => {
    const sent = request(address(path), { method: 'POST', headers }, resolve).on('error', reject);
    const write = (left: number): unknown =>
      left === 0
        ? sent.end()
        : sent.write(chunk)
          ? write(left - megabyte)
          : sent.once('drain', () => write(left - megabyte));
    write(size);
  });
}
