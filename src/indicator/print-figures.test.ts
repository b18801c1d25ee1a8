import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import { type Actor, visitor } from '../identity/index.ts';
import type { Db } from '../kernel/db/index.ts';
import {
  declareBreakdown,
  defineIndicator,
  defineIndicators,
  printFigures,
  readIndicatorPage,
  recordValues,
  searchIndicators,
  setTargets,
} from './index.ts';
import type { IndicatorInput } from './indicator.ts';

const count = { unit: 'count', counted: 'logements', kind: 'output' as const };
const definitions: IndicatorInput[] = [
  { ...count, code: 'HAB-01', label: 'Logements financés', timeAggregation: 'sum', definition: 'Agréments de l’année' },
  { ...count, code: 'HAB-02', label: 'Logements rénovés' },
  { ...count, code: 'HAB-03', label: 'Logements neufs' },
  { code: 'HAB-04', label: 'Part rénovée', unit: '%', kind: 'result', decimals: 1, formula: 'ratio(HAB-02; HAB-01)' },
  {
    code: 'GES-01',
    label: 'Émissions',
    unit: 'tCO2e',
    kind: 'impact',
    direction: 'down',
    baseline: { year: 2015, value: '3000', source: 'Diagnostic' },
  },
];

async function aDesk(db: Db) {
  const at = await anOrganisation(db);
  const context = await aContext(db, 'coordinator', at);
  const organisationId = at.organisation.id;
  await defineIndicators(context, { organisationId, indicators: definitions });
  const values = [
    ['HAB-01', '2019', '340'],
    ['HAB-01', '2020', '359'],
    ['HAB-02', '2020', '186'],
    ['HAB-03', '2020', '173'],
    ['GES-01', '2020', '2850'],
  ].map(([code = '', period = '', value = '']) => ({ code, period, value }));
  await recordValues(context, { organisationId, values });
  const print = async (code: string, period: string) =>
    (await printFigures(db, [{ organisationId, code, period }])).get(`${code}@${period}`);
  return { context, organisationId, print };
}

const plain = (text: string | null | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

describeOnEachEngine('figures', (database) => {
  test('a figure comes with what it was, and the change', async () => {
    const { print } = await aDesk(database().db);

    const figure = await print('HAB-01', '2020');

    expect(plain(figure?.printed)).toBe('359 logements');
    expect(plain(figure?.previous?.change)).toBe('+5,6 %');
    expect(figure?.series.map(({ value }) => value)).toEqual(['340', '359']);
    expect(figure?.territory).toBe('Territoire d’essai');
  });

  test('a computed indicator shows its arithmetic, step by step', async () => {
    const { print } = await aDesk(database().db);

    const figure = await print('HAB-04', '2020');

    expect(plain(figure?.printed)).toBe('51,8 %');
    expect(figure?.explanation.map(({ sentence }) => plain(sentence))).toEqual([
      'Logements rénovés (2020) : 186 logements',
      'Logements financés (2020) : 359 logements',
      '186 ÷ 359 × 100 ≈ 51,8106',
      'Arrondi à 51,8 %',
    ]);
    expect(await print('HAB-04', '2019')).toBeUndefined();
  });

  test('a stretch of years is the sum of its years', async () => {
    const { print } = await aDesk(database().db);

    const figure = await print('HAB-01', '2019-2020');

    expect(plain(figure?.printed)).toBe('699 logements');
    expect(await print('HAB-01', '2018-2020')).toBeUndefined();
  });

  test('the trajectory goes straight from the baseline to the target', async () => {
    const { context, organisationId, print } = await aDesk(database().db);
    await setTargets(context, { organisationId, targets: [{ code: 'GES-01', year: 2030, value: '2400' }] });

    const figure = await print('GES-01', '2020');

    expect(plain(figure?.target?.printed)).toBe('2 400 t éq. CO₂');
    expect(figure?.baseline).toMatchObject({ year: 2015, source: 'Diagnostic' });
    expect(plain(figure?.explanation.at(-1)?.sentence)).toBe(
      'La trajectoire vers 2030 prévoit 2 800 t éq. CO₂ en 2020',
    );
  });

  test('those outside are told the target of a plan once the plan is published', async () => {
    const { context, organisationId } = await aDesk(database().db);
    const { db } = context;
    const plan = await db
      .insertInto('plan')
      .values({ organisationId, slug: `plan-${organisationId}`, title: 'Plan en préparation', kind: 'PCAET' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const targets = [{ code: 'GES-01', year: 2030, value: '2400', planId: plan.id }];
    await setTargets(context, { organisationId, targets });
    const { id = '' } = (await searchIndicators(db, organisationId, 'GES-01'))[0] ?? {};
    const plansTold = async (actor: Actor) =>
      (await readIndicatorPage({ db, actor }, id))?.targets.map((target) => target.plan);

    expect([await plansTold(visitor), await plansTold(context.actor)]).toEqual([[], ['Plan en préparation']]);
    await db.updateTable('plan').set({ published: true }).where('id', '=', plan.id).execute();
    expect(await plansTold(visitor)).toEqual(['Plan en préparation']);
  });

  test('a total shows its parts and their shares', async () => {
    const { context, organisationId, print } = await aDesk(database().db);
    await declareBreakdown(context, {
      organisationId,
      code: 'HAB-01',
      label: 'par nature',
      parts: ['HAB-02', 'HAB-03'],
    });

    const figure = await print('HAB-01', '2020');

    expect(figure?.breakdowns[0]?.parts.map(({ share }) => plain(share))).toEqual(['51,8 %', '48,2 %']);
  });

  test('a search finds every word, whatever the accents, and offers periods latest first', async () => {
    const { organisationId } = await aDesk(database().db);

    const found = await searchIndicators(database().db, organisationId, 'LOGEMENT finance');

    expect(found.map(({ code }) => code)).toEqual(['HAB-01']);
    expect(found[0]?.figures.map(({ period }) => period)).toEqual(['2020', '2019']);
  });

  test('a definition that cannot be computed is refused', async () => {
    const { context, organisationId } = await aDesk(database().db);
    const define = (formula: string, code = 'NEW') =>
      defineIndicator(context, { organisationId, code, label: 'Essai', unit: '%', kind: 'result', formula });

    await expect(define('ratio(HAB-02; ZZZ)')).rejects.toThrow(/code inconnu, ZZZ/);
    await expect(define('HAB-01 + GES-01')).rejects.toThrow(/mêle des unités/);
    await expect(define('NEW * 2')).rejects.toThrow(/revient à son propre résultat/);
    await expect(define('HAB-02', 'HAB-01')).rejects.toMatchObject({ code: 'code_taken' });
  });
});
