import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { describeAloneOnEachEngine, whileNobodyWrites } from '../../test/databases.ts';
import type { Db } from '../kernel/db/index.ts';
import { KeptPages } from './kept-pages.ts';

describeAloneOnEachEngine('pages kept for visitors', (database) => {
  test('one made for a visitor is given to the next, with a nonce of its own', whileNobodyWrites, async () => {
    const site = await aSite(database().db);

    const [first, second] = [await site.ask('/'), await site.ask('/')];

    expect([first.body, second.body]).toEqual(['page 1, n1 and n1', 'page 1, n2 and n2']);
    expect([first.headers.get('x-page'), second.headers.get('x-page')]).toEqual(['1', '1']);
  });

  test('is made again once something was written, and after a minute', whileNobodyWrites, async () => {
    const site = await aSite(database().db);
    await site.ask('/');

    await sql`insert into person (email, name) values (${`${crypto.randomUUID()}@example.org`}, 'Somebody')`.execute(
      database().db,
    );
    expect((await site.ask('/')).body).toBe('page 2, n2 and n2');
    expect((await site.ask('/')).body).toBe('page 2, n3 and n3');
    site.passed(61_000);
    expect((await site.ask('/')).body).toBe('page 3, n4 and n4');
  });

  test('somebody with a cookie is always made a page of theirs, which nobody else is given', async () => {
    const site = await aSite(database().db);

    const bodies = [await site.ask('/', { cookie: 'carreau_session=a' }), await site.ask('/')].map(({ body }) => body);

    expect(bodies).toEqual(['page 1, n1 and n1', 'page 2, n2 and n2']);
  });

  test.each(['/error', '/file', '/cookie'])('%s, which is no page for everybody, is not kept', async (path) => {
    const site = await aSite(database().db);

    await site.ask(path);

    expect((await site.ask(path)).headers.get('x-page')).toBe('2');
  });

  test('those who ask while it is being made wait for it', whileNobodyWrites, async () => {
    const site = await aSite(database().db);

    const bodies = await Promise.all([1, 2, 3].map(() => site.ask('/slow')));

    expect(bodies.map(({ body }) => body.split(',')[0])).toEqual(['page 1', 'page 1', 'page 1']);
  });

  test('without its database, each is left to say so', async () => {
    const site = await aSite(database().db);
    await site.ask('/');
    await database().close();

    expect((await site.ask('/')).body).toBe('page 2, n2 and n2');
  });
});

/** A server of pages that say how many were made. */
async function aSite(db: Db) {
  let [asked, made, passed] = [0, 0, 0];
  const pages = new KeptPages(() => passed);
  const make = (answer: ServerResponse, path: string, nonce: string) => async () => {
    made += 1;
    const page = made;
    if (path === '/slow') await new Promise((resolve) => setTimeout(resolve, 100));
    answer.writeHead(path === '/error' ? 500 : 200, {
      'content-type': path === '/file' ? 'text/csv' : 'text/html; charset=utf-8',
      'x-page': String(page),
      ...(path === '/cookie' ? { 'set-cookie': 'a=b' } : {}),
    });
    answer.write(`page ${page}, ${nonce}`);
    answer.end(` and ${nonce}`);
  };
  const server = createServer((request, answer) => {
    asked += 1;
    const nonce = `n${asked}`;
    answer.setHeader('content-security-policy', nonce);
    void pages.answer(request, answer, { db, nonce, make: make(answer, request.url ?? '', nonce) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    ask: async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      return { body: await answer.text(), headers: answer.headers };
    },
    passed: (milliseconds: number) => {
      passed += milliseconds;
    },
  };
}
