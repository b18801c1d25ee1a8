import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import { createRequestListener } from '@react-router/node';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { RouterContextProvider } from 'react-router';
import { publishJudgedRules } from './check/judging/index.ts';
import { receives, receivesSightings } from './citizen/index.ts';
import { dues } from './dues.ts';
import { type CurrentSession, noSession, openProvider, readSession, sessionEndPath } from './identity/index.ts';
import { jobsOf } from './jobs.ts';
import { journal } from './journal.ts';
import type { Config } from './kernel/config.ts';
import { type Database, keepTidy, openDatabase, openReplica, type Replica } from './kernel/db/index.ts';
import { refusalOf } from './kernel/db/refusal.ts';
import { realEffects } from './kernel/effects.ts';
import type { DomainError } from './kernel/errors.ts';
import type { JobWorld } from './kernel/jobs/job.ts';
import { runJobs } from './kernel/jobs/run-jobs.ts';
import { type Log, openLog } from './kernel/observe/log.ts';
import { addProbes } from './kernel/observe/probes.ts';
import { inProject } from './kernel/paths.ts';
import { typeset } from './kernel/typeset.ts';
import { mapLayers } from './map-layers.ts';
import { retention } from './retention.ts';
import { watchParts } from './watch-parts.ts';
import { requestContext } from './web/context.ts';
import { readCookie, sessionCookie } from './web/cookies.ts';
import { isEmbedded, isForAll, pathOf } from './web/embedded.ts';
import { largestFormAt } from './web/form-size.ts';
import { securityHeaders } from './web/headers.ts';
import { isForAnyone, KeptPages } from './web/kept-pages.ts';
import { requestRefusal } from './web/request-refusal.ts';

export interface RunningApp {
  address: string;
  close(): Promise<void>;
}

/** Opens the database, lets it be prepared, and serves pages, files and routes until closed. */
export async function serve(
  config: Config,
  prepare: (database: Database) => Promise<void> = async () => {},
): Promise<RunningApp> {
  const database = await openDatabase(config);
  try {
    await prepare(database);
    await publishJudgedRules(config.dataFolder, database.db);
    const log = openLog(config.logFormat);
    const replica = replicaOf(config, database, log);
    const app = createApp(config, { database, replica, log });
    const address = await app.listen({ host: config.host, port: config.port });
    const failed = (error: unknown) => app.log.error({ err: error });
    const stopJobs = config.jobs
      ? await sinceAnswering(() => runJobs(database, { jobs: jobsOf(config), effects: realEffects, log: app.log }))
      : async () => {};
    const stopTidying = keepTidy(database, failed);
    return {
      address,
      close: async () => {
        await stopJobs();
        await stopTidying();
        await app.close();
        await replica?.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Pages are served already: a database that goes away meanwhile is waited for. */
async function sinceAnswering<T>(begin: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await begin();
    } catch (error) {
      if (refusalOf(error)?.kind !== 'unavailable') throw error;
      await setTimeout(1_000);
    }
  }
}

function replicaOf({ databaseUrl, databaseReadUrl }: Config, { db }: Database, log: Log): Replica | undefined {
  if (!databaseUrl || !databaseReadUrl) return undefined;
  const changed = ({ status, lag }: ReturnType<Replica['state']>) => log.warn({ replica: status, lag });
  return openReplica({ url: databaseReadUrl, primaryUrl: databaseUrl }, { primary: db, changed });
}

/** What is served: the replica, where there is one, for visitors. */
interface Served {
  database: Database;
  replica: Replica | undefined;
  log: Log;
}

function createApp(config: Config, served: Served): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: served.log,
    genReqId: ({ headers }) => givenRequestId(headers['x-request-id']) ?? randomUUID(),
    trustProxy: 'loopback',
    forceCloseConnections: true,
    // An address that cannot even be decoded is no page either.
    frameworkErrors: (_error, request, reply) => {
      request.raw.url = '/adresse-illisible';
      page(request, reply);
    },
  });
  const page = pageListener(config, served);
  app.addHook('onRequest', async (request, reply) => void reply.raw.setHeader('x-request-id', request.id));
  app.removeAllContentTypeParsers();
  // Bodies are left unread: each page or route reads its own.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.register(fastifyStatic, {
    root: inProject('build/client/assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  addProbes(app, config, served);
  app.setNotFoundHandler((request, reply) => page(request, reply));
  app.all('/*', (request, reply) => {
    const refusal = requestRefusal(request.method, request.headers, config.origin);
    if (!refusal) return page(request, reply);
    return reply.code(refusal.status).type('text/plain; charset=utf-8').send(typeset(refusal.sentence));
  });
  return app;
}

/** The one that a proxy gave, where it is one. */
const givenRequestId = (given: unknown): string | undefined =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : undefined;

// What Fastify knows of a request travels to the pages in headers, overwritten whatever the client sent.
const nonceHeader = 'x-carreau-nonce';
const addressHeader = 'x-carreau-address';
const requestHeader = 'x-carreau-request';
const replicaHeader = 'x-carreau-replica';

/** Who asks; or why that cannot be known now. */
async function recognise(
  world: JobWorld,
  { url, headers }: Request,
): Promise<{ session: CurrentSession; outage?: DomainError }> {
  try {
    const token = readCookie(headers.get('cookie'), sessionCookie);
    // A page that asks when its session ends does not use it.
    const session = await readSession(world, token, { watched: new URL(url).pathname === sessionEndPath });
    return { session };
  } catch (error) {
    const outage = refusalOf(error);
    if (!outage) throw error;
    return { session: noSession, outage };
  }
}

/** Seconds after which whoever finds Carreau unavailable may try again. */
const retryAfter = '5';

function tellWhenToRetry(answer: ServerResponse): void {
  const writeHead = answer.writeHead.bind(answer) as (status: number, ...others: unknown[]) => ServerResponse;
  answer.writeHead = (status: number, ...others: unknown[]) => {
    if (status === 503 && !answer.hasHeader('retry-after')) answer.setHeader('retry-after', retryAfter);
    return writeHead(status, ...others);
  };
}

/** Hands a request to the pages, with its session, and the security headers on whatever comes back. */
function pageListener(config: Config, { database, replica, log }: Served) {
  const world = { db: database.db, effects: realEffects };
  const provider = config.provider && openProvider(config.provider);
  const loadContext = async (request: Request) => {
    const { headers } = request;
    const { session, outage } = await recognise(world, request);
    const context = {
      ...world,
      db: headers.has(replicaHeader) && replica ? replica.db : database.db,
      actor: session.actor,
      session,
      outage,
      journal,
      dues,
      watchParts,
      receives,
      receivesSightings,
      mapLayers,
      retention,
      address: headers.get(addressHeader) ?? '',
      userAgent: headers.get('user-agent') ?? '',
      nonce: headers.get(nonceHeader) ?? '',
      log: log.child({ reqId: headers.get(requestHeader) }),
      origin: config.origin,
      dataFolder: config.dataFolder,
      baseMap: config.baseMap,
      innerHosts: config.innerHosts,
      seal: config.seal,
      mails: config.mail !== null,
      provider,
    };
    return new RouterContextProvider(new Map([[requestContext, context]]));
  };
  // Given a function, the router would put its routes in order again for each request.
  const listening = import('virtual:react-router/server-build').then((build) =>
    createRequestListener({ build, mode: 'production', getLoadContext: loadContext }),
  );
  const kept = new KeptPages();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const nonce = randomBytes(16).toString('base64url');
    // React Router compares a form's origin with the address asked for here, without TLS and of any name behind a proxy;
    // ours is checked already.
    if (request.headers.origin === config.origin) delete request.raw.headers.origin;
    request.raw.headers[nonceHeader] = nonce;
    request.raw.headers[addressHeader] = request.ip;
    request.raw.headers[requestHeader] = request.id;
    reply.hijack();
    tellWhenToRetry(reply.raw);
    const path = pathOf(request.url);
    const served = { nonce, baseMap: config.baseMap, embedded: isEmbedded(path) };
    for (const [name, value] of Object.entries(securityHeaders(served))) reply.raw.setHeader(name, value);
    if (isForAll(path)) delete request.raw.headers.cookie;
    // What the page will refuse unread is let through to nowhere first: a browser hears no answer while it sends.
    if (Number(request.headers['content-length']) > largestFormAt(path)) await once(request.raw.resume(), 'end');
    // The page and the proof that it still holds are read in the same place.
    const reads = replica && isForAnyone(request.raw) && replica.state().status === 'following' ? replica : undefined;
    delete request.raw.headers[replicaHeader];
    if (reads) request.raw.headers[replicaHeader] = 'yes';
    const listener = await listening;
    const { db } = reads ?? database;
    await kept.answer(request.raw, reply.raw, { db, nonce, make: () => listener(request.raw, reply.raw) });
  };
}
