import { createHash } from 'node:crypto';
import { type Actor, actorOfToken, visitor } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { openApiDocument } from './openapi.ts';
import { problemOf } from './problem.ts';
import { RateLimit } from './rate-limit.ts';
import { type ApiRoute, type ApiWorld, apiRoutes } from './routes.ts';

/** Requests a minute. */
export const requestsAllowed = { visitor: 60, token: 600 };

const limit = new RateLimit();

export type Asked = Omit<ApiWorld, 'actor'> & { address: string };

/**
 * Answers a program. Who asks is told by the token alone, never by the session of a browser; what is asked is one of
 * the routes, read by its contract.
 */
export async function dispatch(asked: Asked, request: Request): Promise<Response> {
  let sent: unknown;
  try {
    const actor = await readActor(asked, request);
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/api/, '');
    if (path === '/openapi.json' && request.method !== 'POST') {
      return write(
        request,
        JSON.stringify(openApiDocument(asked.origin)),
        'application/vnd.oai.openapi+json;version=3.1',
      );
    }
    const { route, inPath } = findRoute(request.method, path);
    sent = route.contract.method === 'GET' ? Object.fromEntries(url.searchParams) : await readBody(request, actor);
    const input = parseInput(route.contract.input, { ...(sent as object), ...inPath });
    const answered = await route.answer({ ...asked, actor }, input);
    if ('document' in answered) return write(request, JSON.stringify(answered.document));
    return write(request, answered.json, 'application/json', answered.next && linkTo(asked.origin, url, answered.next));
  } catch (error) {
    const problem = problemOf(error, sent);
    if (!problem) throw error;
    return problem;
  }
}

/** Every address has its limit, so that no guess of tokens goes on; a token has one of its own, wherever it is used. */
async function readActor(asked: Asked, request: Request): Promise<Actor> {
  const now = asked.effects.now();
  limit.take(`adresse ${asked.address}`, requestsAllowed.token, now);
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!token) {
    limit.take(`visite ${asked.address}`, requestsAllowed.visitor, now);
    return visitor;
  }
  const actor = await actorOfToken(asked, token);
  limit.take(`jeton ${createHash('sha256').update(token).digest('hex')}`, requestsAllowed.token, now);
  return actor;
}

function findRoute(method: string, path: string): { route: ApiRoute; inPath: Record<string, string> } {
  const asked = method === 'HEAD' ? 'GET' : method;
  for (const route of apiRoutes) {
    const pattern = new RegExp(`^${route.contract.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const found = route.contract.method === asked && pattern.exec(path);
    if (found) return { route, inPath: { ...found.groups } };
  }
  throw missing('Cette adresse de l’interface');
}

async function readBody(request: Request, actor: Actor): Promise<object> {
  if (!actor.person) throw tokenNeeded();
  if (actor.grants.length === 0) throw readsOnly();
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable();
  return body;
}

function write(request: Request, body: string, type = 'application/json', next?: string | null): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...{ 'access-control-allow-origin': '*', 'cache-control': 'no-cache', vary: 'authorization' },
    ...(request.method === 'POST' ? {} : { etag }),
    ...(next ? { link: next } : {}),
  };
  const isKnown = request.method !== 'POST' && request.headers.get('if-none-match') === etag;
  return isKnown
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers: { ...headers, 'content-type': type } });
}

function linkTo(origin: string, url: URL, after: string): string {
  const next = new URL(url.pathname + url.search, origin);
  next.searchParams.set('apres', after);
  return `<${next.href}>; rel="next"`;
}

const tokenNeeded = () =>
  new DomainError(
    'unauthenticated',
    'token_needed',
    'Pour écrire, envoyez un jeton dans l’en-tête Authorization : il se crée sur la page « Mes jetons ».',
  );

const readsOnly = () =>
  new DomainError('forbidden', 'token_reads_only', 'Ce jeton lit seulement : créez-en un qui écrit aussi.');

const unreadable = () =>
  new DomainError('invalid', 'unreadable_json', 'Le corps de la demande n’est pas un objet JSON lisible.');
