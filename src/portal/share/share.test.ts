import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { anEdition, aPublishedEdition } from '../../../test/an-edition.ts';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { carriedFor } from '../../../test/carried.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { addAssessmentSites, publishAssessment, saveAssessment } from '../../assessment/index.ts';
import type { Context } from '../../identity/index.ts';
import { declareBreakdown, defineIndicator, recordValues } from '../../indicator/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { saveViewpoint } from '../../photo/index.ts';
import { saveAction, savePlan } from '../../programme/index.ts';
import { recordObservation } from '../../watch/index.ts';
import { loader as embedded } from '../pages/embedded.tsx';
import { loader as file } from '../pages/illustration.ts';
import { findSharedLicence } from './shared-licence.sql.ts';

const origin = 'https://carreau.example';
const xmllint = '/usr/bin/xmllint';

describeOnEachEngine('a chart given away', (database) => {
  test('is a drawing that stands by itself: its title, its source, its day, and nothing of the page', async () => {
    const { coordinator, evolution } = await anIndicator(database().db);

    const answer = await ask(coordinator, `${evolution}.svg`);
    const svg = await answer.text();

    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg).toContain('<title id="titre">Déchets &lt;verts&gt;</title>');
    expect(svg).toContain('<desc id="description">Déchets &lt;verts&gt;\u00a0: 2019, 10,5\u202ft');
    const licence = await findSharedLicence(database().db);
    for (const said of ['Source\u00a0: Déchèterie, p. 4.', licence.label, origin, 'le 1er février 2021'])
      expect(svg).toContain(said);
    expect(svg).not.toMatch(/class=|var\(|currentColor|<style/);
    if (existsSync(xmllint)) execFileSync(xmllint, ['--noout', '-'], { input: svg });
  });

  test('names the licence that all publishers chose, else says that each has its own', async () => {
    const { db } = database();
    const [{ organisation }] = [await anOrganisation(db), await anOrganisation(db)];

    const labels = await db
      .transaction()
      .execute(async (tx) => {
        const choose = tx.updateTable('organisation').set({ publisher: true });
        await choose.set({ openLicence: 'odbl-1.0' }).execute();
        const same = await findSharedLicence(tx);
        await choose.set({ openLicence: 'cc-by-4.0' }).where('id', '=', organisation.id).execute();
        const other = await findSharedLicence(tx);
        throw new Error(`${same.label}, ${other.label}`);
      })
      .catch(({ message }: Error) => message);

    expect(labels).toBe('ODbL 1.0, Chaque organisation a sa licence');
  });

  test('is a picture, twice as sharp as the drawing', async () => {
    const { coordinator, evolution } = await anIndicator(database().db);

    const png = Buffer.from(await (await ask(coordinator, `${evolution}.png`)).arrayBuffer());

    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1440);
  });

  test('is a table that a French spreadsheet reads, and that runs nothing', async () => {
    const { coordinator, evolution, parts } = await anIndicator(database().db);

    const csv = await (await ask(coordinator, `${evolution}.csv`)).text();
    const partsCsv = await (await ask(coordinator, `${parts}.csv`)).text();

    expect(csv).toBe('Période;Valeur (t);État\r\n2019;10,5;validé\r\n2020;12,25;validé\r\n');
    expect(partsCsv.split('\r\n')[1]).toBe("'=A1;4;32,7");
  });

  test('is not sent again while it is the same', async () => {
    const { coordinator, evolution } = await anIndicator(database().db);
    const etag = (await ask(coordinator, `${evolution}.png`)).headers.get('etag') ?? '';

    const again = await ask(coordinator, `${evolution}.png`, { 'if-none-match': `"autre", ${etag}` });

    expect([etag === '', again.status, await again.text()]).toEqual([false, 304, '']);
  });

  test('stands alone with its table and the way to its page', async () => {
    const { coordinator, evolution, id } = await anIndicator(database().db);

    const read = await embedded(asked(coordinator, '/integrer', `${evolution}?periode=2020`));

    expect(read).toMatchObject({
      ...{ title: 'Déchets <verts>', page: `/indicateurs/${id}?periode=2020` },
      table: {
        rows: [
          ['2019', { value: '10.5', printed: '10,5\u202ft' }, 'validé'],
          ['2020', { value: '12.25' }, 'validé'],
        ],
      },
    });
  });

  test('is what a visitor reads, even for those who could read more', async () => {
    const { coordinator, draft, drafted } = await anIndicator(database().db);

    const answers = await Promise.all([
      ask(coordinator, `indicateurs/${draft}/evolution.svg`),
      ask(coordinator, `${drafted}/chiffres/HAB-01@2020/evolution.csv`),
      ask(coordinator, 'indicateurs/rien/evolution.svg'),
      ask(coordinator, 'ailleurs.svg'),
      ask(coordinator, `indicateurs/${draft}/evolution.exe`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    await expect(embedded(asked(coordinator, '/integrer', `indicateurs/${draft}/evolution`))).rejects.toMatchObject({
      init: { status: 404 },
    });
  });

  test('of a published report is the one that it quotes', async () => {
    const { coordinator, published, quoted } = await anIndicator(database().db);

    const answer = await ask(coordinator, `${published}/chiffres/${encodeURIComponent(quoted.key)}/evolution.svg`);

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(quoted.label);
  });
});

describeOnEachEngine('a map given away', (database) => {
  test('shows published places alone, neither those in the making nor the vulnerable ones', async () => {
    const { coordinator, slug } = await aMap(database().db);

    const svg = await (await ask(coordinator, `carte.svg?texte=${slug}&calque=etats`)).text();
    const csv = await (await ask(coordinator, `carte.csv?texte=${slug}&calque=etats`)).text();

    expect(csv.split('\r\n')).toEqual([
      'Nom;Type;Communes',
      `Ouvert ${slug};Bâtiment;`,
      `Ouvert ${slug};État des sites;Moyen, vu le 12/06/2020`,
      '',
    ]);
    expect(svg.match(/<polygon points="[^"]*" transform/g)).toHaveLength(1);
    expect(svg).toContain('Moyen');
    expect(svg).not.toMatch(/class=|<style/);
    if (existsSync(xmllint)) execFileSync(xmllint, ['--noout', '-'], { input: svg });
  });

  test('of nothing that is published is not there', async () => {
    const { coordinator, slug } = await aMap(database().db);

    const answers = [
      await ask(coordinator, `carte.svg?texte=Brouillon ${slug}`),
      await ask(coordinator, `carte.svg?texte=Vulnerable ${slug}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  test('a plan in the making has no chart, even for those who make it; a published one counts its actions', async () => {
    const { coordinator, plans } = await aMap(database().db);
    const { db } = coordinator;
    const slugs = await db.selectFrom('plan').select(['id', 'slug']).where('id', 'in', plans).execute();
    const of = (id: string | undefined) => slugs.find((plan) => plan.id === id)?.slug;

    const draft = await ask(coordinator, `plans/${of(plans[0])}/etapes.csv`);
    const csv = await ask(coordinator, `plans/${of(plans[1])}/etapes.csv`);

    expect([draft.status, await csv.text()]).toEqual([404, 'Étape;Actions\r\nRéalisée;1\r\n']);
  });

  test('a campaign of assessment is drawn once it is published', async () => {
    const { coordinator, campaign } = await aMap(database().db);
    const before = await ask(coordinator, `evaluations/${campaign}/plan.svg`);

    await publishAssessment(coordinator, { id: campaign });
    const after = await ask(coordinator, `evaluations/${campaign}/plan.svg`);

    expect([before.status, after.status]).toEqual([404, 200]);
  });

  test('a viewpoint is drawn where everybody may see it', async () => {
    const { coordinator, viewpoints } = await aMap(database().db);

    const answers = await Promise.all(viewpoints.map((id) => ask(coordinator, `photographies/${id}/plan.csv`)));

    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect(await answers[0]?.text()).toContain('50,43000');
  });
});

const asked = (context: Context, root: string, address: string, headers: Record<string, string> = {}) => {
  const request = new Request(`${origin}${root}/${address}`, { headers });
  const path = decodeURIComponent(new URL(request.url).pathname.slice(root.length + 1));
  return { request, params: { '*': path }, context: carriedFor(context, { origin }) };
};

const ask = (context: Context, address: string, headers?: Record<string, string>): Promise<Response> =>
  file(asked(context, '/illustrations', address, headers));

/** Three places of which one is open and was looked at, two plans, a campaign in the making, two viewpoints. */
async function aMap(db: Db) {
  const { place, organisationId, coordinator, aSite, seen } = await aRegister(db);
  const { slug } = place.organisation;
  const geometry = { type: 'Point', coordinates: [2.83, 50.43] };
  const site = await aSite({ name: `Ouvert ${slug}`, geometry });
  await aSite({ name: `Brouillon ${slug}`, geometry, published: false });
  await aSite({ name: `Vulnerable ${slug}`, geometry, vulnerable: true });
  await recordObservation(coordinator, seen(site, { audience: 'everyone' }));
  const plan = { organisationId, kind: 'PCAET', title: `Plan ${slug}` };
  const draft = await savePlan(coordinator, plan);
  const open = await savePlan(coordinator, { ...plan, title: `Plan ouvert ${slug}`, published: true });
  await saveAction(coordinator, {
    organisationId,
    number: '1',
    title: 'Agir',
    plans: [{ planId: open.id }],
    stage: 'done',
  });
  const { id: campaign } = await saveAssessment(coordinator, {
    ...{ organisationId, title: `Campagne ${slug}`, grid: 'priorite-cites', rarityTableId: '' },
    ...{ startsOn: '2019-01-01', endsOn: '2019-12-31' },
  });
  await addAssessmentSites(coordinator, { assessmentId: campaign, names: `Ouvert ${slug}` });
  const view = { organisationId, title: 'Pont', place: '50,43 ; 2,83', licence: 'lo-2.0', version: '0' };
  const season = { seasonFrom: 'any', seasonTo: 'any' };
  const viewpoints = await Promise.all(
    ['everyone', 'workers'].map((audience) => saveViewpoint(coordinator, { ...view, ...season, audience })),
  );
  return { coordinator, slug, campaign, plans: [draft.id, open.id], viewpoints: viewpoints.map(({ id }) => id) };
}

/** Waste of two years with its parts, the same not validated, a report that is published and one that is not. */
async function anIndicator(db: Db) {
  const place = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const coordinator = await aContext(db, 'coordinator', place);
  const define = (code: string, label: string) =>
    defineIndicator(coordinator, { organisationId, code, label, unit: 't', kind: 'output', decimals: 2 });
  const { id } = await define('DECHETS', 'Déchets <verts>');
  const { id: draft } = await define('BROUILLON', 'Déchets à peser');
  await define('TONTE', '=A1');
  await define('FEUILLES', 'Feuilles');
  const value = (code: string, period: string, said: string, status: 'validated' | 'provisional' = 'validated') => ({
    ...{ code, period, value: said, status, source: 'Déchèterie', sourcePage: 'p. 4' },
  });
  await recordValues(coordinator, {
    organisationId,
    values: [
      value('DECHETS', '2019', '10,5'),
      value('DECHETS', '2020', '12,25'),
      value('TONTE', '2020', '4'),
      value('FEUILLES', '2020', '8,25'),
      value('BROUILLON', '2019', '1', 'provisional'),
      value('BROUILLON', '2020', '2', 'provisional'),
    ],
  });
  await declareBreakdown(coordinator, {
    ...{ organisationId, code: 'DECHETS', label: 'par nature', parts: ['TONTE', 'FEUILLES'] },
  });
  const report = anEdition({ sheets: 1 });
  const { address } = await aPublishedEdition(db, report);
  const kept = await aPublishedEdition(db, report, { state: 'presented' });
  const [quoted] = Object.values(report.figures);
  if (!quoted) throw new Error('a report quotes figures');
  return {
    ...{ coordinator, id, draft, quoted },
    evolution: `indicateurs/${id}/evolution`,
    parts: `indicateurs/${id}/repartition/par-nature`,
    published: `rapports/${address.publisher}/rdd/2020`,
    drafted: `rapports/${kept.address.publisher}/rdd/2020`,
  };
}
