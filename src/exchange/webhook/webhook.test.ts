import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { aContext, anOrganisation, testEffects, testSeal } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { sealWith } from '../../kernel/seal.ts';
import { announcement } from './announcement.ts';
import { declareWebhook, readWebhooks, resumeTelling, stopTelling, tryWebhook } from './keep-webhook.ts';
import { tellWebhooks } from './send-deliveries.ts';

const outside = { innerHosts: ['127.0.0.1'], seal: testSeal };
const told = { ...outside, origin: 'https://carreau.example' };

describeAloneOnEachEngine('a program that is told', (database) => {
  let server: Server;
  let address: string;
  let answers: number;
  let received: { headers: IncomingHttpHeaders; body: string }[];
  let coordinator: Context;
  let organisationId: string;
  let id: string;

  beforeAll(async () => {
    server = createServer(async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      reply.writeHead(answers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/annonces`;
  });
  afterAll(() => void server.close());

  beforeEach(async () => {
    await database().db.deleteFrom('webhook').execute();
    const place = await anOrganisation(database().db);
    coordinator = await aContext(database().db, 'coordinator', place);
    organisationId = place.organisation.id;
    [answers, received] = [204, []];
    id = await declareWebhook(coordinator, { organisationId, name: 'Site de la ville', address }, outside);
  });

  /** An edition of that organisation, published this many minutes after the program was declared. */
  async function publish(minutes: number) {
    const { db } = database();
    const { sha256 } = await aPublishedEdition(db, anEdition(), { organisationId });
    const { editionId, frozenBy: personId } = await db
      .selectFrom('frozenEdition')
      .innerJoin('edition', 'edition.id', 'frozenEdition.editionId')
      .select(['editionId', 'frozenBy'])
      .where('sha256', '=', sha256)
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('editionStep')
      .values({ editionId, state: 'published', at: after(minutes).effects.now(), personId })
      .execute();
    return editionId;
  }
  const after = (minutes: number) => ({
    db: database().db,
    effects: { ...testEffects, now: () => new Date(testEffects.now().getTime() + minutes * 60_000) },
  });
  const round = (minutes: number) => tellWebhooks(after(minutes), told);
  const page = async () => (await readWebhooks(coordinator, organisationId, outside))[0];

  test('a report is told once, with where to read it', async () => {
    const editionId = await publish(10);

    await round(11);
    await round(12);

    expect(received).toHaveLength(1);
    expect(announcement.parse(JSON.parse(received[0]?.body ?? ''))).toMatchObject({
      data: { identifiant: editionId, annee: 2020, api: `https://carreau.example/api/editions/${editionId}` },
    });
    expect((await page())?.deliveries).toMatchObject([{ attempts: 1, notBefore: null, sentence: 'Reçu (204).' }]);
  });

  test('what was published before it was declared, or by others, is not told', async () => {
    await publish(-10);
    await aPublishedEdition(database().db, anEdition());

    expect(await round(1)).toBe(0);
  });

  test('each try bears the same identifier and a signature that its secret explains', async () => {
    answers = 503;
    await publish(10);

    await round(11);
    await round(13);
    const [first, second] = received.map(({ headers }) => headers);
    const secret = Buffer.from((await page())?.secret?.replace('whsec_', '') ?? '', 'base64');
    const signed = `${second?.['webhook-id']}.${second?.['webhook-timestamp']}.${received[1]?.body}`;

    expect(second?.['webhook-id']).toBe(first?.['webhook-id']);
    expect(second?.['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  test('its secret is kept closed, and one that an older version kept open is closed at the next round', async () => {
    const { db } = database();
    const kept = async () => (await db.selectFrom('webhook').select('secret').executeTakeFirstOrThrow()).secret;
    const [closed, shown] = [await kept(), (await page())?.secret];
    await db.updateTable('webhook').set({ secret: 'whsec_b3V2ZXJ0' }).execute();

    await round(1);

    expect([closed, await kept()]).toEqual([0, 1].map(() => expect.stringMatching(/^sealed:/)));
    expect([shown, (await page())?.secret]).toEqual([expect.stringMatching(/^whsec_/), 'whsec_b3V2ZXJ0']);
  });

  test('a secret closed with another key is told where it is shown, and nothing is sent', async () => {
    const other = { ...outside, seal: sealWith(() => Buffer.alloc(32, 9)) };

    expect(await tryWebhook(coordinator, id, other)).toMatch(/CARREAU_SEAL_KEY/);
    expect(await readWebhooks(coordinator, organisationId, other)).toMatchObject([
      { secret: null, unopened: expect.stringContaining('CARREAU_SEAL_KEY') },
    ]);
    expect(received).toEqual([]);
  });

  test('one that does not answer is told later and later, then given up until a person asks', async () => {
    answers = 503;
    await publish(10);
    const days = (number: number) => number * 24 * 60;

    for (const minutes of [11, 11.5, 13, 20, 60, 200, 600, days(2), days(4), days(6), days(9)]) await round(minutes);
    const given = (await page())?.deliveries[0];
    answers = 200;
    await resumeTelling(coordinator, id);
    await round(days(10));

    expect(given).toMatchObject({ attempts: 8, notBefore: null, receivedAt: null, sentence: 'Refusé (503).' });
    expect((await page())?.deliveries[0]).toMatchObject({ attempts: 1, sentence: 'Reçu (200).' });
  });

  test('one that says it is gone is told no more, and one that was stopped neither', async () => {
    answers = 410;
    expect(await tryWebhook(coordinator, id, outside)).toBe('Refusé (410).');
    expect((await page())?.stopped).toMatch(/ne veut plus/);

    await resumeTelling(coordinator, id);
    await stopTelling(coordinator, id);
    await publish(10);

    expect(await round(11)).toBe(0);
  });

  test('an address of the network inside is refused', async () => {
    const inside = { organisationId, name: 'Routeur', address: 'http://192.168.1.1/' };

    await expect(declareWebhook(coordinator, inside, outside)).rejects.toThrow(/réseau de ce serveur/);
  });
});
