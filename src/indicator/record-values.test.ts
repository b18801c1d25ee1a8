import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import type { Db } from '../kernel/db/index.ts';
import type { DomainError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { defineIndicators, printFigures, recordValues, validateValues } from './index.ts';
import type { IndicatorInput } from './indicator.ts';

const logements: IndicatorInput = {
  code: 'HAB-01',
  label: 'Logements financés',
  unit: 'count',
  counted: 'logements',
  kind: 'output',
};
const aides: IndicatorInput = { code: 'HAB-02', label: 'Aides versées', unit: 'EUR', kind: 'means', decimals: 2 };

async function aDesk(db: Db) {
  const at = await anOrganisation(db);
  const coordinator = await aContext(db, 'coordinator', at);
  const contributor = await aContext(db, 'contributor', at);
  const organisationId = at.organisation.id;
  const indicators = [{ ...logements, ownerServiceId: at.service.id }, aides];
  await defineIndicators(coordinator, { organisationId, indicators });
  return { coordinator, contributor, organisationId };
}

describeOnEachEngine('values', (database) => {
  test('a correction stays beside the value it replaces', async () => {
    const { coordinator, organisationId } = await aDesk(database().db);
    const value = { code: 'HAB-01', period: '2020', value: '359' };
    await recordValues(coordinator, { organisationId, values: [{ ...value, source: 'Bilan habitat' }] });

    const again = await recordValues(coordinator, { organisationId, values: [value] });
    const corrected = await recordValues(coordinator, {
      organisationId,
      values: [{ ...value, value: 'près de 361 logements' }],
      reason: 'Deux dossiers oubliés',
    });

    const figure = (await printFigures(database().db, [{ organisationId, ...value }])).get('HAB-01@2020');
    expect(again).toEqual({ recorded: 0, corrected: 0, unchanged: 1 });
    expect(corrected).toEqual({ recorded: 0, corrected: 1, unchanged: 0 });
    expect(figure).toMatchObject({ printed: 'près\u00a0de\u00a0361\u00a0logements', source: 'Bilan habitat' });
    expect(figure?.history).toMatchObject([{ printed: '359\u00a0logements', reason: 'Deux dossiers oubliés' }]);
  });

  test('of two people who write a first value at the same instant, the second is shown the first', async () => {
    const { coordinator, organisationId } = await aDesk(database().db);
    const first = (value: string) =>
      recordValues(coordinator, { organisationId, values: [{ code: 'HAB-01', period: '2020', value, seen: null }] });

    const answers = await Promise.allSettled([first('359'), first('361')]);

    expect(answers.toSorted((a, b) => a.status.localeCompare(b.status))).toMatchObject([
      { value: { recorded: 1 } },
      { reason: { code: 'values_changed', facts: { inForce: [expect.any(String)] } } },
    ]);
  });

  test('every bad cell is told at once and nothing is kept', async () => {
    const { coordinator, organisationId } = await aDesk(database().db);
    const values = [
      { code: 'HAB-01', period: '2020', value: '359' },
      { code: 'HAB-02', period: '2020', value: '536 k€' },
      { code: 'HAB-09', period: '2020', value: '1' },
      { code: 'HAB-01', period: '2020', value: '360' },
    ];

    const refusal = await recordValues(coordinator, { organisationId, values }).catch((error: DomainError) => error);

    const findings = (refusal as DomainError).facts.findings as Finding[];
    expect(findings.map(({ code, place }) => [code, place.line])).toEqual([
      ['wrong_unit', 2],
      ['unknown_indicator', 3],
      ['twice', 4],
    ]);
    expect((await printFigures(database().db, [{ organisationId, code: 'HAB-01', period: '2020' }])).size).toBe(0);
  });

  test('a service records its own indicators, the coordination all of them', async () => {
    const { coordinator, contributor, organisationId } = await aDesk(database().db);
    const own = { code: 'HAB-01', period: '2020', value: '359' };
    const other = { code: 'HAB-02', period: '2020', value: '1000' };

    await expect(recordValues(contributor, { organisationId, values: [own] })).resolves.toMatchObject({ recorded: 1 });
    await expect(recordValues(contributor, { organisationId, values: [other] })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(
      recordValues(contributor, { organisationId, values: [{ ...own, status: 'validated' }] }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(recordValues(coordinator, { organisationId, values: [other] })).resolves.toMatchObject({
      recorded: 1,
    });
  });

  test('a validated value is published, and corrected only with a reason', async () => {
    const { db } = database();
    const { coordinator, organisationId } = await aDesk(db);
    const value = { code: 'HAB-01', period: '2020', value: '359' };
    const wanted = [{ organisationId, code: 'HAB-01', period: '2020' }];
    await recordValues(coordinator, { organisationId, values: [value] });

    const before = await printFigures(db, wanted, { published: true });
    await validateValues(coordinator, { organisationId, values: [value] });
    const after = await printFigures(db, wanted, { published: true });

    expect([before.size, after.size]).toEqual([0, 1]);
    await expect(
      recordValues(coordinator, { organisationId, values: [{ ...value, value: '360' }] }),
    ).rejects.toMatchObject({ code: 'reason_needed' });
  });

  test('a grid of 200 figures is corrected in one batch', async () => {
    const { coordinator, organisationId } = await aDesk(database().db);
    const codes = Array.from({ length: 200 }, (_, index) => `MES-${index}`);
    await defineIndicators(coordinator, { organisationId, indicators: codes.map((code) => ({ ...aides, code })) });
    const grid = (amount: number) => codes.map((code) => ({ code, period: '2020', value: String(amount) }));
    await recordValues(coordinator, { organisationId, values: grid(1) });

    const { corrected } = await recordValues(coordinator, { organisationId, values: grid(2), reason: 'essai' });

    expect(corrected).toBe(200);
  });
});
