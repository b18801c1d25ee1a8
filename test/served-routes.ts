import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { matchRoutes } from 'react-router';
import { visitor } from '../src/identity/index.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { testEffects } from './builders.ts';
import { carriedFor } from './carried.ts';

type Run = (args: object) => Promise<Response>;

/** Answers a visitor's requests with the loaders and actions of these routes, for programs that speak HTTP. */
export async function serveRoutes(db: Db, routes: RouteConfigEntry[]): Promise<{ address: string; stop: () => void }> {
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', addressOf(server));
    const match = matchRoutes(
      routes.map(({ path = '', file }) => ({ path, id: file })),
      url.pathname,
    )?.at(-1);
    if (!match) return reply.writeHead(404).end();
    const { loader, action } = (await import(inProject('src', match.route.id))) as { loader: Run; action: Run };
    const context = carriedFor({ db, effects: testEffects, actor: visitor }, { origin: addressOf(server) });
    const answering = request.method === 'POST' ? action : loader;
    const answer = await answering({ request: await toRequest(request, url), params: match.params, context });
    reply.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: addressOf(server), stop: () => server.close() };
}

async function toRequest(message: IncomingMessage, url: URL): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
  const method = message.method ?? 'GET';
  return new Request(url, method === 'POST' ? { method, headers, body: await text(message) } : { method, headers });
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
