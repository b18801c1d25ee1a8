import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { type Database, isAnswering, type Replica } from '../db/index.ts';
import { kindOfAddress, openMetrics } from './metrics.ts';

/** What watches a running Carreau asks: is the process up, can it serve, how does it fare. */
export function addProbes(
  app: FastifyInstance,
  config: Pick<Config, 'metricsToken'>,
  { database, replica }: { database: Database; replica?: Replica | undefined },
): void {
  const metrics = openMetrics(database, replica);
  app.addHook('onResponse', async ({ url, method }, reply) => {
    metrics.answered(kindOfAddress(url), method, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const told = replica && { replica: replica.state().status };
    if (await isAnswering(database.db)) return { status: 'ok', ...told };
    return reply.code(503).send({ status: 'unavailable', reason: 'database', ...told });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, config.metricsToken)) return reply.code(403).send({ status: 'forbidden' });
    return reply.type(metrics.contentType).send(await metrics.print());
  });
}

function mayReadMetrics({ ip, headers }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
