import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { matchRoutes } from 'react-router';
import { visitor } from '../src/identity/index.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { testEffects } from './builders.ts';
import { carriedFor } from './carried.ts';

type Run = (args: object) => Promise<Response>;

/** Answers a visitor's requests with the loaders of these routes, for programs that speak HTTP. */
export async function serveRoutes(db: Db, routes: RouteConfigEntry[]): Promise<{ address: string; stop: () => void }> {
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', addressOf(server));
    const match = matchRoutes(
      routes.map(({ path = '', file }) => ({ path, id: file })),
      url.pathname,
    )?.at(-1);
    if (!match) return reply.writeHead(404).end();
    const { loader } = (await import(inProject('src', match.route.id))) as { loader: Run };
    const context = carriedFor({ db, effects: testEffects, actor: visitor }, { origin: addressOf(server) });
    const answer = await loader({ request: new Request(url), params: match.params, context });
    reply.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: addressOf(server), stop: () => server.close() };
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
