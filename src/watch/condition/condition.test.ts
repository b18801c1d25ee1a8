import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { keepPhoto } from './keep-photo.ts';
import { readCondition } from './read-condition.ts';
import { readPhoto } from './read-photo.ts';
import { recordObservation } from './record-observation.ts';

describeOnEachEngine('the condition of a place', (database) => {
  const desk = () => aRegister(database().db);

  test('is what was last seen, and where it goes', async () => {
    const { coordinator, aSite, seen } = await desk();
    const site = await aSite();
    await recordObservation(coordinator, seen(site, { observedOn: '2018-06-12', level: 'assez_bon' }));
    await recordObservation(coordinator, seen(site, { level: 'mauvais', pathologies: ['fissures', 'toiture'] }));

    const condition = await readCondition(coordinator, site);

    expect(condition).toMatchObject({
      trend: 'worsening',
      latest: { levelLabel: 'Mauvais', observedOn: '2020-06-12' },
    });
    expect(condition.latest?.pathologyLabels).toEqual(['Fissures', 'Couverture abîmée ou manquante']);
    expect(condition.observations).toHaveLength(2);
  });

  test('keeps one observation once, however often a device sends it', async () => {
    const { coordinator, aSite, seen } = await desk();
    const site = await aSite();
    const sent = seen(site);

    const answers = await Promise.all([1, 2, 3].map(() => recordObservation(coordinator, sent)));

    expect(answers.filter(({ already }) => !already)).toHaveLength(1);
    expect((await readCondition(coordinator, site)).observations).toHaveLength(1);
  });

  test('keeps both observations of two devices', async () => {
    const { db, place, coordinator, aSite, seen } = await desk();
    const site = await aSite();
    const contributor = await aContext(db, 'contributor', place);
    await recordObservation(coordinator, seen(site));
    await recordObservation(contributor, seen(site, { level: 'bon' }));

    const { observations } = await readCondition(coordinator, site);

    expect(observations.map(({ observer }) => observer).sort()).toEqual(['Essai contributor', 'Essai coordinator']);
  });

  test('corrected, shows the correction and keeps what was corrected', async () => {
    const { coordinator, aSite, seen } = await desk();
    const site = await aSite();
    const first = seen(site, { level: 'bon' });
    await recordObservation(coordinator, first);

    const correction = seen(site, { level: 'mauvais', replacesId: first.id, reason: 'Mauvaise école.' });
    await recordObservation(coordinator, correction);

    const { observations, corrected } = await readCondition(coordinator, site);
    expect(observations.map(({ level, reason }) => [level, reason])).toEqual([['mauvais', 'Mauvaise école.']]);
    expect(corrected.map(({ level, replacedBy }) => [level, replacedBy])).toEqual([['bon', correction.id]]);
    await expect(
      recordObservation(coordinator, seen(site, { replacesId: first.id, reason: 'Encore.' })),
    ).rejects.toMatchObject({ code: 'observation_corrected' });
  });

  test.each([
    ['unknown_condition', { level: 'splendide' }],
    ['unknown_condition', { pathologies: ['envasement'] }],
    ['observed_later', { observedOn: '2021-02-02' }],
    ['correction_reason_needed', { replacesId: '00000000-0000-4000-8000-000000000000' }],
    ['not_in_campaign', { campaignId: '00000000-0000-4000-8000-000000000000' }],
  ])('%s refuses %j', async (code, more) => {
    const { coordinator, aSite, seen } = await desk();
    const site = await aSite();

    await expect(recordObservation(coordinator, seen(site, more))).rejects.toMatchObject({ code });
  });

  test('is not judged for a place whose type has no scale', async () => {
    const { coordinator, aSite, seen } = await desk();
    const site = await aSite({ kind: 'itineraire' });

    await expect(recordObservation(coordinator, seen(site))).rejects.toMatchObject({ code: 'condition_not_judged' });
  });

  test.each([
    ['visitor', ['everyone']],
    ['reader', ['everyone']],
    ['contributor', ['everyone', 'workers']],
    ['validator', ['everyone', 'workers', 'steering']],
    ['administrator', ['everyone', 'workers', 'steering']],
  ] as const)('a %s reads the observations open to %j', async (who, open) => {
    const { db, place, coordinator, guest, aSite, seen } = await desk();
    const site = await aSite();
    for (const audience of ['everyone', 'workers', 'steering'] as const)
      await recordObservation(coordinator, seen(site, { audience }));
    const reader = who === 'visitor' ? guest : await aContext(db, who, place);

    const { observations } = await readCondition(reader, site);

    expect(new Set(observations.map(({ audience }) => audience))).toEqual(new Set(open));
    const named = observations.every(({ observer }) => observer === 'Essai coordinator');
    expect(named).toBe(who !== 'visitor' && who !== 'reader');
  });

  test('of a place that is not published exists only for those who work there', async () => {
    const { coordinator, guest, aSite, seen } = await desk();
    const site = await aSite({ published: false });
    await recordObservation(coordinator, seen(site, { audience: 'everyone' }));

    await expect(readCondition(guest, site)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('has photographs, kept once, read by those who may read the observation', async () => {
    const { coordinator: worker, guest, aSite, seen } = await desk();
    const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-photos-'));
    const coordinator = { ...worker, dataFolder };
    const site = await aSite();
    const observation = seen(site);
    await recordObservation(coordinator, observation);
    const content = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#555' } })
      .jpeg()
      .toBuffer();
    const sent = { id: crypto.randomUUID(), observationId: observation.id, name: 'IMG_1.jpg', content };

    const answers = await Promise.all([keepPhoto(coordinator, sent), keepPhoto(coordinator, sent)]);

    const wanted = { siteId: site, photoId: sent.id, size: 'large' } as const;
    expect(answers.map(({ already }) => already).sort()).toEqual([false, true]);
    expect((await readCondition(coordinator, site)).observations[0]?.photos).toMatchObject([{ width: 30, height: 20 }]);
    expect([...(await readPhoto(coordinator, wanted)).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await expect(readPhoto({ ...guest, dataFolder }, wanted)).rejects.toMatchObject({ kind: 'missing' });
    expect(readdirSync(dataFolder, { recursive: true }).filter((path) => String(path).endsWith('.jpg'))).toHaveLength(
      2,
    );
  });
});
