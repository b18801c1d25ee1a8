import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { unzipSync } from 'fflate';
import type { KyselyPlugin } from 'kysely';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAssessmentSites, saveAssessment } from '../src/assessment/index.ts';
import { type Context, may, visitor } from '../src/identity/index.ts';
import { roles } from '../src/identity/permission.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { inProject } from '../src/kernel/paths.ts';
import { audiences, type ExchangeFormat, formats } from '../src/nature/exchange/exchange.ts';
import { keepRecordDraft, saveVisit, sendRecords, startFile } from '../src/nature/index.ts';
import routes from '../src/routes.ts';
import { aContext, anOrganisation, testEffects } from './builders.ts';
import { carriedFor } from './carried.ts';
import { describeAloneOnOneEngine } from './databases.ts';
import { aDataset, aTaxref } from './nature.ts';
import { leaksOf, type Secret, sensitiveRecords, someSensitivityRules, taxonOfLevel } from './sensitive-records.ts';

/** What can be asked for, by those who write the addresses of a door. */
interface There {
  organisationId: string;
  slug: string;
  dataset: string;
  framework: string;
  visit: string;
  draft: string;
  exchange: string;
  assessment: string;
  site: string;
  /** Of sightings that became the secrets. */
  trackingCodes: string[];
  secrets: Secret[];
}

type Addresses = (there: There) => string[];

const everyTaxon = taxonOfLevel.map((cdRef) => cdRef);

/**
 * Every route that reads records, with addresses that would tell a secret if it leaked. A route that reads them and is
 * not here makes the test fail: write its line, with all the questions that it answers.
 */
const doors: Record<string, Addresses> = {
  'api/*': () => ['/api/observations-nature?limite=1000'],
  'donnees-ouvertes': () => ['/donnees-ouvertes'],
  'donnees-ouvertes/jeux/:dataset': () => ['/donnees-ouvertes/jeux/observations-nature'],
  'donnees-ouvertes/:file': () =>
    ['csv', 'json', 'gpkg'].map((ending) => `/donnees-ouvertes/observations-nature.${ending}`),
  travail: () => ['/travail'],
  nature: () => ['/nature'],
  'nature/taxons/:cdRef': () => everyTaxon.map((cdRef) => `/nature/taxons/${cdRef}`),
  'nature/jeux/:id': ({ dataset }) => [`/nature/jeux/${dataset}`],
  'nature/cadres/:id': ({ framework }) => [`/nature/cadres/${framework}`],
  'nature/visites': () => ['/nature/visites'],
  'nature/visites/nouvelle': () => ['/nature/visites/nouvelle'],
  'nature/visites/:id': ({ visit }) => [`/nature/visites/${visit}`],
  'nature/visites/:id/modifier': ({ visit }) => [`/nature/visites/${visit}/modifier`],
  'nature/taxref': () => ['/nature/taxref'],
  'nature/protocoles/:protocol': () => ['/nature/protocoles/sighting', '/nature/protocoles/sighting?annee=2020'],
  'terrain/nature/:protocol': () => ['/terrain/nature/sighting'],
  'nature/validation': ({ organisationId }) => [
    '/nature/validation',
    `/nature/validation?organisation=${organisationId}`,
  ],
  'nature/donnees/:id/validation': ({ secrets }) => secrets.map(({ id }) => `/nature/donnees/${id}/validation`),
  'nature/donnees/:id/modifier': ({ secrets }) => secrets.map(({ id }) => `/nature/donnees/${id}/modifier`),
  'evaluations/:id': ({ assessment }) => [`/evaluations/${assessment}`],
  'evaluations/:id/sites': ({ assessment }) => [`/evaluations/${assessment}/sites`],
  'evaluations/:id/reprise': ({ assessment }) => [`/evaluations/${assessment}/reprise`],
  'evaluations/:id/rapport.pdf': ({ assessment }) => [`/evaluations/${assessment}/rapport.pdf`],
  'evaluations/:id/sites/:site/fiche.pdf': ({ assessment, site }) => [
    `/evaluations/${assessment}/sites/${site}/fiche.pdf`,
  ],
  'evaluations/:id/comparer': ({ assessment }) => [`/evaluations/${assessment}/comparer`],
  'evaluations/:id/sites/:site': ({ assessment, site }) => [`/evaluations/${assessment}/sites/${site}`],
  'nature/import/:draft': ({ draft, dataset }) => [`/nature/import/${draft}?jeu=${dataset}`],
  'integrer/*': (there) => illustrations(there).map((path) => `/integrer/${path}`),
  'illustrations/*': (there) =>
    illustrations(there).flatMap((path) =>
      ['svg', 'csv'].map((ending) => `/illustrations/${path.replace(/(?=\?|$)/, `.${ending}`)}`),
    ),
  'ce-qu-on-nous-ecrit/suivi/:code': ({ trackingCodes }) =>
    trackingCodes.map((code) => `/ce-qu-on-nous-ecrit/suivi/${code}`),
  'communes/:code': () => ['/communes/62498', '/communes/62498?annee=2020'],
  'epci/:code': () => ['/epci/246200364'],
  'nature/echanges/:id': ({ exchange }) => [`/nature/echanges/${exchange}`],
  'nature/echanges/:id/fichier': ({ exchange }) => [`/nature/echanges/${exchange}/fichier`],
};

/** Drawings that records and the scores made of them are counted in, read as a visitor reads. */
const illustrations = ({ assessment, site }: There) => [
  ...everyTaxon.flatMap((cdRef) =>
    ['repartition', 'phenologie', 'annees'].map((name) => `nature/taxons/${cdRef}/${name}`),
  ),
  ...everyTaxon.map((cdRef) => `nature/donnees?taxon=${cdRef}`),
  `evaluations/${assessment}/plan`,
  `evaluations/${assessment}/criteres`,
  `evaluations/${assessment}/sites/${site}/criteres`,
];

/** What a circle may be told of a level, besides that the record is there; nothing of it where the level is not here. */
const allowed: Record<number, readonly string[]> = { 1: ['commune'], 2: [], 3: [] };

const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

describeAloneOnOneEngine('what is sensitive', (database) => {
  let there: There;
  let people: Record<string, Context>;
  let coordinator: Context;
  beforeAll(async () => {
    ({ there, people, coordinator } = await aPlaceWithSecrets(database().db));
  }, 60_000);

  test('is told by no door to anybody who does not work on it, and noted of who does', {
    timeout: 240_000,
  }, async () => {
    const [leaks, unnoted]: [string[], string[]] = [[], []];
    let toldInside = 0;

    for (const [path, addresses] of Object.entries(doors)) {
      for (const address of addresses(there)) {
        for (const [who, context] of Object.entries(people)) {
          const said = await answer(database().db, path, address, context);
          const found = told(said, there.secrets);
          const { numDeletedRows: noted } = await database().db.deleteFrom('dataReading').executeTakeFirstOrThrow();
          if (may(context.actor, 'record.read', there)) {
            toldInside += found.length;
            // The register of sites names them to its members: nothing says there what was seen.
            if (found.some((leak) => !leak.endsWith(', site')) && noted === 0n) unnoted.push(`${who} ${address}`);
          } else leaks.push(...found.map((leak) => `${who} ${address}: ${leak}`));
        }
      }
    }

    expect(leaks).toEqual([]);
    expect(unnoted).toEqual([]);
    expect(toldInside).toBeGreaterThan(10);
  });

  test('leaves in no file for a circle that may not have it, whatever the format', { timeout: 240_000 }, async () => {
    const leaks: string[] = [];

    for (const audience of ['public', 'partner', 'national'] as const) {
      for (const format of Object.keys(formats) as ExchangeFormat[]) {
        const file = await anExchange(coordinator, there, audience, format);
        const said = await answer(
          database().db,
          'nature/echanges/:id/fichier',
          `/nature/echanges/${file}/fichier`,
          coordinator,
        );
        const kept = audience === 'national' ? there.secrets.filter(({ level }) => level === 4) : there.secrets;
        leaks.push(...told(said, kept).map((leak) => `${audiences[audience].label}, ${format}: ${leak}`));
      }
    }

    expect(leaks).toEqual([]);
  });

  test('is read by no route that is not listed here', { timeout: 240_000 }, async () => {
    const reading = new Set<string>();
    const traced = database().db.withPlugin(tracing(() => reading.add(current)));
    let current = '';

    for (const { path } of flatten(await routes)) {
      current = path;
      for (const address of candidates(path, there))
        await answer(traced, path, address, { ...coordinator, db: traced });
    }

    expect([...reading]).toContain('nature/taxons/:cdRef');
    expect([...reading].filter((path) => !(path in doors))).toEqual([]);
  });
});

/** One record a level, a visit, a file in waiting and a sending, of one organisation; and everybody who may come. */
async function aPlaceWithSecrets(db: Db) {
  await aTaxref(db);
  await someSensitivityRules(db);
  const place = await anOrganisation(db);
  const dataset = await aDataset(db, place, { published: true });
  const coordinator = await aContext(db, 'coordinator', place);
  const secrets = await sensitiveRecords(db, dataset);
  const visit = await saveVisit(coordinator, {
    ...{ id: crypto.randomUUID(), dateFrom: '2021-01-12', placeName: secrets[2]?.words.place ?? '' },
    ...{
      datasetId: dataset.id,
      protocol: 'sighting',
      point: [2.8, 50.4],
      observers: [secrets[2]?.words.observer ?? ''],
    },
    records: [{ id: crypto.randomUUID(), nameCited: 'Grand-duc', cdNom: taxonOfLevel[2], countMin: 1, countMax: 1 }],
  } as Parameters<typeof saveVisit>[1]);
  const draft = await keepRecordDraft(coordinator, {
    ...{ organisationId: dataset.organisationId, filename: 'carnet.csv' },
    content: new TextEncoder().encode(`cd_nom;date;lieu\n3489;2020-06-12;${secrets[2]?.words.place}\n`),
  });
  const assessment = await saveAssessment(coordinator, {
    ...{ organisationId: dataset.organisationId, title: 'État', grid: 'terrils-biodiversite', rarityTableId: '' },
    ...{ startsOn: '2020-01-01', endsOn: '2021-12-31' },
  });
  const names = secrets.map(({ words }) => words.site).join('\n');
  await addAssessmentSites(coordinator, { assessmentId: assessment.id, names });
  const { siteId } = await db
    .selectFrom('record')
    .select('siteId')
    .where('id', '=', secrets[2]?.id ?? '')
    .executeTakeFirstOrThrow();
  const there: There = {
    ...{ assessment: assessment.id, site: siteId ?? '' },
    ...{ organisationId: dataset.organisationId, slug: place.organisation.slug, dataset: dataset.id, secrets },
    ...{ framework: dataset.frameworkId, visit: visit.id, draft: draft.id, exchange: '' },
    trackingCodes: await sightingsThatBecame(db, dataset.organisationId, secrets),
  };
  there.exchange = await anExchange(coordinator, there, 'national', 'csv');
  const inside = await Promise.all(roles.map(async (role) => [role, await aContext(db, role, place)] as const));
  const elsewhere = await aContext(db, 'coordinator', await anOrganisation(db));
  const outside = { visitor: { actor: visitor, db, effects: testEffects }, elsewhere };
  return { there, coordinator, people: { ...outside, ...Object.fromEntries(inside) } as Record<string, Context> };
}

/** Their sender is told where the record may be read, if everybody may. */
async function sightingsThatBecame(db: Db, organisationId: string, secrets: Secret[]): Promise<string[]> {
  const rows = await db
    .insertInto('citizenMessage')
    .values(
      secrets.map(({ id }) => ({
        ...{ id: crypto.randomUUID(), organisationId, kind: 'sighting' as const, state: 'accepted' as const },
        ...{ resultId: id, trackingCode: crypto.randomUUID().slice(0, 32), receivedAt: new Date() },
      })),
    )
    .returning('trackingCode')
    .execute();
  return rows.map(({ trackingCode }) => trackingCode);
}

async function anExchange(
  coordinator: Context,
  { organisationId, dataset }: There,
  audience: 'public' | 'partner' | 'national',
  format: ExchangeFormat,
): Promise<string> {
  const { id } = await sendRecords(coordinator, {
    ...{ organisationId, audience, format, body: 'DREAL', subject: 'Inventaire', askedOn: '2021-01-20' },
    ...{ clause: 'L411-1-A', selection: { datasetId: dataset } },
  });
  await startFile(coordinator, dataFolder, id);
  return id;
}

/** What is told of secrets in an answer: of level 4, even that there is a record. */
const told = (said: Buffer, secrets: Secret[]): string[] =>
  secrets
    .filter(({ level }) => level > 0)
    .flatMap((secret) => {
      const leaks = leaksOf(secret, said).filter((leak) => !allowed[secret.level]?.includes(leak));
      return leaks.map((leak) => `level ${secret.level}, ${leak}`);
    });

type Run = (args: object) => Promise<unknown>;

/** All the bytes that a route answers, archives unpacked; none where it refuses. */
async function answer(db: Db, path: string, address: string, context: Context): Promise<Buffer> {
  const file = flatten(await routes).filter((route) => route.path === path);
  const pieces = await Promise.all(file.map((route) => load(db, path, route.file, address, context)));
  return Buffer.concat(pieces);
}

async function load(db: Db, path: string, file: string, address: string, context: Context): Promise<Buffer> {
  const { loader } = (await import(inProject('src', file))) as { loader?: Run };
  if (!loader) return Buffer.alloc(0);
  const url = new URL(address, 'http://localhost');
  const asked = {
    request: new Request(url),
    params: paramsOf(path, url.pathname),
    context: carriedFor({ ...context, db }, { dataFolder, origin: url.origin }),
  };
  // Some refuse before they promise anything.
  const answered = await (async () => loader(asked))().catch((refused: unknown) => {
    if (refused instanceof Response || (typeof refused === 'object' && refused && 'init' in refused)) return null;
    throw refused;
  });
  if (!(answered instanceof Response)) return Buffer.from(JSON.stringify(answered) ?? '');
  const bytes = Buffer.from(await answered.arrayBuffer());
  const begins = bytes.subarray(0, 4).toString('latin1');
  if (begins === '%PDF') return Buffer.from((await extractText(new Uint8Array(bytes), { mergePages: true })).text);
  return begins.startsWith('PK') ? Buffer.concat(Object.values(unzipSync(bytes))) : bytes;
}

function paramsOf(path: string, pathname: string): Record<string, string> {
  const given = pathname.slice(1).split('/');
  return Object.fromEntries(
    path.split('/').flatMap((part, at) => {
      if (part === '*') return [['*', given.slice(at).join('/')]];
      return part.startsWith(':') ? [[part.slice(1), given[at] ?? '']] : [];
    }),
  );
}

/** Addresses of a route that find something, for what it may be about. */
function candidates(
  path: string,
  { secrets, dataset, visit, exchange, organisationId, slug, draft, assessment, site }: There,
): string[] {
  const ids = path.includes(':id') ? [secrets[0]?.id, dataset, visit, exchange, assessment, organisationId] : [''];
  const fixed: Record<string, string> = {
    ...{
      slug,
      draft,
      site,
      cdRef: '3489',
      protocol: 'sighting',
      zoom: '12',
      column: '2075',
      row: '1380',
      format: 'csv',
      dataset: 'observations-nature',
      file: 'observations-nature.csv',
    },
    ...{
      layer: 'etats',
      kind: 'perimetre',
      code: slug,
      publisher: slug,
      type: 'rdd',
      year: '2020',
      organisation: organisationId,
    },
  };
  return ids.map(
    (id) => `/${path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? (id ?? '') : (fixed[name] ?? 'rien')))}`,
  );
}

/** Calls back when a statement reads records, exact or as they are shown. */
const tracing = (found: () => void): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    const text = JSON.stringify(node);
    if (
      /\b(shown_record|public_record|partner_record|national_record)\b|\b(from|join) record\b|"name":"(record|shownRecord|publicRecord)"/.test(
        text,
      )
    )
      found();
    return node;
  },
  transformResult: async ({ result }) => result,
});

const flatten = (entries: RouteConfigEntry[], at = ''): { path: string; file: string }[] =>
  entries.flatMap(({ path, file, children = [] }) => [{ path: path ?? at, file }, ...flatten(children, path ?? at)]);
