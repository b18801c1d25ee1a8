import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aPhotograph } from '../../test/a-photograph.ts';
import { aRegister } from '../../test/a-register.ts';
import { aContext } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import type { Db } from '../kernel/db/index.ts';
import { addViews, removeView } from './campaign/campaign-list.ts';
import { readReshootCampaign, readReshootCampaigns } from './campaign/read-campaigns.ts';
import { saveReshootCampaign } from './campaign/save-campaign.ts';
import type { ChangeInput } from './change/change.ts';
import { exportDynamics } from './change/export-dynamics.ts';
import { noteChange } from './change/note-change.ts';
import { photoDue } from './reshoot/photo-due.ts';
import { keepShot } from './shot/keep-shot.ts';
import { readShot } from './shot/read-shot.ts';
import type { ShotInput } from './shot/shot.ts';
import { withdrawShot } from './shot/withdraw-shot.ts';
import { readViewpoint, readViewpointWithPlan } from './viewpoint/read-viewpoint.ts';
import { readViewpoints, readViewpointsOfSite } from './viewpoint/read-viewpoints.ts';
import { readViewpointToEdit, saveViewpoint } from './viewpoint/save-viewpoint.ts';

const asked = { before: null, after: null };
const described = {
  title: 'Depuis le pont',
  audience: 'everyone',
  licence: 'lo-2.0',
  seasonFrom: 'any',
  seasonTo: 'any',
};

/** A register with one viewpoint on the place of the test's camera; the tests' clock says 1 February 2021. */
async function aSeries(db: Db) {
  const register = await aRegister(db);
  const { organisationId } = register;
  const coordinator = { ...register.coordinator, dataFolder: mkdtempSync(join(tmpdir(), 'carreau-shots-')) };
  const siteId = await register.aSite();
  const fields = { ...described, shows: 'ecole curie', place: '50,40833 ; 3,0', azimuth: '0', everyMonths: '12' };
  const { id } = await saveViewpoint(coordinator, { ...fields, organisationId });
  const shoot = async (more: Partial<ShotInput> = {}, day: string | null = '2019-06-12') => {
    const file = day === null ? undefined : { name: 'IMG.jpg', content: await aPhotograph({ day }) };
    const sent = { id: crypto.randomUUID(), viewpointId: id, ...more, file };
    await keepShot(coordinator, sent);
    return sent.id;
  };
  return {
    ...register,
    coordinator,
    guest: { ...coordinator, actor: register.guest.actor },
    siteId,
    id,
    fields,
    shoot,
  };
}

describeOnEachEngine('repeat photography', (database) => {
  const series = () => aSeries(database().db);

  test('knows where a viewpoint stands, what it shows, and draws both', async () => {
    const { coordinator, id, siteId } = await series();

    const { viewpoint, sites, plan } = await readViewpointWithPlan(coordinator, id, asked);

    expect(viewpoint.position?.[0]).toBeCloseTo(3, 4);
    expect(viewpoint).toMatchObject({ azimuth: '0.0', everyMonths: 12 });
    expect(sites.map((site) => site.id)).toEqual([siteId]);
    expect(plan).toContain('<svg');
  });

  test('reads day, focal and distance from what the camera wrote, and keeps the picture without it', async () => {
    const { coordinator, id, shoot } = await series();

    const shotId = await shoot();

    const { shots, reference } = await readViewpoint(coordinator, id, asked);
    expect(shots).toMatchObject([{ takenOn: '2019-06-12', precision: 'day', metresAway: 0, camera: { focal35: 35 } }]);
    expect(reference?.id).toBe(shotId);
    const content = await readShot(coordinator, { viewpointId: id, shotId, size: 'large' });
    expect(Buffer.from(content).includes('Exif')).toBe(false);
  });

  test('takes an old postcard by the year it may be of, and compares the last picture with the first', async () => {
    const { coordinator, id, shoot } = await series();
    const first = await shoot();
    const last = await shoot({ day: '14 juin 2020' });
    await shoot({ kind: 'archive', day: 'vers 1910', source: 'Collection d’essai' });

    const { shots, pair } = await readViewpoint(coordinator, id, asked);

    expect(shots.map(({ precision }) => precision)).toEqual(['circa', 'day', 'day']);
    expect([pair?.before.id, pair?.after.id]).toEqual([first, last]);
  });

  test('keeps a shot sent twice once, with one file', async () => {
    const { coordinator, id } = await series();
    const file = { name: 'a.jpg', content: await aPhotograph({ day: '2019-06-12' }) };
    const sent = { id: crypto.randomUUID(), viewpointId: id, file };

    await Promise.all([keepShot(coordinator, sent), keepShot(coordinator, sent)]);

    expect((await readViewpoint(coordinator, id, asked)).shots).toHaveLength(1);
    const kept = readdirSync(coordinator.dataFolder, { recursive: true }).filter((path) =>
      String(path).endsWith('.jpg'),
    );
    expect(kept).toHaveLength(2);
  });

  test('refuses another photograph under the number of one that is kept', async () => {
    const { coordinator, id, shoot } = await series();
    const number = await shoot();
    const another = { name: 'b.jpg', content: await aPhotograph({ colour: '#8a6b4f', day: '2020-06-20' }) };

    const sent = keepShot(coordinator, { id: number, viewpointId: id, file: another });

    await expect(sent).rejects.toMatchObject({ code: 'shot_number_taken' });
  });

  test.each([
    ['shot_undated', { conformity: 'impossible', reason: 'Mur.' }, null],
    ['shot_without_picture', { day: '2020' }, null],
    ['shot_reason_needed', { conformity: 'partial' }, '2019-06-12'],
    ['shot_day_unreadable', { day: 'avant-hier' }, '2019-06-12'],
    ['shot_later', { day: '2/2/2021' }, '2019-06-12'],
  ] as const)('%s refuses %j', async (code, more, day) => {
    const { shoot } = await series();

    await expect(shoot(more, day)).rejects.toMatchObject({ code });
  });

  test.each([
    ['azimuth_out_of_circle', { azimuth: '361' }],
    ['half_season', { seasonFrom: '5' }],
    ['viewpoint_not_point', { place: 'LINESTRING(3 50, 3.1 50)' }],
    ['unknown_shown_site', { shows: 'Fosse introuvable' }],
  ])('%s refuses a viewpoint with %j', async (code, more) => {
    const { coordinator, fields, organisationId } = await series();

    await expect(saveViewpoint(coordinator, { ...fields, ...more, organisationId })).rejects.toMatchObject({ code });
  });

  test('says which view is due, and why nothing could be made of it', async () => {
    const { coordinator, shoot, id } = await series();
    await shoot();
    await shoot({ day: '20/06/2020', conformity: 'impossible', reason: 'Chantier.' }, null);

    const due = (await photoDue(coordinator)).filter(({ href }) => href.includes(id));

    expect(due).toMatchObject([{ kind: 'shot', on: '2020-06-12', label: 'Depuis le pont' }]);
    expect(due[0]?.because).toContain('Essai impossible, 20 juin 2020\u00a0: Chantier.');
  });

  test('withdraws a shot with a reason: its picture is seen no more', async () => {
    const { coordinator, shoot, id } = await series();
    const shotId = await shoot();
    await expect(withdrawShot(coordinator, { shotId })).rejects.toMatchObject({ code: 'withdrawal_reason_needed' });

    await withdrawShot(coordinator, { shotId, reason: 'Un visage se reconnaît.' });

    const { shots, withdrawn } = await readViewpoint(coordinator, id, asked);
    expect([shots, withdrawn]).toMatchObject([[], [{ id: shotId, reason: 'Un visage se reconnaît.' }]]);
    await expect(readShot(coordinator, { viewpointId: id, shotId, size: 'small' })).rejects.toMatchObject({
      kind: 'missing',
    });
  });

  test('reads a change between two pictures; a correction replaces it and leaves it readable', async () => {
    const { coordinator, shoot, id, siteId } = await series();
    const [beforeId, afterId] = [await shoot(), await shoot({ day: '2020' })];
    const reading = (more: Partial<ChangeInput> = {}): ChangeInput => ({
      ...{ id: crypto.randomUUID(), viewpointId: id, beforeId, afterId },
      ...{ object: 'zones_baties', nature: 'apparition', factor: '1.1', siteId },
      ...more,
    });
    const first = reading();
    await noteChange(coordinator, first);

    await noteChange(coordinator, reading({ nature: 'augmentation', replacesId: first.id, reason: 'Il y en avait.' }));

    const { changes, corrected } = await readViewpoint(coordinator, id, asked);
    expect(changes).toMatchObject([{ natureLabel: 'augmentation', factorLabel: 'Habitat', site: { id: siteId } }]);
    expect(corrected).toMatchObject([{ id: first.id, natureLabel: 'apparition' }]);
    for (const [code, more] of [
      ['change_corrected', { replacesId: first.id, reason: 'Encore.' }],
      ['change_reason_needed', { replacesId: first.id }],
      ['unknown_dynamic', { object: 'licornes' }],
      ['two_pictures_needed', { afterId: beforeId }],
    ] as const)
      await expect(noteChange(coordinator, reading(more))).rejects.toMatchObject({ code });
  });

  test('shows visitors what is published: no position of what is vulnerable, no note, no name but the credits', async () => {
    const { db, coordinator, guest, shoot, id, siteId } = await series();
    const [beforeId, afterId] = [await shoot({ author: 'Ada' }), await shoot({ day: '2020' })];
    const words = { object: 'landes', nature: 'disparition' };
    await noteChange(coordinator, { id: crypto.randomUUID(), viewpointId: id, beforeId, afterId, ...words });
    const { row, values } = await readViewpointToEdit(coordinator, id);
    await saveViewpoint(
      coordinator,
      { ...values, note: 'Code 1234', responsible: 'Paul', version: String(row.version) },
      id,
    );

    const seen = await readViewpoint(guest, id, asked);

    expect(seen.viewpoint).toMatchObject({ note: '', responsible: '' });
    expect(seen.viewpoint.position).not.toBeNull();
    expect(seen.shots).toMatchObject([{ author: 'Ada', metresAway: null }, {}]);
    expect(seen.changes).toMatchObject([{ reader: '', objectLabel: 'landes' }]);
    expect(seen.due).toBeNull();
    const table = new TextDecoder().decode(await exportDynamics(guest, 'https://carreau.example'));
    expect(table).toContain(
      `landes;disparition;https://carreau.example/photographies/${id};;;;;2020-12-31;;Depuis le pont`,
    );
    await db.updateTable('site').set({ vulnerable: true }).where('id', '=', siteId).execute();
    expect((await readViewpointWithPlan(guest, id, asked)).plan).toBeNull();
  });

  test('unpublished, exists only for those who work there', async () => {
    const { db, place, coordinator, guest, shoot, id, siteId } = await series();
    const shotId = await shoot();
    const { row, values } = await readViewpointToEdit(coordinator, id);
    await saveViewpoint(coordinator, { ...values, audience: 'workers', version: String(row.version) }, id);
    const reader = { ...(await aContext(db, 'reader', place)), dataFolder: coordinator.dataFolder };
    const validator = await aContext(db, 'validator', place);
    const listed = async (who: typeof validator) => (await readViewpointsOfSite(who, siteId)).series.length;

    for (const who of [guest, reader]) {
      await expect(readViewpoint(who, id, asked)).rejects.toMatchObject({ kind: 'missing' });
      await expect(readShot(who, { viewpointId: id, shotId, size: 'small' })).rejects.toMatchObject({
        kind: 'missing',
      });
    }
    expect([await listed(guest), await listed(validator)]).toEqual([0, 1]);
    const all = await readViewpoints(validator);
    expect(all.series.some(({ viewpoint }) => viewpoint.id === id)).toBe(true);
  });

  test('plans a campaign of views to take again, and knows what it covers', async () => {
    const { coordinator, organisationId, id, fields, shoot } = await series();
    await shoot({}, '2019-06-12');
    const untaken = await saveViewpoint(coordinator, { ...fields, organisationId, title: 'Du terril' });
    await saveViewpoint(coordinator, { ...fields, organisationId, title: 'Close', endedOn: '2020-01-01' });
    const spring = { organisationId, title: 'Printemps', startsOn: '2020-12-01', endsOn: '2021-03-31' };
    const { id: campaignId } = await saveReshootCampaign(coordinator, spring);
    const filter = { observatory: '', theme: '', dueBy: '' };

    expect(await addViews(coordinator, { campaignId, filter: { ...filter, dueBy: '2020-06-12' } })).toEqual({
      added: 2,
    });
    await expect(addViews(coordinator, { campaignId, filter })).rejects.toMatchObject({ code: 'no_view_to_take' });
    await shoot({}, '2021-01-12');

    const { views, coverage } = await readReshootCampaign(coordinator, campaignId);
    expect(views.map(({ viewpoint, visit }) => [viewpoint.id, visit?.takenOn])).toEqual([
      [id, '2021-01-12'],
      [untaken.id, undefined],
    ]);
    expect(coverage.all).toMatchObject({ toVisit: 2, visited: 1, seen: 1, percent: 50 });
    expect((await photoDue(coordinator)).find(({ kind }) => kind === 'visit')).toMatchObject({
      on: '2021-03-31',
      because: '1\u00a0vue à prendre avant la fin de la campagne.',
    });
    await removeView(coordinator, { campaignId, viewpointId: untaken.id });
    expect((await readReshootCampaigns(coordinator)).map((each) => each.coverage.toVisit)).toEqual([1]);
  });

  test('a campaign ends after it begins, and is planned by coordination alone', async () => {
    const { coordinator, guest, db, place, organisationId } = await series();
    const contributor = await aContext(db, 'contributor', place);
    const wrong = { organisationId, title: 'Printemps', startsOn: '2021-03-01', endsOn: '2021-02-01' };

    await expect(saveReshootCampaign(coordinator, wrong)).rejects.toMatchObject({ code: 'reshoot_ends_before' });
    await expect(saveReshootCampaign(contributor, { ...wrong, endsOn: '' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(readReshootCampaign(guest, crypto.randomUUID())).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  test('what somebody else took on the same device is refused until they sign in', async () => {
    const { coordinator, shoot } = await series();
    const stranger = crypto.randomUUID();

    await expect(shoot({ personId: stranger })).rejects.toMatchObject({ code: 'shot_of_another' });
    expect(await shoot({ personId: coordinator.actor.person?.id ?? '' })).toBeTypeOf('string');
  });
});
