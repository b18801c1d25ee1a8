import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askOutside, readAddress } from './ask-outside.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { mostBytes: 1_000_000, mostSeconds: 5 };
const ask = (address: string, innerHosts: string[] = ['127.0.0.1'], more = limits) =>
  askOutside({ address, innerHosts, ...more });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    ({ code }: { code: string }) => code,
  );

test.each([
  ['http://127.0.0.1/', 'address_inside'],
  ['http://2130706433/', 'address_inside'],
  ['http://0x7f.1/', 'address_inside'],
  ['http://10.1.2.3/', 'address_inside'],
  ['http://169.254.169.254/latest/meta-data', 'address_inside'],
  ['http://[::1]/', 'address_inside'],
  ['http://[::ffff:10.0.0.1]/', 'address_inside'],
  ['http://[fd00::1]/', 'address_inside'],
  ['http://localhost:5432/', 'address_inside'],
  ['file:///etc/passwd', 'not_an_address'],
  ['gopher://example.org/', 'not_an_address'],
  ['https://qui:secret@example.org/', 'secret_in_address'],
])('%s is refused before it is kept', (address, code) => {
  expect(() => readAddress(address, [])).toThrow(expect.objectContaining({ code }));
});

test.each(['https://www.data.gouv.fr/x.csv', 'http://[2001:41d0::1]/', 'http://1.1.1.1/'])(
  '%s is of outside',
  (address) => {
    expect(readAddress(address, []).href).toContain('http');
  },
);

test('a name that leads inside is refused when it is looked up, and let where the keeper says so', async () => {
  const address = (await serving((_, reply) => reply.end('oui'))).replace('127.0.0.1', 'localhost');

  expect(await codeOf(ask(address, []))).toBe('address_inside');
  expect((await ask(address, ['localhost'])).body.toString()).toBe('oui');
});

test('a redirect is followed to where one may ask, and no further', async () => {
  const inside = await serving((_, reply) => reply.end('secret'));
  const named = inside.replace('127.0.0.1', 'localhost');
  const outside = await serving(({ url }, reply) => {
    const to = { '/inside': `${named}/`, '/loop': '/loop', '/moved': '/file' }[url ?? ''];
    reply.writeHead(to ? 302 : 200, to ? { location: to } : {}).end('fichier');
  });

  expect((await ask(`${outside}/moved`)).body.toString()).toBe('fichier');
  expect(await codeOf(ask(`${outside}/inside`))).toBe('address_inside');
  expect(await codeOf(ask(`${outside}/loop`))).toBe('too_many_redirects');
});

test('an answer that is too long, too slow or that nobody gives is told', async () => {
  const endless = await serving((_, reply) => void reply.end(Buffer.alloc(2_000_000)));
  const silent = await serving(() => {});
  const closed = await serving((_, reply) => reply.end());
  servers.at(-1)?.close();

  expect(await codeOf(ask(endless))).toBe('outside_too_large');
  expect(await codeOf(ask(silent, ['127.0.0.1'], { ...limits, mostSeconds: 0.05 }))).toBe('outside_slow');
  expect(await codeOf(ask(closed))).toBe('outside_unreachable');
});
