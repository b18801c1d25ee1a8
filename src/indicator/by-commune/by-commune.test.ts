import { expect, test } from 'vitest';
import { aContext, anOrganisation, someCommunes } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { DomainError } from '../../kernel/errors.ts';
import {
  defineIndicators,
  printFigures,
  readCommuneGrid,
  recordByCommune,
  recordValues,
  validateValues,
} from '../index.ts';
import { type CommuneGrid, cellName, sharedShownOf, typedCommunes } from './commune-grid.ts';
import { communeRefusal } from './record-by-commune.ts';

/** An organisation whose territory is made of three communes, with an indicator that adds up and one that does not. */
async function aTerritoryOfThree(db: Db) {
  const at = await anOrganisation(db);
  const context = await aContext(db, 'coordinator', at);
  const organisationId = at.organisation.id;
  const communes = await someCommunes(db, at, ['Auchel', 'Béthune', 'Lillers']);
  const trees = { label: 'Arbres plantés', unit: 'count', counted: 'arbres', kind: 'output' as const };
  const [adding] = await defineIndicators(context, {
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
  return { at, context, organisationId, indicatorId: adding?.id ?? '', communes, valuesOf, print };
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
    expect(partial?.communes?.map(({ name, printed }) => [name, printed])).toEqual([
      ['Auchel', '12'],
      ['Béthune', '30'],
      ['Lillers', null],
    ]);
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

  test('the grid shows every commune and sends only the lines that were typed', async () => {
    const { context, organisationId, indicatorId, communes, valuesOf, print } = await aTerritoryOfThree(database().db);
    await recordValues(context, { organisationId, values: valuesOf(['12', '30']) });
    const grid = await readCommuneGrid(context, indicatorId, '2020');

    const typed = typedCommunes(formOf(grid, { Lillers: '8' }, { source: 'Comptage' }));
    await recordByCommune(context, {
      indicatorId,
      period: '2020',
      values: typedCommunes(formOf(grid, { Lillers: '8' })),
    });

    expect(grid.lines.map(({ name, text }) => [name, text])).toEqual([
      ['Auchel', '12'],
      ['Béthune', '30'],
      ['Lillers', ''],
    ]);
    expect(typed.map(({ commune, source }) => [commune, source])).toEqual(
      communes.map(({ code }) => [code, 'Comptage']),
    );
    expect(plain((await print())?.printed)).toBe('50 arbres');
  });

  test('a value that somebody else kept meanwhile is not replaced before it was seen', async () => {
    const { context, at, indicatorId, communes, print } = await aTerritoryOfThree(database().db);
    const colleague = await aContext(database().db, 'coordinator', at);
    const [auchel = '', bethune = ''] = communes.map(({ code }) => code);
    const seenByBoth = await readCommuneGrid(context, indicatorId, '2020');
    const save = (who: typeof context, values: ReturnType<typeof typedCommunes>) =>
      recordByCommune(who, { indicatorId, period: '2020', values });
    await save(colleague, typedCommunes(formOf(seenByBoth, { Auchel: '14' })));

    const mine = typedCommunes(formOf(seenByBoth, { Auchel: '12', Béthune: '30' }));
    const refused = await save(context, mine).catch((error: DomainError) => error);
    const afterRefusal = await print();
    const { inForce, errors } = communeRefusal.parse('facts' in refused ? refused.facts : refused);
    const knowing = mine.map((value) => ({ ...value, seen: inForce[value.commune] ?? value.seen }));
    const saved = await save(context, knowing);

    expect(refused).toMatchObject({ kind: 'conflict', code: 'values_changed' });
    expect(plain(errors[auchel])).toBe(
      'Auchel : Essai coordinator a enregistré 14 arbres le 1er février 2021 à 10 h 00.',
    );
    expect(errors[bethune]).toBeUndefined();
    expect(plain(afterRefusal?.printed)).toBe('plus de 14 arbres');
    expect(saved).toEqual({ recorded: 1, corrected: 1, unchanged: 0 });
  });

  test('one bad cell keeps all the others out, and each says why under its commune', async () => {
    const { context, indicatorId, communes, print } = await aTerritoryOfThree(database().db);
    const [auchel = '', , lillers = ''] = communes.map(({ code }) => code);
    const values = [
      { commune: auchel, value: 'beaucoup', seen: null },
      { commune: communes[1]?.code ?? '', value: '30', seen: null },
      { commune: lillers, value: '1,5', seen: null },
    ];

    const recording = recordByCommune(context, { indicatorId, period: '2020', values });

    await expect(recording).rejects.toMatchObject({
      kind: 'invalid',
      facts: {
        errors: {
          [auchel]: expect.stringContaining('n’est pas un nombre'),
          [lillers]: expect.stringContaining('l’indicateur n’en admet aucune'),
        },
      },
    });
    expect(await print()).toBeUndefined();
  });

  test('a validated value is corrected with a reason alone', async () => {
    const { context, organisationId, indicatorId, communes, valuesOf, print } = await aTerritoryOfThree(database().db);
    await recordValues(context, { organisationId, values: valuesOf(['12', '30', '8']) });
    await validateValues(context, { organisationId, values: [{ code: 'ARB-1', period: '2020' }] });
    const grid = await readCommuneGrid(context, indicatorId, '2020');
    const input = { indicatorId, period: '2020', values: typedCommunes(formOf(grid, { Auchel: '13' })) };

    const unexplained = recordByCommune(context, input);
    await expect(unexplained).rejects.toMatchObject({
      code: 'reason_needed',
      facts: { errors: { [communes[0]?.code ?? '']: expect.stringContaining('motif') } },
    });
    await recordByCommune(context, { ...input, reason: 'Erreur de frappe' });

    const corrected = await print();
    expect(plain(corrected?.printed)).toBe('51 arbres');
    expect(corrected?.history.map(({ printed, reason }) => [plain(printed), reason])).toEqual([
      ['Auchel : 12 arbres', 'Erreur de frappe'],
    ]);
  });
});

/** The form of the grid as a browser sends it, where the person typed these cells by name of commune. */
function formOf(grid: CommuneGrid, typed: Record<string, string>, shared: { source?: string } = {}): FormData {
  const form = new FormData();
  form.set('shown', sharedShownOf(grid));
  form.set('qualifier', grid.qualifier);
  form.set('source', shared.source ?? grid.source);
  for (const { code, name, text, shown } of grid.lines) {
    form.set(cellName('value', code), typed[name] ?? text);
    if (shown) form.set(cellName('shown', code), shown);
  }
  return form;
}
