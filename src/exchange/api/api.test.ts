import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aTaxref } from '../../../test/nature.ts';
import { openAndKept } from '../../../test/open-rows.ts';
import { type Context, createToken, listChangesOf, readTokens, revokeToken } from '../../identity/index.ts';
import { defineIndicator } from '../../indicator/index.ts';
import type { ApiContract } from '../../kernel/api-contract.ts';
import { datasets } from '../opendata/datasets.ts';
import { dispatch, requestsAllowed } from './dispatch.ts';
import { openApiDocument, operationName } from './openapi.ts';
import { apiRoutes } from './routes.ts';

const origin = 'https://carreau.example';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { example: object } } };
  security: object[];
}

describeAloneOnEachEngine('the interface for programs', (database) => {
  let place: Awaited<ReturnType<typeof openAndKept>>;
  let coordinator: Context;
  let token: string;

  beforeAll(async () => {
    await aTaxref(database().db);
    place = await openAndKept(database().db);
    await openAndKept(database().db);
    coordinator = await aContext(database().db, 'coordinator', place);
    token = await createToken(coordinator, { name: 'Capteurs', scope: 'write', days: '30' });
    const organisationId = place.organisation.id;
    await defineIndicator(coordinator, {
      organisationId,
      code: 'ENR-1',
      label: 'Énergie',
      kind: 'result',
      unit: 'MWh',
      decimals: 1,
    });
    await aPublishedEdition(database().db, anEdition(), { organisationId });
    await database().db.updateTable('organisation').set({ slug: 'agglo' }).where('id', '=', organisationId).execute();
  });

  /** A client made from the document alone: a function for each operation, by its name. */
  function clientOf(document: ReturnType<typeof openApiDocument>, bearer?: string) {
    const root = document.servers[0]?.url ?? '';
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
    );
    const call = async (name: string, input: object, headers: Record<string, string> = {}) => {
      const found = operations.find(({ operation }) => operation.operationId === name);
      if (!found) throw new Error(`no operation ${name}`);
      const values = new Map(Object.entries(input));
      const url = new URL(root + found.path.replace(/\{(\w+)\}/g, (_, key: string) => values.get(key)));
      const inQuery = new Set(found.operation.parameters?.flatMap((each) => (each.in === 'query' ? each.name : [])));
      for (const [key, value] of Object.entries(input)) if (inQuery.has(key)) url.searchParams.set(key, String(value));
      const all = { ...headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
      const body = found.method === 'post' ? { body: JSON.stringify(input) } : {};
      return ask(new Request(url, { method: found.method.toUpperCase(), headers: all, ...body }));
    };
    return { operations, call };
  }

  const ask = (request: Request, address: string = crypto.randomUUID()) =>
    dispatch({ db: database().db, effects: testEffects, origin, address }, request);

  test('the document names every route, and says who may ask', () => {
    const { operations } = clientOf(openApiDocument(origin));

    expect(operations.length).toBe(apiRoutes.length);
    expect(operations.map(({ operation }) => operation.operationId)).toContain('lireObservationsNature');
    expect(operations.filter(({ method }) => method === 'post').map(({ operation }) => operation.security)).toEqual([
      [{ jeton: [] }],
      [{ jeton: [] }],
    ]);
  });

  test.each(apiRoutes.filter(({ contract }) => contract.method === 'GET').map(({ contract }) => contract))(
    'the example of $path runs from a client made from the document, and its answer is as the contract says',
    async (contract) => {
      const { operations, call } = clientOf(openApiDocument(origin));
      const name = operations.find(({ path, method }) => path === contract.path && method === 'get')?.operation
        .operationId;

      const answer = await call(name ?? '', await withKnown(contract));
      const rows = await answer.json();

      expect(answer.status).toBe(200);
      expect(z.safeParse(contract.output, rows).error).toBeUndefined();
      expect(JSON.stringify(rows)).not.toContain('Retenu');
    },
  );

  /** The example of one thing is that of a thing that the list gives. */
  async function withKnown({ path, example }: ApiContract): Promise<Record<string, unknown>> {
    if (!path.endsWith('/{identifiant}')) return example;
    const list = await ask(new Request(`${origin}/api${path.replace('/{identifiant}', '')}`));
    return { identifiant: (await list.json())[0].identifiant };
  }

  test('one thing is what its list says of it; what is kept or unknown is not found', async () => {
    const { call } = clientOf(openApiDocument(origin));
    for (const { name } of datasets) {
      const list = operationName({ method: 'GET', path: `/${name}` });
      const rows = await (await call(list, {})).json();
      for (const row of rows) expect(await (await call(`${list}Identifiant`, row)).json()).toEqual(row);
    }
    const kept = await database().db.selectFrom('plan').select('id').where('title', '=', place.words.kept).execute();

    expect(kept.length).toBe(1);
    for (const identifiant of [kept[0]?.id, crypto.randomUUID()])
      expect((await call('lirePlansIdentifiant', { identifiant })).status).toBe(404);
  });

  test('a published report is given whole, with its files; one under way is not there', async () => {
    const { call } = clientOf(openApiDocument(origin));
    const [listed] = await (await call('lireEditions', {})).json();
    const told = await (await call('lireEditionsIdentifiant', listed)).json();
    const { organisation } = await anOrganisation(database().db);
    await aPublishedEdition(database().db, anEdition(), { organisationId: organisation.id, state: 'presented' });
    const draft = await database()
      .db.selectFrom('edition')
      .select('id')
      .where('organisationId', '=', organisation.id)
      .executeTakeFirst();

    expect(told).toMatchObject({ ...listed, document: { seal: { sha256: told.empreinte } } });
    expect(told.fichiers.pdf).toBe(`${listed.adresse}/telecharger/pdf`);
    expect((await call('lireEditionsIdentifiant', { identifiant: draft?.id })).status).toBe(404);
  });

  test('pages follow one another by the link to the next, and a column filters', async () => {
    const { call } = clientOf(openApiDocument(origin));
    const first = await call('lirePlans', { limite: 1 });
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await ask(new Request(next));
    const filtered = await call('lirePlans', { titre: place.words.open });

    const [one, two, only] = await Promise.all([first, second, filtered].map((answer) => answer.json()));
    expect([one.length, two.length, only.length]).toEqual([1, 1, 1]);
    expect(one[0].identifiant).not.toBe(two[0].identifiant);
    expect(only[0].titre).toBe(place.words.open);
  });

  test('what did not change is not sent again', async () => {
    const { call } = clientOf(openApiDocument(origin));
    const etag = (await call('lireSites', {})).headers.get('etag') ?? '';

    expect((await call('lireSites', {}, { 'if-none-match': etag })).status).toBe(304);
  });

  test('a value is kept by the use case of the pages; one changed meanwhile is refused with both', async () => {
    const { operations, call } = clientOf(openApiDocument(origin), token);
    const example = operations.find(({ path, method }) => path === '/valeurs' && method === 'post');
    const input = example?.operation.requestBody?.content['application/json'].example ?? {};

    const kept = await call('ecrireValeurs', input);
    const again = await call('ecrireValeurs', input);
    const valeurs = [{ code: 'ENR-1', periode: '2020', valeur: '13,5', vu: null }];
    const refused = await call('ecrireValeurs', { ...input, valeurs });

    expect([await kept.json(), await again.json()]).toEqual([
      { enregistrees: 1, corrigees: 0, inchangees: 0 },
      { enregistrees: 0, corrigees: 0, inchangees: 1 },
    ]);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(await refused.json()).toMatchObject({
      code: 'values_changed',
      detail: expect.stringContaining('12,5'),
      envoye: { valeurs },
    });
  });

  test('an observation sent twice is kept once', async () => {
    const { call } = clientOf(openApiDocument(origin), token);
    const site = await database()
      .db.selectFrom('publishedSite')
      .select('id')
      .where('name', '=', place.words.open)
      .executeTakeFirst();
    const route = apiRoutes.find(({ contract }) => contract.method === 'POST' && contract.path === '/etats');
    const input = { ...(route?.contract.example ?? {}), site: site?.id ?? '' };

    const answers = [await call('ecrireEtats', input), await call('ecrireEtats', input)];

    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { deja_la: false },
      { deja_la: true },
    ]);
  });

  test('who may not is told why: without a token, with one that reads, dead, or of another organisation', async () => {
    const reads = await createToken(coordinator, { name: 'Lecteur', scope: 'read', days: '30' });
    const other = await aContext(database().db, 'coordinator', await openAndKept(database().db));
    const elsewhere = await createToken(other, { name: 'Ailleurs', scope: 'write', days: '30' });
    const input = { organisation: 'agglo', valeurs: [{ code: 'ENR-1', periode: '2021', valeur: '1' }] };
    const codes = [];
    for (const bearer of [undefined, reads, 'carreau_faux', elsewhere]) {
      const answer = await clientOf(openApiDocument(origin), bearer).call('ecrireValeurs', input);
      codes.push([answer.status, (await answer.json()).code]);
    }

    expect(codes).toEqual([
      [401, 'token_needed'],
      [403, 'token_reads_only'],
      [401, 'dead_token'],
      [403, 'not_allowed'],
    ]);
  });

  test('a token is shown once, kept as a hash, dated when it serves, and opens nothing once revoked or expired', async () => {
    const written = await createToken(coordinator, { name: 'Passant', scope: 'read', days: '30' });
    const use = async (effects = testEffects) =>
      (
        await dispatch(
          { db: database().db, effects, origin, address: 'passant' },
          new Request(`${origin}/api/plans`, { headers: { authorization: `Bearer ${written}` } }),
        )
      ).status;
    const first = await use();
    const late = await use({ ...testEffects, now: () => new Date('2021-03-05T09:00:00Z') });
    const known = (await readTokens(coordinator)).find(({ name }) => name === 'Passant');
    await revokeToken(coordinator, known?.id ?? '');
    const told = await listChangesOf(database().db, 'person', coordinator.actor.person?.id ?? '');

    expect([first, late, await use()]).toEqual([200, 401, 401]);
    expect(known?.lastUsedAt).toEqual(testEffects.now());
    expect(told.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['token.create', 'token.revoke']));
    const rows = await database().db.selectFrom('apiToken').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(written);
    await expect(revokeToken(coordinator, known?.id ?? '')).rejects.toThrow('Ce jeton');
  });

  test('what is unknown or wrong is a problem with a stable code', async () => {
    const asked = async (path: string, init?: RequestInit) => {
      const answer = await ask(new Request(`${origin}/api${path}`, init));
      return [answer.status, (await answer.json()).code];
    };
    const authorization = `Bearer ${token}`;

    expect(await asked('/rien')).toEqual([404, 'not_found']);
    expect(await asked('/plans?limite=0')).toEqual([422, 'bad_input']);
    expect(await asked('/plans?couleur=rouge')).toEqual([422, 'bad_input']);
    expect(await asked('/valeurs', { method: 'POST', body: '{', headers: { authorization } })).toEqual([
      400,
      'unreadable_json',
    ]);
  });

  test('too many requests in a minute are told when to come back', async () => {
    // The limit is that of the process: each engine comes from an address of its own.
    const address = crypto.randomUUID();
    const answers = [];
    for (let count = 0; count <= requestsAllowed.visitor; count += 1)
      answers.push(await ask(new Request(`${origin}/api/rien`), address));

    expect(answers.map(({ status }) => status).lastIndexOf(404)).toBe(requestsAllowed.visitor - 1);
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('60');
  });

  test('every dataset is read by the interface too', () => {
    const paths = apiRoutes.map(({ contract }) => contract.path);

    expect(paths).toEqual(expect.arrayContaining(datasets.map(({ name }) => `/${name}`)));
  });
});
