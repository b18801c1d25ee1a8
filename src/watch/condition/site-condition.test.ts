import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { stateSite } from '../../site/index.ts';
import { gatheredAt, markSide } from '../../site/map/afar.ts';
import type { Audience } from '../audience.ts';
import { listObservations } from './observation.sql.ts';
import { recordObservation } from './record-observation.ts';
import { unseen } from './scale.ts';

const reaches: Audience[][] = [['everyone'], ['everyone', 'workers'], ['everyone', 'workers', 'steering']];
const ring = [
  [2.88, 50.42],
  [2.89, 50.42],
  [2.89, 50.43],
  [2.88, 50.42],
];
const square = { type: 'Polygon', coordinates: [ring] };

describeOnEachEngine('the last observation of a place, kept for maps', (database) => {
  test('is what its list of observations says to each audience, after every kind of write', async () => {
    const { db, coordinator, aSite, seen } = await aRegister(database().db);
    const site = await aSite();
    const kept = async () => {
      const rows = await db
        .selectFrom('siteCondition')
        .select(['observationId', 'audiences'])
        .where('siteId', '=', site)
        .execute();
      return reaches.map(
        (reach) => rows.find(({ audiences }) => audiences.includes(reach.at(-1) ?? ''))?.observationId,
      );
    };
    const listed = () =>
      Promise.all(
        reaches.map(async (reach) => {
          const observations = await listObservations(db, [site], reach);
          return observations.find(({ level, replacedBy }) => level !== unseen && !replacedBy)?.id;
        }),
      );
    const first = seen(site, { observedOn: '2018-01-01', audience: 'everyone' });
    const secret = seen(site, { observedOn: '2020-01-01', audience: 'steering', level: 'mauvais' });
    const ofThoseWhoWork = seen(site, { observedOn: '2019-01-01', audience: 'workers' });
    const correction = seen(site, { observedOn: '2017-01-01', replacesId: secret.id, reason: 'Autre année.' });
    const writes = [
      first,
      secret,
      ofThoseWhoWork,
      correction,
      seen(site, { observedOn: '2016-01-01', audience: 'everyone' }),
      seen(site, { level: unseen, audience: 'everyone' }),
    ];

    for (const write of writes) {
      await recordObservation(coordinator, write);
      expect(await kept()).toEqual(await listed());
    }
    await Promise.all(
      ['2020-03-01', '2020-03-02'].map((observedOn) => recordObservation(coordinator, seen(site, { observedOn }))),
    );
    expect(await kept()).toEqual(await listed());
  });

  test('follows its place where it is drawn, published or said to be vulnerable', async () => {
    const { db, coordinator, organisationId, aSite, seen } = await aRegister(database().db);
    const site = await aSite({ published: false });
    await recordObservation(coordinator, seen(site));
    const kept = () =>
      db
        .selectFrom('siteCondition')
        .select(['published', 'vulnerable', 'afarAcross', 'afarUp'])
        .where('siteId', '=', site)
        .executeTakeFirstOrThrow();
    const before = await kept();

    await stateSite(coordinator, {
      ...{ organisationId, id: site, version: 1, kind: 'batiment', name: 'École Curie' },
      ...{ published: true, vulnerable: true, geometry: square, source: { title: 'Relevé' } },
    });

    const { mark } = await db
      .selectFrom('site')
      .select(sql<{ x: number; y: number }>`json_build_object('x', ST_X(mark), 'y', ST_Y(mark))`.as('mark'))
      .where('id', '=', site)
      .executeTakeFirstOrThrow();
    const cell = (along: number) => Math.floor(along / markSide(gatheredAt));
    expect(before).toEqual({ published: false, vulnerable: false, afarAcross: 0, afarUp: 0 });
    expect(await kept()).toEqual({
      ...{ published: true, vulnerable: true },
      ...{ afarAcross: cell(mark.x), afarUp: cell(mark.y) },
    });
  });
});
