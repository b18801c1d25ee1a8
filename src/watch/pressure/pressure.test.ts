import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { assessPressure } from './assess-pressure.ts';
import type { PressureInput } from './pressure.ts';
import { listFactorGroups } from './read-factors.ts';
import { readPressures, readSpread } from './read-pressures.ts';

const bearing = (siteId: string, more: Partial<PressureInput> = {}): PressureInput => ({
  siteId,
  factor: '1.1',
  assessedOn: '2020-06-12',
  negative: true,
  current: true,
  inside: true,
  extent: 'localised',
  trend: 'increasing',
  ...more,
});

test('the vocabulary has the 14 groups and 83 factors of periodic reporting, each code once', () => {
  const groups = listFactorGroups();
  const codes = groups.flatMap(({ factors }) => factors.map(({ code }) => code));

  expect([groups.length, codes.length, new Set(codes).size]).toEqual([14, 83, 83]);
  expect(groups.every(({ code, factors }) => factors.every((factor) => factor.code.startsWith(`${code}.`)))).toBe(true);
});

describeOnEachEngine('pressures on a place', (database) => {
  const desk = async () => {
    const register = await aRegister(database().db);
    return { ...register, site: await register.aSite() };
  };

  test('each stands until a later word, which keeps the former readable', async () => {
    const { coordinator, site } = await desk();
    const first = await assessPressure(coordinator, bearing(site));
    await assessPressure(coordinator, bearing(site, { assessedOn: '2021-01-12', trend: 'static', basedOn: first.id }));

    const { pressures } = await readPressures(coordinator, site);

    expect(pressures.map(({ label, now, before }) => [label, now.trend, before.map(({ trend }) => trend)])).toEqual([
      ['Habitat', 'static', ['increasing']],
    ]);
  });

  test('two people who assess the same factor at once do not hide each other’s word', async () => {
    const { coordinator, site } = await desk();
    await assessPressure(coordinator, bearing(site));

    await expect(assessPressure(coordinator, bearing(site))).rejects.toMatchObject({ code: 'pressure_changed' });
  });

  test('one that no longer bears is told apart', async () => {
    const { coordinator, site } = await desk();
    const { id } = await assessPressure(coordinator, bearing(site));
    await assessPressure(coordinator, {
      siteId: site,
      factor: '1.1',
      assessedOn: '2021-01-12',
      over: true,
      basedOn: id,
    });

    const { pressures, over } = await readPressures(coordinator, site);

    expect([pressures.length, over.map(({ code }) => code)]).toEqual([0, ['1.1']]);
  });

  test.each<[string, Partial<PressureInput>]>([
    ['pressure_incomplete', { inside: false }],
    ['pressure_incomplete', { negative: false }],
    ['unknown_factor', { factor: '15.1' }],
    ['factor_unnamed', { factor: '14.1' }],
    ['assessed_later', { assessedOn: '2021-02-02' }],
  ])('%s refuses %j', async (code, more) => {
    const { coordinator, site } = await desk();

    await expect(assessPressure(coordinator, bearing(site, more))).rejects.toMatchObject({ code });
  });

  test('visitors read what is open to everyone, without who said it; readers assess nothing', async () => {
    const { db, place, coordinator, guest, site } = await desk();
    await assessPressure(coordinator, bearing(site, { audience: 'everyone' }));
    await assessPressure(coordinator, bearing(site, { factor: '9.1' }));
    const reader = await aContext(db, 'reader', place);

    const { pressures } = await readPressures(guest, site);

    expect(pressures.map(({ code, now }) => [code, now.assessedBy])).toEqual([['1.1', null]]);
    await expect(assessPressure(reader, bearing(site))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('spread over the places of the register, factor by factor', async () => {
    const { coordinator, site, aSite } = await desk();
    await assessPressure(coordinator, bearing(site));
    await assessPressure(coordinator, bearing(await aSite(), { positive: true, negative: false }));

    const groups = await readSpread(coordinator);

    expect(groups.flatMap(({ factors }) => factors)).toMatchObject([
      { code: '1.1', sites: 2, harming: 1, increasing: 1 },
    ]);
  });
});
