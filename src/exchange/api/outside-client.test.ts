import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateSource } from 'oazapfts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aContext } from '../../../test/builders.ts';
import { describeAloneOnOneEngine } from '../../../test/databases.ts';
import { openAndKept } from '../../../test/open-rows.ts';
import { serveRoutes } from '../../../test/served-routes.ts';
import { createToken } from '../../identity/index.ts';
import { defineIndicator } from '../../indicator/index.ts';
import { exchangeRoutes } from '../pages/routes.ts';

interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, string>[] & Record<string, unknown>;
}

type Client = Record<string, (input?: unknown, options?: unknown) => Promise<Answer>>;

/** The client that a generator which knows nothing of us writes from the document that is served. */
async function generatedClient(address: string, folder: string): Promise<Client> {
  const source = stripTypeScriptTypes(await generateSource(`${address}/api/openapi.json`), { mode: 'strip' });
  const { resolve } = createRequire(import.meta.url);
  const file = join(folder, 'client.mjs');
  const itsLibrary = (_: string, name: string) => `from "${pathToFileURL(resolve(name))}"`;
  writeFileSync(file, source.replace(/from "(@oazapfts[^"]*)"/g, itsLibrary));
  return import(file);
}

describeAloneOnOneEngine('a client that an outside generator made', (database) => {
  let served: Awaited<ReturnType<typeof serveRoutes>>;
  let folder: string;
  let client: Client;
  let authorization: string;

  beforeAll(async () => {
    const place = await openAndKept(database().db);
    await openAndKept(database().db);
    const coordinator = await aContext(database().db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const measured = { kind: 'result', unit: 'MWh', decimals: 1 } as const;
    await defineIndicator(coordinator, { organisationId, code: 'ENR-1', label: 'Énergie', ...measured });
    await database().db.updateTable('organisation').set({ slug: 'agglo' }).where('id', '=', organisationId).execute();
    authorization = `Bearer ${await createToken(coordinator, { name: 'Compteurs', scope: 'write', days: '30' })}`;
    served = await serveRoutes(database().db, exchangeRoutes);
    folder = await mkdtemp(join(tmpdir(), 'carreau-client-'));
    client = await generatedClient(served.address, folder);
  });

  afterAll(async () => {
    served?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  test('lists, and pages as the header says', async () => {
    const first = await client.lirePlans?.({ limite: 1 });
    const next = /apres=([^>&]+)/.exec(first?.headers.get('link') ?? '')?.[1];
    const second = await client.lirePlans?.({ limite: 1, apres: decodeURIComponent(next ?? '') });
    const one = await client.lirePlansIdentifiant?.(second?.data[0]?.identifiant);

    expect([first?.status, first?.data.length, second?.data.length]).toEqual([200, 1, 1]);
    expect(second?.data[0]?.identifiant).not.toBe(first?.data[0]?.identifiant);
    expect(one?.data).toEqual(second?.data[0]);
  });

  test('writes with a token, and is told in problem+json why not without one', async () => {
    const valeurs = [{ code: 'ENR-1', periode: '2020', valeur: '12,5' }];
    const written = await client.ecrireValeurs?.({ organisation: 'agglo', valeurs }, { headers: { authorization } });
    const refused = await client.ecrireValeurs?.({ organisation: 'agglo', valeurs });

    expect([written?.status, written?.data]).toEqual([200, { enregistrees: 1, corrigees: 0, inchangees: 0 }]);
    expect(refused?.headers.get('content-type')).toBe('application/problem+json');
    expect([refused?.status, refused?.data.code]).toEqual([401, 'token_needed']);
  });
});
