import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { readPlace } from './read-place.ts';

describeOnEachEngine('the page of a commune', (database) => {
  test('tells what is published there, and nothing else, to those who work on it too', async () => {
    const { db } = database();
    const { coordinator, code } = await aCommune(db);

    const place = await readPlace(coordinator, 'commune', code, null);

    expect(place.sites.rows.map(({ name }) => name)).toEqual(['Terril publié']);
    expect(place.actions.map(({ title, plans }) => [title, plans.map((plan) => plan.title)])).toEqual([
      ['Au terril publié', ['Plan publié']],
      ['Dans la commune', ['Plan publié']],
    ]);
    expect(place.figures.figures.map(({ label, printed }) => [label, printed])).toEqual([
      ['Déchets ramassés', '8\u202ft'],
    ]);
    expect(place.reports.map(({ year }) => year)).toEqual([2020]);
  });

  test('compares a figure of a year with the same at its EPCI', async () => {
    const { db } = database();
    const { coordinator, code } = await aCommune(db);

    const latest = await readPlace(coordinator, 'commune', code, null);
    const former = await readPlace(coordinator, 'commune', code, 2019);

    expect(latest.figures.years).toEqual([2020, 2019]);
    expect(latest.compared.map(({ name }) => name)).toEqual(['EPCI d’essai']);
    expect(latest.figures.figures.map(({ beside }) => beside)).toEqual([['80\u202ft']]);
    expect(former.figures.figures.map(({ printed, beside }) => [printed, beside])).toEqual([['5\u202ft', [null]]]);
  });

  test('draws its outline, its published places and actions, and neither drafts nor what is vulnerable', async () => {
    const { db } = database();
    const { coordinator, code, epci, outlined } = await aCommune(db);
    const before = await readPlace(coordinator, 'commune', code, null);
    await outlined();

    const { map } = await readPlace(coordinator, 'commune', code, null);
    const { map: around } = await readPlace(coordinator, 'epci', epci, null);

    expect(before.map).toBeNull();
    expect(map?.query).toBe(`territoire=${code}&calque=actions`);
    expect(map?.legend?.map(({ label }) => label)).toContain('En cours');
    expect(outlinesIn(map?.svg)).toBe(1);
    expect(outlinesIn(around?.svg)).toBe(1);
    expect(placesIn(map?.svg)).toBe(1);
    expect(map?.svg.match(/<polygon/g)).toHaveLength(2);
    // The action of its commune: the place of the other is not said to be in the EPCI.
    expect(around?.svg.match(/<polygon/g)).toHaveLength(1);
  });

  test('of an EPCI tells what is done in its communes', async () => {
    const { db } = database();
    const { coordinator, epci } = await aCommune(db);

    const { actions } = await readPlace(coordinator, 'epci', epci, null);

    expect(actions.map(({ title }) => title)).toContain('Dans la commune');
  });

  test('is not there for a code that no commune has', async () => {
    const { db } = database();
    const { coordinator } = await aCommune(db);

    await expect(readPlace(coordinator, 'commune', '00000', null)).rejects.toMatchObject({ kind: 'missing' });
  });
});

/** Towns have a dot too, without an outline, once the national referential is in the same database. */
const placesIn = (svg = '') => svg.match(/<circle[^>]*stroke/g)?.length;

/** The commune or the EPCI itself, whole: neither its dashed communes nor its places. */
const outlinesIn = (svg = '') =>
  svg.match(/<path d="[^"]*" fill-rule="evenodd" fill="#c9c4b8" fill-opacity="0.3"/g)?.length;

let made = 0;

/** A commune in an EPCI, with published and unpublished things of each kind. */
async function aCommune(db: Db) {
  const place = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const coordinator = await aContext(db, 'coordinator', place);
  made += 1;
  // No département is numbered 00: the national referential may be in the same database.
  const code = `00${String(made).padStart(3, '0')}`;
  const territory = async (kind: 'commune' | 'epci', own: string, name: string) => {
    const row = { kind, code: own, vintage: 2026, name, search: `${searchForm(name)} ${own}`, source: 'essai' };
    return (await db.insertInto('territory').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const commune = await territory('commune', code, 'Commune d’essai');
  const epci = await territory('epci', `9999${code}`, 'EPCI d’essai');
  await db.insertInto('territoryMember').values({ territoryId: epci, memberId: commune }).execute();
  await db.updateTable('organisation').set({ territoryId: epci }).where('id', '=', organisationId).execute();
  await aPublishedEdition(db, anEdition({ sheets: 1 }), { organisationId });

  const plan = async (title: string, published: boolean) => {
    const row = { organisationId, slug: `${published}-${code}`, title, kind: 'pcaet', published };
    return (await db.insertInto('plan').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const [open, draft] = [await plan('Plan publié', true), await plan('Plan en projet', false)];
  const site = async (name: string, published: boolean, vulnerable = false) => {
    const row = {
      organisationId,
      kind: 'terril',
      level: 'element' as const,
      name,
      search: searchForm(name),
      published,
      vulnerable,
    };
    const { id } = await db.insertInto('site').values(row).returning('id').executeTakeFirstOrThrow();
    await db.insertInto('siteTerritory').values({ siteId: id, territoryId: commune, share: '1' }).execute();
    return id;
  };
  const sites = [await site('Terril publié', true), await site('Terril en projet', false)] as const;
  const action = async (number: string, title: string, planId: string, siteId?: string) => {
    const { id } = await db
      .insertInto('action')
      .values({ organisationId, number, title })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('actionPlan').values({ actionId: id, planId }).execute();
    if (siteId) await db.insertInto('actionSite').values({ actionId: id, siteId }).execute();
    else await db.insertInto('actionTerritory').values({ actionId: id, territoryId: commune }).execute();
  };
  await action('1', 'Au terril publié', open, sites[0]);
  await action('2', 'Dans la commune', open);
  await action('3', 'Au terril en projet', open, sites[1]);
  await action('4', 'En projet', draft);

  const { id: indicatorId } = await db
    .insertInto('indicator')
    .values({ organisationId, code: 'dechets', label: 'Déchets ramassés', unit: 't', kind: 'output' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [territoryId, year, value, status] of [
    [commune, 2019, '5', 'validated'],
    [commune, 2020, '8', 'validated'],
    [commune, 2021, '9', 'provisional'],
    [epci, 2020, '80', 'validated'],
  ] as const)
    await db
      .insertInto('indicatorValue')
      .values({
        ...{ indicatorId, territoryId, periodKind: 'year', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
        ...{ value, decimals: 0, status, recordedBy: coordinator.actor.person?.id ?? '', recordedAt: new Date() },
      })
      .execute();
  const outlined = async () => {
    // Far from where other tests of the same database have their places.
    const [x, y] = [400_000 + 3000 * made, 6_400_000];
    const outline = sql`ST_Multi(ST_MakeEnvelope(${x}::float8, ${y}::float8, ${x + 2000}::float8, ${y + 2000}::float8, 2154))`;
    await sql`insert into territory_outline (territory_id, outline, source) values (${commune}, ${outline}, 'essai')`.execute(
      db,
    );
    const at = sql`ST_SetSRID(ST_MakePoint(${x + 900}::float8, ${y + 900}::float8), 2154)`;
    const placed = [...sites, await site('Terril vulnérable', true, true)];
    await sql`update site set geometry = ${at}, mark = ${at} where id = any(${placed}::uuid[])`.execute(db);
  };
  return { coordinator, code, epci: `9999${code}`, outlined };
}
