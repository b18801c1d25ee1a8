import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import type { Db } from '../kernel/db/index.ts';
import { defineIndicators, printFigures, recordValues, validateValues } from './index.ts';

/** An organisation whose territory is made of three communes, with an indicator that adds up and one that does not. */
async function aTerritoryOfThree(db: Db) {
  const at = await anOrganisation(db);
  const context = await aContext(db, 'coordinator', at);
  const organisationId = at.organisation.id;
  const communes = await db
    .insertInto('territory')
    .values(
      ['Auchel', 'Béthune', 'Lillers'].map((name, index) => ({
        kind: 'commune' as const,
        code: `${at.organisation.slug}-${index}`,
        vintage: 2020,
        name,
        search: name,
        source: 'test',
      })),
    )
    .returning(['id', 'code'])
    .execute();
  await db
    .insertInto('territoryMember')
    .values(communes.map(({ id }) => ({ territoryId: at.territory.id, memberId: id })))
    .execute();
  const trees = { label: 'Arbres plantés', unit: 'count', counted: 'arbres', kind: 'output' as const };
  await defineIndicators(context, {
    organisationId,
    indicators: [
      { ...trees, code: 'ARB-1', territoryAggregation: 'sum' },
      { ...trees, code: 'ARB-2' },
    ],
  });
  const valuesOf = (given: string[], code = 'ARB-1') =>
    given.map((value, index) => ({ code, period: '2020', value, commune: communes[index]?.code ?? '' }));
  const print = async (published = false) =>
    (await printFigures(db, [{ organisationId, code: 'ARB-1', period: '2020' }], { published })).get('ARB-1@2020');
  return { context, organisationId, valuesOf, print };
}

const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

describeOnEachEngine('values by commune', (database) => {
  test('the territory is the sum of its communes, and says which have no value', async () => {
    const { context, organisationId, valuesOf, print } = await aTerritoryOfThree(database().db);
    await recordValues(context, { organisationId, values: valuesOf(['12', '30']) });

    const partial = await print();
    await recordValues(context, { organisationId, values: valuesOf(['12', '30', '8']) });
    const whole = await print();

    expect(plain(partial?.printed)).toBe('plus de 42 arbres');
    expect(partial?.explanation.map(({ sentence }) => plain(sentence))).toContain('1 commune sans valeur : Lillers');
    expect(plain(whole?.printed)).toBe('50 arbres');
    expect(whole?.history).toEqual([]);
  });

  test('a value typed for the whole stands before those of the communes', async () => {
    const { context, organisationId, valuesOf, print } = await aTerritoryOfThree(database().db);
    const whole = { code: 'ARB-1', period: '2020', value: '55' };
    await recordValues(context, { organisationId, values: [...valuesOf(['12', '30', '8']), whole] });

    const figure = await print();

    expect(plain(figure?.printed)).toBe('55 arbres');
  });

  test('it is published once the values of its communes are validated', async () => {
    const { context, organisationId, valuesOf, print } = await aTerritoryOfThree(database().db);
    await recordValues(context, { organisationId, values: valuesOf(['12', '30', '8']) });

    const before = await print(true);
    const { validated } = await validateValues(context, {
      organisationId,
      values: [{ code: 'ARB-1', period: '2020' }],
    });
    const after = await print(true);

    expect(before).toBeUndefined();
    expect(validated).toBe(3);
    expect(plain(after?.printed)).toBe('50 arbres');
  });

  test('a commune from elsewhere and an indicator that does not add up are refused', async () => {
    const { context, organisationId, valuesOf } = await aTerritoryOfThree(database().db);
    const elsewhere = { code: 'ARB-1', period: '2020', value: '3', commune: '75056' };

    const recording = recordValues(context, { organisationId, values: [elsewhere, ...valuesOf(['1'], 'ARB-2')] });

    await expect(recording).rejects.toMatchObject({
      facts: { findings: [{ code: 'unknown_commune' }, { code: 'not_by_commune' }] },
    });
  });
});
