import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DOMParser } from 'linkedom';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { carriedFor } from '../../../test/carried.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Db } from '../../kernel/db/index.ts';
import { inProject } from '../../kernel/paths.ts';
import { recordObservation } from '../../watch/index.ts';
import { loader } from '../pages/feed.ts';
import { type FollowedNews, readNews } from './read-news.ts';

const origin = 'https://carreau.example';
const xmllint = '/usr/bin/xmllint';

// Alone: only the latest fifty things of an installation are told.
describeAloneOnEachEngine('what is new', (database) => {
  test('tells of an organisation what is published, and neither its drafts nor its vulnerable places', async () => {
    const { db, slug } = await aTerritory(database().db);

    const { news } = await readNews({ db, following: { of: 'territory' } });

    const own = news.filter(({ key }) => key.includes(slug));
    expect(own.map(({ label, items }) => [label, ...items.map(({ title }) => title)]).toSorted()).toEqual(
      [
        ['Avancement', '1 Planter & <semer>'],
        ['2\u00a0actions publiées', '2 Tailler', '1 Planter & <semer>'],
        ['Plan publié', 'Plan ouvert'],
        ['Rapport publié', 'Rapport sur la situation en matière de développement durable 2020'],
        ['Site publié', 'École Curie'],
        ['État relevé', 'École Curie'],
      ].toSorted(),
    );
    expect(own.map(({ at }) => at.getTime())).toEqual(own.map(({ at }) => at.getTime()).toSorted((a, b) => b - a));
  });

  test('a plan tells its own actions, a site what is about it', async () => {
    const { db, plan, site } = await aTerritory(database().db);

    const ofPlan = await readNews({ db, following: { of: 'plan', key: plan } });
    const ofSite = await readNews({ db, following: { of: 'site', key: site } });

    expect(labelsOf(ofPlan)).toEqual(['2\u00a0actions publiées', 'Avancement', 'Plan publié']);
    expect(labelsOf(ofSite)).toEqual(['Action publiée', 'Avancement', 'Site publié', 'État relevé']);
  });

  test('nobody follows a draft nor a vulnerable place', async () => {
    const { db, draft, hidden } = await aTerritory(database().db);

    for (const following of [
      { of: 'plan' as const, key: draft },
      { of: 'site' as const, key: hidden },
      { of: 'site' as const, key: 'rien' },
    ])
      await expect(readNews({ db, following })).rejects.toMatchObject({ kind: 'missing' });
  });

  test('a plan taken back, then published again, is new again', async () => {
    const { db, plan } = await aTerritory(database().db);
    const publish = (published: boolean) =>
      db.updateTable('plan').set({ published }).where('slug', '=', plan).execute();

    await publish(false);
    const { publishedAt } = await db
      .selectFrom('plan')
      .select('publishedAt')
      .where('slug', '=', plan)
      .executeTakeFirstOrThrow();
    await publish(true);

    expect(publishedAt).toBeNull();
    const { news } = await readNews({ db, following: { of: 'plan', key: plan } });
    expect(news.find(({ label }) => label === 'Plan publié')?.at.getFullYear()).toBeGreaterThan(2021);
  });

  test('its feed is Atom, each entry with a name that does not change', async () => {
    const { guest, plan } = await aTerritory(database().db);
    const path = `/plans/${plan}/nouveautes`;
    const ask = (headers: Record<string, string> = {}) =>
      loader({
        request: new Request(`${origin}${path}.atom`, { headers }),
        params: { slug: plan },
        context: carriedFor(guest, { origin }),
      });

    const answer = await ask();
    const body = await answer.text();

    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = new DOMParser().parseFromString(body, 'text/xml');
    const texts = (selector: string) => [...feed.querySelectorAll(selector)].map((node) => node.textContent);
    expect(texts('feed > id')).toEqual([`tag:carreau.example,2026:${path}`]);
    expect(new Set(texts('entry > id')).size).toBe(3);
    expect(texts('entry > title')).toContain('Plan publié\u00a0: Plan ouvert');
    expect([...feed.querySelectorAll('feed > link')].map((node) => node.getAttribute('href'))).toEqual([
      `${origin}${path}.atom`,
      `${origin}/plans/${plan}`,
    ]);
    // The names of things are escaped once as HTML, and the whole once more as XML.
    expect(body).toContain('Planter &amp;amp; &amp;lt;semer&amp;gt;');
    if (existsSync(xmllint)) {
      const rules = ['--noout', '--relaxng', inProject('test/schemas/atom.rng'), '-'];
      execFileSync(xmllint, rules, { input: body, stdio: ['pipe', 'pipe', 'pipe'] });
    }
    const etag = answer.headers.get('etag') ?? '';
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
  });
});

const labelsOf = ({ news }: FollowedNews) => news.map(({ label }) => label).toSorted();

/** A published plan of two actions, one at a published site where a state was recorded; a draft plan, and a vulnerable place. */
async function aTerritory(db: Db) {
  const { place, organisationId, coordinator, guest, aSite, seen } = await aRegister(db);
  const { slug } = place.organisation;
  await aPublishedEdition(db, anEdition({ sheets: 1 }), { organisationId });
  const aPlan = async (name: string, title: string, published: boolean) => {
    const row = { organisationId, slug: `${name}-${slug}`, title, kind: 'PCAET', published };
    const publishedAt = new Date('2021-01-04T09:00:00Z');
    return db
      .insertInto('plan')
      .values({ ...row, publishedAt })
      .returning(['id', 'slug'])
      .executeTakeFirstOrThrow();
  };
  const [plan, draft] = [await aPlan('ouvert', 'Plan ouvert', true), await aPlan('projet', 'Plan en projet', false)];
  const site = await aSite();
  const hidden = await aSite({ name: 'Gîte à chauves-souris', vulnerable: true });
  await aSite({ name: 'Brouillon', published: false });
  for (const siteId of [site, hidden]) await recordObservation(coordinator, { ...seen(siteId), audience: 'everyone' });
  const anAction = async (number: string, title: string, planId: string, createdAt: string) => {
    const { id } = await db
      .insertInto('action')
      .values({ organisationId, number, title, createdAt: new Date(createdAt) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('actionPlan').values({ actionId: id, planId }).execute();
    const stage = { actionId: id, since: '2020-01-01', recordedAt: new Date(createdAt) };
    await db
      .insertInto('actionStage')
      .values({ ...stage, stage: 'engaged' })
      .execute();
    return id;
  };
  const first = await anAction('1', 'Planter & <semer>', plan.id, '2021-01-05T09:00:00Z');
  await anAction('2', 'Tailler', plan.id, '2021-01-05T10:00:00Z');
  await anAction('3', 'En projet', draft.id, '2021-01-06T10:00:00Z');
  await db.insertInto('actionSite').values({ actionId: first, siteId: site }).execute();
  await db
    .insertInto('actionStage')
    .values({ actionId: first, stage: 'done', since: '2021-01-20', recordedAt: new Date('2021-01-21T09:00:00Z') })
    .execute();
  return { db, slug, guest, plan: plan.slug, draft: draft.slug, site, hidden };
}
