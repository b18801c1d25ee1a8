import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { readCases } from '../../../test/cases.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aTaxref } from '../../../test/nature.ts';
import { type Context, visitor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { searchedKinds } from './kinds.ts';
import { search, suggest } from './search.ts';

interface Case {
  case: string;
  typed: string;
  /** Titles of that kind, in this order. */
  kind: string;
  found: string[];
}

/** What everybody may read bears this word, and what only its organisation may another one. */
const open = 'gaillette';
const draft = 'brouillonne';

describeAloneOnEachEngine('search', (database) => {
  let people: Record<'visitor' | 'member' | 'reader' | 'elsewhere', Context>;
  beforeAll(async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    people = {
      visitor: { actor: visitor, db, effects: testEffects },
      member: await aContext(db, 'coordinator', place),
      reader: await aContext(db, 'reader', place),
      elsewhere: await aContext(db, 'coordinator', await anOrganisation(db)),
    };
    await someOfEachKind(db, place);
  });

  const titles = async (who: keyof typeof people, typed: string, kind?: string) =>
    (await search(people[who], typed, { limit: 10, kind })).flatMap(({ found }) => found.map(({ title }) => title));

  const kindsOf = async (who: keyof typeof people, typed: string) =>
    (await search(people[who], typed, { limit: 10 })).map(({ kind }) => kind).toSorted();

  test('anybody finds what is published, of every kind', async () => {
    const every = searchedKinds.map(({ kind }) => kind).toSorted();

    for (const who of ['visitor', 'member', 'reader', 'elsewhere'] as const)
      expect([who, await kindsOf(who, open)]).toEqual([who, every]);
  });

  test('only those who work in an organisation find its drafts and its vulnerable places', async () => {
    const keptInside = ['action', 'indicator', 'plan', 'report', 'sheet', 'site'];

    expect(await kindsOf('member', draft)).toEqual(keptInside);
    for (const who of ['visitor', 'reader', 'elsewhere'] as const)
      expect([who, await kindsOf(who, draft)]).toEqual([who, []]);
    expect(await titles('member', 'vulnérable', 'site')).toEqual(['Terrier vulnérable']);
    expect(await titles('visitor', 'vulnérable', 'site')).toEqual([]);
  });

  test.each(readCases<Case>(import.meta.url, 'ranking.cases.yaml'))('$case', async ({ typed, kind, found }) => {
    const told = await titles('visitor', typed, kind);

    expect(told.slice(0, found.length)).toEqual(found);
  });

  test('an exact name of any kind comes before what begins like it', async () => {
    const [first, second] = await suggest(people.visitor, 'lens');

    expect([first?.title, first?.label]).toEqual(['Lens', 'Communes']);
    expect(second?.title).not.toBe('Lens');
  });

  test('pages follow each other without a gap', async () => {
    const whole = await titles('visitor', 'terril', 'site');

    const [first] = await search(people.visitor, 'terril', { kind: 'site', limit: 1 });
    const [second] = await search(people.visitor, 'terril', { kind: 'site', limit: 1, offset: 1 });

    expect([first?.found[0]?.title, second?.found[0]?.title]).toEqual(whole.slice(0, 2));
    expect(first?.total).toBe(whole.length);
  });

  test('nothing is asked of nothing', async () => {
    expect(await search(people.visitor, ' ’ ! ', { limit: 5 })).toEqual([]);
  });
});

type Place = Awaited<ReturnType<typeof anOrganisation>>;

async function someOfEachKind(db: Db, { organisation, territory }: Place): Promise<void> {
  const organisationId = organisation.id;
  await territories(db);
  const person = await db
    .insertInto('person')
    .values({ email: 'essai@example.org', name: 'Claude Martin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await aTaxref(db);
  await db
    .insertInto('taxon')
    .values({
      ...{ version: 17, cdNom: 900001, cdRef: 900001, rank: 'ES', name: `Carbo ${open}`, search: `carbo ${open}` },
      ...{ fullName: `Carbo ${open} Auteur`, vernacular: '', lineage: [900001] },
    })
    .execute();
  await db
    .insertInto('taxonVernacular')
    .values([
      { version: 17, cdRef: 60418, name: 'Grand Murin', search: 'grand murin' },
      { version: 17, cdRef: 2895, name: 'Épervier d’Europe', search: 'epervier d europe' },
    ])
    .execute();
  const plans = [
    ['Plan climat air énergie territorial', 'PCAET', true],
    [`Plan de la ${open}`, null, true],
    ['Trame pour la biodiversité', null, true],
    [`Plan ${draft}`, null, false],
  ] as const;
  for (const [at, [title, acronym, published]] of plans.entries()) {
    const plan = await db
      .insertInto('plan')
      .values({ organisationId, slug: `plan-${at}`, title, acronym, kind: 'pcaet', published })
      .returning('id')
      .executeTakeFirstOrThrow();
    const action = await db
      .insertInto('action')
      .values({
        organisationId,
        number: `A${at}`,
        title: `Mener le ${title.toLowerCase()}`,
        description: 'Haies, mares',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('actionPlan').values({ actionId: action.id, planId: plan.id }).execute();
  }
  for (const [word, published] of [
    [open, true],
    [draft, false],
  ] as const) {
    const label = `Tonnes de ${word}`;
    const indicator = await db
      .insertInto('indicator')
      .values({
        organisationId,
        code: word,
        label,
        unit: 'count',
        kind: 'output',
        search: searchForm(`${word} ${label}`),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const status = published ? 'validated' : 'provisional';
    await db
      .insertInto('indicatorValue')
      .values({
        ...{ indicatorId: indicator.id, territoryId: territory.id, periodKind: 'year', periodStart: '2020-01-01' },
        ...{ periodEnd: '2020-12-31', value: '1', decimals: 0, status, recordedBy: person.id, recordedAt: new Date() },
      })
      .execute();
  }
  for (const [name, published, vulnerable] of [
    [`Fosse de la ${open}`, true, false],
    ['Terril 11 de Loos', true, false],
    ['Terrils jumeaux', true, false],
    [`Mare ${draft}`, false, false],
    ['Terrier vulnérable', true, true],
  ] as const)
    await db
      .insertInto('site')
      .values({
        organisationId,
        kind: 'terril',
        level: 'element',
        name,
        search: searchForm(name),
        published,
        vulnerable,
      })
      .execute();
  await reports(db, organisationId);
}

async function territories(db: Db): Promise<void> {
  for (const [kind, code, name, population] of [
    ['commune', '62498', 'Lens', 32_000],
    ['commune', '38209', 'Lens-Lestang', 900],
    ['commune', '62528', 'Loos-en-Gohelle', 6700],
    ['commune', '59350', 'Lille', 230_000],
    ['commune', '62999', `Sainte-${open}`, 10],
    ['epci', '246200364', 'CA de Lens-Liévin', 240_000],
    ['epci', '999999999', `CC de la ${open}`, 10],
  ] as const)
    await db
      .insertInto('territory')
      .values({ kind, code, vintage: 2026, name, search: `${searchForm(name)} ${code}`, population, source: 'essai' })
      .execute();
}

async function reports(db: Db, organisationId: string): Promise<void> {
  for (const [year, word, state] of [
    [2020, open, 'published'],
    [2021, draft, 'collection'],
  ] as const) {
    const edition = await db
      .insertInto('edition')
      .values({ organisationId, reportType: 'rdd', year, title: `Rapport ${word}`, state })
      .returning('id')
      .executeTakeFirstOrThrow();
    const content = { texte: { type: 'doc', content: [{ type: 'text', text: `Une ${word} de ${year}` }] } };
    await db
      .insertInto('sheet')
      .values({
        ...{ editionId: edition.id, section: 'A', kind: 'action', code: 'A1', position: 1, title: 'Cokerie' },
        content: JSON.stringify(content),
      })
      .execute();
  }
}
