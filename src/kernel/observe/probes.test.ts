import fastify from 'fastify';
import { expect, test } from 'vitest';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Database } from '../db/index.ts';
import { addProbes } from './probes.ts';

const secret = 'un-long-secret-de-mesure';

describeAloneOnEachEngine('probes', (database) => {
  test('a Carreau whose database answers is ready', async () => {
    const app = watched(database());

    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ok' });
  });

  test('metrics count what was answered, by kind of address', async () => {
    const app = watched(database());
    app.get('/plans', async () => 'plans');
    await app.inject('/plans?recherche=chouette');

    const { body } = await app.inject('/metrics');

    expect(body).toContain('carreau_http_request_duration_seconds_count{kind="page",method="GET",status="200"} 1');
    expect(body).not.toContain('chouette');
    expect(body.includes('carreau_database_connections{state="idle"}')).toBe(database().engine === 'server');
  });

  test('metrics are read from the machine itself, or with their secret where there is one', async () => {
    const elsewhere = { url: '/metrics', remoteAddress: '192.0.2.7' };
    const authorization = (given: string) => ({ authorization: `Bearer ${given}` });

    expect((await watched(database()).inject(elsewhere)).statusCode).toBe(403);
    const app = watched(database(), secret);
    expect((await app.inject('/metrics')).statusCode).toBe(403);
    expect((await app.inject({ ...elsewhere, headers: authorization('autre') })).statusCode).toBe(403);
    expect((await app.inject({ ...elsewhere, headers: authorization(secret) })).statusCode).toBe(200);
  });

  test('without its database, Carreau is up but not ready', async () => {
    const app = watched(database());
    await database().close();

    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });
});

function watched(database: Database, metricsToken?: string) {
  const app = fastify();
  addProbes(app, { metricsToken }, { database });
  return app;
}
