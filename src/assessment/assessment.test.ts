import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Assessing, anything, assessing, eagleOwl, frog, sparrowhawk } from '../../test/assessing.ts';
import { describeAloneOnEachEngine } from '../../test/databases.ts';
import type { Finding } from '../kernel/finding.ts';
import { inProject } from '../kernel/paths.ts';
import { wordsOfSurvey } from './campaign/assessment.ts';
import {
  carryTable,
  publishAssessment,
  readAssessment,
  readComparison,
  readSiteScore,
  recordSurveys,
  verifyAssessment,
} from './index.ts';

interface Refused {
  facts: { findings: Finding[] };
}

describeAloneOnEachEngine('assessments of sites', (database) => {
  let db: Assessing['db'];
  let coordinator: Assessing['coordinator'];
  let contributor: Assessing['contributor'];
  let guest: Assessing['guest'];
  let aSite: Assessing['aSite'];
  let aCampaign: Assessing['aCampaign'];
  let went: Assessing['went'];
  let scoreOf: Assessing['scoreOf'];
  let stated: Assessing['stated'];
  beforeAll(async () => {
    ({ db, coordinator, contributor, guest, aSite, aCampaign, went, scoreOf, stated } = await assessing(database().db));
  });

  test('a score adds up the marks of what was found on visits of its groups, between its days', async () => {
    const site = await aSite();
    await went(site, '2020-03-12', 'amphibians', [frog]);
    await went(site, '2020-05-12', 'birds', [sparrowhawk, eagleOwl, frog]);
    await went(site, '2019-05-12', 'birds', [60418]);
    const id = await aCampaign(2020, [site]);

    const [scored, detail] = [
      await scoreOf(id, site.name),
      await readSiteScore(coordinator, id, (await scoreOf(id, site.name))?.id ?? ''),
    ];

    expect(scored?.total).toBe('18');
    expect(await stated(id, site.name)).toMatchObject({ amphibians: '1', birds: '17', flora: 'waiting' });
    const birds = detail.criteria.find(({ name }) => name === 'birds');
    expect(birds?.named.map(({ name, mark, why }) => [name, mark, why])).toEqual([
      ['Bubo bubo', '12', 'très rare'],
      ['Accipiter nisus', '5', 'assez rare'],
    ]);
    expect(birds?.named[0]?.records).toHaveLength(1);
    // The frog that was noted on a visit for birds is told, and counts for nothing.
    expect(birds).toMatchObject({ aside: 1, effort: { visits: 1, hours: '1.50', observers: 2 } });
  });

  test('a visit where nothing was found is a survey, and a record judged wrong counts for nothing', async () => {
    const site = await aSite();
    await went(site, '2020-03-12', 'amphibians', [anything]);
    await went(site, '2020-05-12', 'birds', [sparrowhawk]);
    await db.updateTable('record').set({ validation: 4 }).where('siteId', '=', site.id).execute();
    const id = await aCampaign(2020, [site]);

    expect(await stated(id, site.name)).toMatchObject({ amphibians: '0', birds: '0', reptiles: 'waiting' });
  });

  test('a group that could not be surveyed is out of the score whatever was seen, with its reason', async () => {
    const sites = [await aSite(), await aSite()];
    for (const site of sites) await went(site, '2020-05-12', 'birds', [sparrowhawk]);
    const id = await aCampaign(2020, sites);
    const birds = { criterion: 'birds', state: 'not_done' as const };

    await expect(recordSurveys(contributor, { assessmentId: id, said: [birds] })).rejects.toMatchObject({
      code: 'survey_reason_needed',
    });
    await recordSurveys(contributor, { assessmentId: id, said: [{ ...birds, reason: 'Confinement' }] });

    const read = await readAssessment(coordinator, id, 'sets');
    expect(read.coverage.find(({ criterion }) => criterion === 'birds')).toMatchObject({
      notDone: 2,
      reasons: ['Confinement'],
    });
    expect(read.ranking.unranked).toHaveLength(2);
  });

  test('two people who survey a site keep what each said; of the same criterion, the second is told first', async () => {
    const site = await aSite();
    const id = await aCampaign(2020, [site]);
    const listed = (await scoreOf(id, site.name))?.id ?? '';
    const [nothing, one, two] = [{}, { visits: '1' }, { visits: '2' }];
    const say = (birds: object, plants: object, was = wordsOfSurvey(null)) => {
      const said = [
        { criterion: 'birds', ...birds, was },
        { criterion: 'flora', ...plants, was: wordsOfSurvey(null) },
      ];
      return recordSurveys(contributor, { assessmentId: id, siteIds: [listed], said });
    };
    const written = () =>
      db
        .selectFrom('assessmentSurvey')
        .select(['criterion', 'visits'])
        .where('assessmentSiteId', '=', listed)
        .orderBy('criterion')
        .execute();

    expect(await say(one, nothing)).toMatchObject({ criteria: 1 });
    expect(await say(nothing, two)).toMatchObject({ criteria: 1 });
    await expect(say(two, nothing)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'survey_changed_meanwhile', facts: { criteria: ['birds'] } },
    });

    expect(await written()).toEqual([
      { criterion: 'birds', visits: 1 },
      { criterion: 'flora', visits: 2 },
    ]);
  });

  test('effort and values are typed where visits are not in Carreau; a value that falls nowhere is refused', async () => {
    const { id: siteId, name } = await aSite();
    await db
      .updateTable('site')
      .set({ kind: 'cite', attributes: JSON.stringify({ logements: '412' }) })
      .where('id', '=', siteId)
      .execute();
    const id = await aCampaign(2020, [{ name }], { grid: 'priorite-cites' });
    const listed = (await scoreOf(id, name))?.id ?? '';
    const say = (value: string) =>
      recordSurveys(contributor, {
        assessmentId: id,
        siteIds: [listed],
        said: [{ criterion: 'vacancy', value, visits: '2' }],
      });

    await expect(say('beaucoup')).rejects.toMatchObject({ code: 'assessed_value_unread' });
    await say('12,5');

    expect(await stated(id, name)).toMatchObject({ size: '8', vacancy: '3', protection: '0', comfort: 'waiting' });
  });

  test('what is published keeps its records and scores, whatever is corrected later, and its hash holds', async () => {
    const site = await aSite();
    await went(site, '2020-03-12', 'amphibians', [frog]);
    const id = await aCampaign(2020, [site]);
    const { sha256 } = await publishAssessment(coordinator, { id });

    await db
      .updateTable('record')
      .set({ cdNom: sparrowhawk, cdRef: sparrowhawk, version: 2 })
      .where('siteId', '=', site.id)
      .execute();
    await db.updateTable('taxonRarity').set({ class: 'E' }).where('cdRef', '=', frog).execute();

    expect(await stated(id, site.name)).toMatchObject({ amphibians: '1' });
    const verified = await verifyAssessment(coordinator, { id });
    expect(verified).toEqual({ holds: true, sha256, wrong: [], stray: [], records: 1, changed: 1 });
    await expect(
      recordSurveys(contributor, { assessmentId: id, said: [{ criterion: 'birds' }] }),
    ).rejects.toMatchObject({
      code: 'assessment_published',
    });
    await db.updateTable('taxonRarity').set({ class: 'C' }).where('cdRef', '=', frog).execute();
  });

  test('what was touched in the kept text is told, the hash first, then the sites whose total does not follow', async () => {
    const site = await aSite();
    await went(site, '2020-03-12', 'amphibians', [frog]);
    const id = await aCampaign(2020, [site]);
    await publishAssessment(coordinator, { id });

    await sql`update assessment set frozen = replace(frozen, '"total":"1"', '"total":"9"') where id = ${id}::uuid`.execute(
      db,
    );

    expect(await verifyAssessment(coordinator, { id })).toMatchObject({ holds: false, wrong: [site.name] });
  });

  test('a score or a rank that maps tell otherwise than the kept text is told, and so is one that they lack', async () => {
    const sites = [await aSite(), await aSite(), await aSite()];
    for (const site of sites) await went(site, '2020-03-12', 'amphibians', [frog]);
    const id = await aCampaign(2020, sites);
    await publishAssessment(coordinator, { id });
    const stray = async () => (await verifyAssessment(coordinator, { id })).stray;
    const told = (name = '') => sql`select listed.id from assessment_site listed join site on site.id = listed.site_id
      where listed.assessment_id = ${id}::uuid and site.name = ${name}`;
    expect(await stray()).toEqual([]);

    await sql`update assessment_score set rank = 2 where assessment_site_id in (${told(sites[0]?.name)})`.execute(db);
    await sql`delete from assessment_score where assessment_site_id in (${told(sites[2]?.name)})`.execute(db);

    expect(await stray()).toEqual([sites[0]?.name, sites[2]?.name]);
  });

  test('visitors read what is published: scores whole, no name of a sensitive species nor of a place that is not published', async () => {
    const [open, closed] = [await aSite(), await aSite(false)];
    await went(open, '2020-05-12', 'birds', [sparrowhawk, eagleOwl]);
    await went(closed, '2020-05-12', 'birds', [sparrowhawk]);
    const id = await aCampaign(2020, [open, closed]);

    await expect(readAssessment(guest, id, 'sets')).rejects.toMatchObject({ code: 'sign_in_needed' });
    await publishAssessment(coordinator, { id });

    const read = await readAssessment(guest, id, 'sets');
    expect(read.sites.map(({ name, total }) => [name, total])).toEqual([
      [open.name, '17'],
      ['Site non publié', '5'],
    ]);
    const detail = await readSiteScore(guest, id, read.sites[0]?.id ?? '');
    const birds = detail.criteria.find(({ name }) => name === 'birds');
    expect(birds?.named.map(({ name }) => name)).toEqual(['Accipiter nisus']);
    expect(birds).toMatchObject({ hidden: { count: 1, mark: '12' }, score: '17' });
    expect(JSON.stringify(detail)).not.toContain('Bubo');
  });

  test('a species that became sensitive since is named no more', async () => {
    const site = await aSite();
    await went(site, '2020-05-12', 'birds', [sparrowhawk]);
    const id = await aCampaign(2020, [site]);
    await publishAssessment(coordinator, { id });
    await db.updateTable('record').set({ sensitivity: 3 }).where('siteId', '=', site.id).execute();

    const read = await readAssessment(guest, id, 'sets');

    expect(JSON.stringify(await readSiteScore(guest, id, read.sites[0]?.id ?? ''))).not.toContain('Accipiter');
    expect(JSON.stringify(await readSiteScore(coordinator, id, read.sites[0]?.id ?? ''))).toContain('Accipiter');
  });

  test('an older table is taken over whole: species, scores without detail, places that the register does not have', async () => {
    const site = await aSite();
    const id = await aCampaign(2012, []);
    const file = [
      'Site;Groupe;Espèce;Score;Année',
      `${site.name};Oiseaux nicheurs;Accipiter nisus;;2010`,
      `${site.name};Oiseaux nicheurs;Bubo bubo;;2011`,
      `${site.name};Flore;;37;2008`,
      `${site.name};Flore;;37;2008`,
      'Terril disparu;;;122;2009',
    ].join('\n');
    const content = new TextEncoder().encode(file);

    const carried = await carryTable(coordinator, { assessmentId: id, content });

    expect(carried).toEqual({ read: 5, kept: 4, repeated: 1, unplaced: ['Terril disparu'], unnamed: [] });
    expect(await stated(id, site.name)).toMatchObject({ birds: '17', flora: '37', reptiles: 'waiting' });
    expect((await scoreOf(id, 'Terril disparu'))?.total).toBe('122');
    const read = await readAssessment(coordinator, id, 'sets');
    expect(read.ranking.sets.map(({ criteria, rows }) => [criteria.length, rows.length])).toEqual([
      [2, 1],
      [0, 1],
    ]);
    await publishAssessment(coordinator, { id });
    const visited = await readSiteScore(guest, id, (await scoreOf(id, site.name))?.id ?? '');
    expect(JSON.stringify(visited)).not.toContain('Bubo');
  });

  test('each bad line of an older table is told, and nothing is kept', async () => {
    const site = await aSite();
    const id = await aCampaign(2012, [site]);
    const file = [
      'Site;Groupe;Espèce;Score',
      ';Flore;;3',
      `${site.name};Poissons;;3`,
      `${site.name};Flore;;beaucoup`,
      `${site.name};Flore;Vipérine;3`,
      `${site.name};Flore;;`,
      `${site.name};Oiseaux nicheurs;;4`,
      `${site.name};Oiseaux nicheurs;Bubo bubo;`,
      `${site.name};Oiseaux nicheurs;;5`,
      `${site.name};Orthoptères;;1 000 000 000`,
      `${site.name};Coccinelles;;1,2345`,
    ].join('\n');

    const refused = carryTable(coordinator, { assessmentId: id, content: new TextEncoder().encode(file) });

    await expect(refused).rejects.toMatchObject({ code: 'carried_lines_wrong' });
    const { facts } = (await refused.catch((error: unknown) => error)) as Refused;
    expect(
      facts.findings.map(({ code, place }) => [place.line, code]).sort(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [2, 'no_site'],
      [3, 'unknown_group'],
      [4, 'unread_score'],
      [5, 'species_and_score'],
      [6, 'nothing_said'],
      [8, 'score_and_species'],
      [9, 'two_scores'],
      [10, 'score_out_of_bounds'],
      [11, 'score_out_of_bounds'],
    ]);
    expect((await scoreOf(id, site.name))?.total).toBeNull();
  });

  test('two campaigns are compared site by site, and another grid is refused', async () => {
    const site = await aSite();
    await went(site, '2010-05-12', 'birds', [eagleOwl]);
    await went(site, '2020-05-12', 'birds', [sparrowhawk]);
    await went(site, '2020-03-12', 'amphibians', [frog]);
    const [before, after] = [await aCampaign(2010, [site]), await aCampaign(2020, [site])];
    const other = await aCampaign(2020, [], { grid: 'priorite-cites' });
    const listed = (await scoreOf(after, site.name))?.id ?? '';

    const read = await readComparison(coordinator, { id: after, withId: before, site: listed });

    expect(read.rows).toMatchObject([
      { change: '-6', parts: { new: '5', lost: '-12', effort: '1', unexplained: '0' } },
    ]);
    expect(read.detail?.items.map(({ name, part }) => [name, part])).toEqual([
      ['Accipiter nisus', 'new'],
      ['Bubo bubo', 'lost'],
    ]);
    await expect(readComparison(coordinator, { id: after, withId: other, site: '' })).rejects.toMatchObject({
      code: 'assessments_not_comparable',
    });
  });

  test('campaigns published before maps and counts had scores are given theirs by the migration', async () => {
    const sites = [await aSite(), await aSite(), await aSite()];
    for (const site of sites) await went(site, '2020-03-12', 'amphibians', [frog]);
    await went({ id: sites[2]?.id ?? '' }, '2020-05-12', 'birds', [sparrowhawk]);
    const [seen, carried] = [await aCampaign(2020, sites), await aCampaign(2012, [await aSite()])];
    const table = 'Site;Score\nTerril disparu;122,5\nTerril arasé;122,500\nTerril effacé;7';
    await carryTable(coordinator, { assessmentId: carried, content: new TextEncoder().encode(table) });
    for (const id of [seen, carried]) await publishAssessment(coordinator, { id });
    const scores = async () =>
      (
        await sql`
          select listed.said, score.rank, score.ranked_sites, score.complete, trim_scale(score.score)::text as score
          from assessment_score score join assessment_site listed on listed.id = score.assessment_site_id
          where listed.assessment_id in (${seen}::uuid, ${carried}::uuid) order by listed.id
        `.execute(db)
      ).rows;
    const published = await scores();
    expect(published).toHaveLength(6);
    const counted = randomUUID();
    await database().exec(`
      drop table assessment_score;
      alter table indicator_count drop constraint indicator_count_value_id_fkey, alter column whole type integer;
      insert into indicator_count (value_id, counted_on, counting, whole, parts)
      values ('${counted}', '2020-12-31', '{}', 5, '[{"key": "a", "whole": 3}, {"key": "b", "whole": 2}]');
    `);

    await database().exec(readFileSync(inProject('migrations/2026-11-24-60-assessment-score.sql'), 'utf8'));

    expect(await scores()).toEqual(published);
    expect((await verifyAssessment(coordinator, { id: seen })).stray).toEqual([]);
    const kept = await db
      .selectFrom('indicatorCount')
      .select('parts')
      .where('valueId', '=', counted)
      .executeTakeFirst();
    expect(kept?.parts).toEqual([
      { key: 'a', whole: '3' },
      { key: 'b', whole: '2' },
    ]);
  });
});
