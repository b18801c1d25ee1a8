import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { recordObservation, saveDelivery, saveEndangered } from '../../watch/index.ts';
import { defineIndicator } from '../define-indicator.ts';
import { readIndicator } from '../indicator.sql.ts';
import type { IndicatorInput } from '../indicator.ts';
import { printFigures } from '../print-figures.ts';
import { validateValues } from '../validate-values.ts';
import { countIndicator } from './count-indicator.ts';
import { listModels } from './models.ts';
import { readCounting } from './read-counting.ts';
import { readSiteCounts } from './read-site-counts.ts';
import { recountOpen } from './recount-open.ts';

const seenIn2020: IndicatorInput = {
  code: 'VUS',
  label: 'Bâtiments vus',
  unit: 'count',
  counted: 'bâtiments',
  kind: 'output',
  counting: { source: 'releves', measure: 'distinct', of: 'site', by: ['type', 'etat'] },
};

describeOnEachEngine('an indicator counted from a register', (database) => {
  async function aCount(fields: IndicatorInput) {
    const register = await aRegister(database().db);
    const { db, coordinator, organisationId } = register;
    const { id } = await defineIndicator(coordinator, { organisationId, ...fields });
    const count = (period: string, reason = '') => countIndicator(coordinator, { indicatorId: id, period, reason });
    const print = async (period: string, published = false) => {
      const wanted = [{ organisationId, code: fields.code, period }];
      return [...(await printFigures(db, wanted, { published })).values()][0] ?? null;
    };
    const readAs = async (who: Context, period: string) => {
      const indicator = await readIndicator(db, id);
      if (!indicator) throw new Error('no indicator');
      return readCounting(who, indicator, { figure: await print(period) });
    };
    return { ...register, id, count, print, readAs };
  }

  test('counts each place once in the period, and says how, by type and by state', async () => {
    const { coordinator, aSite, seen, count, print } = await aCount(seenIn2020);
    const [school, pit] = [await aSite(), await aSite({ name: 'Fosse 6', kind: 'fosse' })];
    for (const [site, on] of [
      [school, '2020-02-01'],
      [school, '2020-08-01'],
      [pit, '2020-08-02'],
      [pit, '2019-12-31'],
    ] as const)
      await recordObservation(coordinator, seen(site, { observedOn: on }));

    await count('2020');

    const figure = await print('2020');
    expect(figure?.printed).toBe('2\u00a0bâtiments');
    expect(figure?.source).toBe('Compté dans le registre');
    expect(figure?.explanation[0]?.sentence).toMatch(/Compté dans le registre le 1er février 2021.*sites différents/);
    expect(figure?.explanation[0]?.href).toMatch(/\/lignes\?periode=2020$/);
    expect(figure?.breakdowns.map(({ label, parts }) => [label, parts.map((part) => part.label)])).toEqual([
      ['par type de site', expect.arrayContaining(['Bâtiment', 'Fosse'])],
      ['par état constaté', ['Moyen']],
    ]);
  });

  test('a reader is named the rows they may see; the others are counted and not named', async () => {
    const { coordinator, guest, aSite, seen, count, readAs, db, place } = await aCount(seenIn2020);
    const [open, inside] = [await aSite(), await aSite({ name: 'Fosse 6', kind: 'fosse' })];
    await recordObservation(coordinator, seen(open, { audience: 'everyone' }));
    await recordObservation(coordinator, seen(inside, { audience: 'steering' }));
    await count('2020');
    const contributor = await aContext(db, 'contributor', place);

    const [all, some, few] = [
      await readAs(coordinator, '2020'),
      await readAs(contributor, '2020'),
      await readAs(guest, '2020'),
    ];

    expect(all?.rows.map(({ name }) => name).sort()).toEqual(['Fosse 6', 'École Curie'].sort());
    expect(some?.rows.map(({ name }) => name)).toEqual(['École Curie']);
    expect(few).toMatchObject({ total: 1, hidden: true, live: null, mayCount: false });
    expect(few?.rows).toMatchObject([
      { name: 'École Curie', href: `/sites/${open}/etat`, values: ['Bâtiment', 'Moyen'] },
    ]);
  });

  test('a share is worked out from its part, and a correction counts for what it corrects', async () => {
    const { coordinator, aSite, seen, count, print } = await aCount({
      code: 'BON',
      label: 'Part en bon état',
      unit: '%',
      kind: 'result',
      decimals: 1,
      counting: { source: 'etats', measure: 'share', where: { vu: ['oui'] }, part: { etat: ['bon'] }, by: ['type'] },
    });
    const [one, two, three] = [await aSite(), await aSite({ name: 'B' }), await aSite({ name: 'C' })];
    await aSite({ name: 'Jamais vu' });
    await recordObservation(coordinator, seen(one, { level: 'bon' }));
    await recordObservation(coordinator, seen(two, { level: 'moyen' }));
    const wrong = await recordObservation(coordinator, seen(three, { level: 'bon' }));
    await recordObservation(coordinator, seen(three, { level: 'mauvais', replacesId: wrong.id, reason: 'Erreur' }));

    await count('2020');

    const figure = await print('2020');
    expect(figure?.value).toBe('33.3');
    expect(figure?.explanation[1]?.sentence).toBe('1 ÷ 3 × 100');
    expect(figure?.breakdowns[0]?.parts).toEqual([
      { label: 'Bâtiment', printed: '33,3\u202f% (1 sur 3)', share: null },
    ]);
  });

  test('is recounted while its period is open, and never once somebody validated it', async () => {
    const { db, coordinator, organisationId, aSite, seen, count, print, readAs } = await aCount(seenIn2020);
    const world = { db, effects: coordinator.effects };
    const [school, pit, mill] = [await aSite(), await aSite({ name: 'Fosse 6' }), await aSite({ name: 'Moulin' })];
    await recordObservation(coordinator, seen(school, { observedOn: '2021-01-10' }));
    await count('2021');
    await recordObservation(coordinator, seen(pit, { observedOn: '2021-01-11' }));

    await recountOpen(world);

    const open = await print('2021');
    expect(open?.value).toBe('2');
    expect(open?.history).toMatchObject([{ printed: '1\u00a0bâtiment' }]);
    await validateValues(coordinator, { organisationId, values: [{ code: 'VUS', period: '2021' }] });
    await recordObservation(coordinator, seen(mill, { observedOn: '2021-01-12' }));
    await recountOpen(world);
    expect((await print('2021', true))?.value).toBe('2');
    expect((await readAs(coordinator, '2021'))?.live).toMatchObject({ differs: true, validated: true });
    await expect(count('2021')).rejects.toMatchObject({ code: 'reason_needed' });
    await count('2021', 'Relevé arrivé depuis');
    const kept = await print('2021');
    expect(kept?.value).toBe('3');
    expect(kept?.history.map(({ reason }) => reason)).toContain('Relevé arrivé depuis');
  });

  test('a place tells what is counted there with its rows: visitors what is validated and theirs to read', async () => {
    const { coordinator, guest, organisationId, aSite, seen, count } = await aCount(seenIn2020);
    const [school, pit] = [await aSite(), await aSite({ name: 'Fosse 6' })];
    for (const day of ['2020-02-01', '2020-08-01'])
      await recordObservation(coordinator, seen(school, { observedOn: day }));
    await count('2020');

    const open = await readSiteCounts(guest, school);
    await validateValues(coordinator, { organisationId, values: [{ code: 'VUS', period: '2020' }] });

    expect(open).toEqual([]);
    expect(await readSiteCounts(coordinator, school)).toMatchObject([
      { label: 'Bâtiments vus', printed: 'compté', periodLabel: '2020', rows: [{ day: '1er août 2020' }, {}], more: 0 },
    ]);
    expect(await readSiteCounts(coordinator, pit)).toEqual([]);
    expect(await readSiteCounts(guest, pit)).toEqual([]);
  });

  test('a year that begins is counted by itself, where the year before was', async () => {
    const { db, coordinator, aSite, seen, count, print, readAs } = await aCount(seenIn2020);
    const world = { db, effects: coordinator.effects };
    await recordObservation(coordinator, seen(await aSite(), { observedOn: '2021-01-10' }));
    await recountOpen(world);
    expect(await print('2021')).toBeNull();
    await count('2020');

    await recountOpen(world);

    expect(await print('2021')).toMatchObject({ value: '1', status: 'provisional' });
    expect((await readAs(coordinator, '2021'))?.live).toMatchObject({ differs: false });
  });

  test('a file of an endangered element that moved forward is counted once, on the day somebody said so', async () => {
    const model = listModels().find(({ code }) => code === 'PERIL-AVANCE');
    const { coordinator, guest, organisationId, count, print, readAs } = await aCount(model as IndicatorInput);
    const file = { organisationId, alertedOn: '2020-06-01', procedure: 'none', state: 'open' };
    await saveEndangered(coordinator, { ...file, name: 'Moulin' });
    const moved = await saveEndangered(coordinator, { ...file, name: 'Fosse' });
    const further = { ...file, name: 'Fosse', state: 'procedure', version: String(moved.version) };
    await saveEndangered(coordinator, further, moved.id);

    await count('2021');
    await count('2020');

    expect((await print('2021'))?.value).toBe('1');
    expect((await print('2020'))?.value).toBe('0');
    expect((await readAs(coordinator, '2021'))?.rows.map(({ name }) => name)).toEqual(['Fosse']);
    expect(await readAs(guest, '2021')).toMatchObject({ rows: [], total: 0, hidden: true });
  });

  test('what a register cannot know is refused: a day to come, the past of what has none, a part of nothing', async () => {
    const model = (code: string) => listModels().find((each) => each.code === code) as IndicatorInput;
    const sites = await aCount(model('REG-ELEMENTS'));
    const owed = await aCount(model('LIVRAISONS-RECUES'));
    const due = { organisationId: owed.organisationId, partner: 'Bailleur', title: 'État', loaded: 'no' };

    await expect(sites.count('2022')).rejects.toMatchObject({ code: 'period_not_begun' });
    await expect(sites.count('2020')).rejects.toMatchObject({ code: 'past_not_kept' });
    await expect(sites.count('hier')).rejects.toMatchObject({ code: 'bad_period' });
    await expect(owed.count('2020')).rejects.toMatchObject({ code: 'nothing_counted' });
    await saveDelivery(owed.coordinator, { ...due, dueOn: '2020-05-01', receivedOn: '2020-04-01' });
    await owed.count('2020');
    expect((await owed.print('2020'))?.value).toBe('100');
  });

  test('only who holds the indicator counts it', async () => {
    const { db, place, id } = await aCount(seenIn2020);
    const reader = await aContext(db, 'validator', place);

    await expect(countIndicator(reader, { indicatorId: id, period: '2020' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('every ready-made definition is accepted and counts', async () => {
    const { coordinator, organisationId, aSite } = await aRegister(database().db);
    await aSite();

    for (const model of listModels()) {
      const { id } = await defineIndicator(coordinator, { organisationId, ...model });
      const counted = countIndicator(coordinator, { indicatorId: id, period: '2021' });
      await counted.catch((error: { code: string }) => expect(error.code).toBe('nothing_counted'));
    }
  });
});
