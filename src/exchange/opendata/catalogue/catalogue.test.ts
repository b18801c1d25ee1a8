import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import ShaclValidator from 'rdf-validate-shacl';
import { matchRoutes } from 'react-router';
import { beforeAll, expect, test } from 'vitest';
import { anOrganisation, testEffects } from '../../../../test/builders.ts';
import { carriedFor } from '../../../../test/carried.ts';
import { describeAloneOnOneEngine } from '../../../../test/databases.ts';
import { aTaxref } from '../../../../test/nature.ts';
import { openAndKept } from '../../../../test/open-rows.ts';
import { readJsonLd, readTurtle, type Triple } from '../../../../test/read-triples.ts';
import { visitor } from '../../../identity/index.ts';
import { identityRoutes } from '../../../identity/pages/routes.ts';
import { inProject } from '../../../kernel/paths.ts';
import { exchangeRoutes } from '../../pages/routes.ts';
import { datasets } from '../datasets.ts';
import { lookThrough } from '../read-version.ts';
import { answerCatalogue, askedForm, type CatalogueForm } from './answer-catalogue.ts';

const origin = 'https://carreau.example';
const dcat = (name: string) => `<http://www.w3.org/ns/dcat#${name}>`;
const dct = (name: string) => `<http://purl.org/dc/terms/${name}>`;
const foaf = (name: string) => `<http://xmlns.com/foaf/0.1/${name}>`;
const vcard = (name: string) => `<http://www.w3.org/2006/vcard/ns#${name}>`;

const store = (turtle: string) => new Store(new Parser().parse(turtle));

describeAloneOnOneEngine('the DCAT catalogue', (database) => {
  const world = () => ({ db: database().db, effects: testEffects, origin });
  const asked = (form: CatalogueForm, headers: Record<string, string> = {}) =>
    answerCatalogue(world(), form, new Request(`${origin}/catalogue.${form}`, { headers }));
  let triples: Triple[];

  beforeAll(async () => {
    await aTaxref(database().db);
    const { organisation } = await openAndKept(database().db);
    await database()
      .db.updateTable('organisation')
      .set({ siren: '200023463', website: 'https://agglo.example' })
      .where('id', '=', organisation.id)
      .execute();
    for (const dataset of datasets) await lookThrough(world(), dataset);
    triples = readTurtle(await (await asked('ttl')).text());
  });

  test('an outside validator finds that each thing says what DCAT-AP asks of it, and finds what lacks', async () => {
    const text = await (await asked('ttl')).text();
    const validator = new ShaclValidator(store(readFileSync(inProject('test/schemas/dcat-ap.ttl'), 'utf8')));
    const faultsOf = async (turtle: string) =>
      (await validator.validate(store(turtle))).results.map(
        ({ focusNode, path }) => `${focusNode?.value} ${path?.value}`,
      );
    const damaged = text.replace(/dct:accrualPeriodicity [^;]+;/, '').replace(/dcat:endpointURL [^;]+;/, '');
    const types = new Set(triples.filter(([, name]) => name.endsWith('#type>')).map(([, , type]) => type));

    expect(await faultsOf(text)).toEqual([]);
    expect(await faultsOf(damaged)).toEqual([
      expect.stringMatching(/jeux.* http.*accrualPeriodicity$/),
      expect.stringMatching(/ http.*endpointURL$/),
    ]);
    expect(types).toEqual(
      new Set([
        ...[dcat('Catalog'), dcat('Dataset'), dcat('Distribution'), dcat('DataService'), foaf('Agent')],
        ...[foaf('Organization'), vcard('Organization'), dct('Location'), dct('PeriodOfTime'), dct('Standard')],
      ]),
    );
  });

  test('every dataset is in it, with its files, and its publisher by its SIREN', () => {
    const values = (name: string) => triples.filter((triple) => triple[1] === name).map(([, , value]) => value);

    expect(values(dcat('dataset'))).toEqual(datasets.map(({ name }) => `<${origin}/donnees-ouvertes/jeux/${name}>`));
    expect(values(dcat('downloadURL'))).toContain(`<${origin}/donnees-ouvertes/sites.gpkg>`);
    expect(triples).toContainEqual([
      `<${origin}/mentions-legales#agglomeration-d-essai>`,
      dct('identifier'),
      '"200023463"',
    ]);
  });

  test('Turtle and JSON-LD say the same', async () => {
    const said = readJsonLd(await (await asked('jsonld')).text());

    const sorted = (all: Triple[]) => all.map((triple) => triple.join(' ')).sort();
    expect(sorted(said)).toEqual(sorted(triples));
  });

  test('every address of ours that it gives answers', async () => {
    const given = triples.flat().filter((part) => part.startsWith(`<${origin}`));
    const paths = [...new Set(given.map((part) => new URL(part.slice(1, -1)).pathname))];

    const answers = await Promise.all(paths.map(async (path) => [path, await statusOf(path)]));

    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect(answers.length).toBeGreaterThan(30);
  });

  test('a harvester that has it as it is gets nothing again', async () => {
    const etag = (await asked('ttl')).headers.get('etag') ?? '';

    expect((await asked('ttl', { 'if-none-match': etag })).status).toBe(304);
  });

  test('/catalogue gives what is asked for', () => {
    const given = ['text/turtle', 'application/ld+json', 'text/html,application/xml;q=0.9', '*/*', null].map(askedForm);

    expect(given).toEqual(['ttl', 'jsonld', undefined, 'ttl', 'ttl']);
  });

  test('a dataset whose rows have several licences offers none of them for the whole: it says where each is', async () => {
    const { db } = database();
    const { organisation } = await anOrganisation(db);
    const row = { organisationId: organisation.id, slug: 'autre', title: 'Autre', kind: 'pcaet', published: true };
    await db.insertInto('plan').values(row).execute();
    const said = async () => {
      const all = readTurtle(await (await asked('ttl')).text());
      return all.filter(([of]) => of.includes('jeux/plans')).map(([, name, value]) => [name, value] as const);
    };
    const alike = await said();

    await db.updateTable('organisation').set({ openLicence: 'odbl-1.0' }).where('id', '=', organisation.id).execute();
    const mixed = await said();
    await db.deleteFrom('plan').where('slug', '=', 'autre').execute();

    const named = (all: typeof mixed, name: string) => all.filter((each) => each[0] === dct(name));
    expect([named(alike, 'license').length, named(alike, 'rights').length]).toEqual([3, 0]);
    expect([named(mixed, 'license').length, named(mixed, 'rights').length]).toEqual([0, 3]);
    expect(mixed.map(([, value]) => value).join(' ')).toContain('Licence Ouverte 2.0, ODbL 1.0');
  });

  async function statusOf(path: string): Promise<number> {
    const routes = [...exchangeRoutes, ...identityRoutes].map(({ path: pattern = '', file }) => ({
      path: pattern,
      id: file,
    }));
    const match = matchRoutes(routes, path)?.at(-1);
    if (!match) return 404;
    const { loader } = (await import(inProject('src', match.route.id))) as { loader(args: object): Promise<unknown> };
    const context = carriedFor({ ...world(), actor: visitor }, { origin });
    const answered = await loader({ request: new Request(`${origin}${path}`), params: match.params, context });
    if (answered instanceof Response) await answered.arrayBuffer();
    return answered instanceof Response ? answered.status : 200;
  }
});
