import { expect, test } from 'vitest';
import { aContext, anOrganisation, someCommunes } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { defineIndicators, printFigures, recordValues, validateValues } from '../../indicator/index.ts';
import type { IndicatorInput } from '../../indicator/indicator.ts';
import { findDataset } from './datasets.ts';
import { findPublishedRow, readPublishedPage } from './published-rows.sql.ts';

const values = findDataset('valeurs');

const homes = { unit: 'count', counted: 'logements', kind: 'output' as const };
const definitions: IndicatorInput[] = [
  { ...homes, code: 'FINANCES', label: 'Logements financés' },
  { ...homes, code: 'RENOVES', label: 'Logements rénovés', territoryAggregation: 'sum' },
  { code: 'PART', label: 'Part rénovée', unit: '%', kind: 'result', decimals: 1, formula: 'ratio(RENOVES; FINANCES)' },
  { code: 'SUITE', label: 'Évolution', unit: '%', kind: 'result', decimals: 2, formula: 'évolution(PART)' },
];

describeOnEachEngine('computed values in the open dataset', (database) => {
  async function aDesk() {
    const { db } = database();
    const at = await anOrganisation(db);
    const organisationId = at.organisation.id;
    const context = await aContext(db, 'coordinator', at);
    const defined = await defineIndicators(context, { organisationId, indicators: definitions });
    const communes = (await someCommunes(db, at, ['Auchel', 'Béthune'])).map(({ code }) => code);
    const validate = (given: { code: string; period: string; value: string; commune?: string }[]) =>
      recordValues(context, { organisationId, values: given.map((each) => ({ ...each, status: 'validated' })) });
    const idOf = (code: string) => defined.find((each) => each.code === code)?.id ?? '';
    /** The rows of an indicator, read as the interface gives them. */
    const rowsOf = async (code: string) => {
      const rows: Record<string, string | null>[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await readPublishedPage(db, values, { after, limit: 2, equals: { indicateur: idOf(code) } });
        rows.push(...page.rows.map(named));
        after = page.next;
      }
      return rows;
    };
    const told = async (code: string) =>
      (await rowsOf(code)).map((row) =>
        ['origine', 'territoire', 'periode_debut', 'precision', 'valeur', 'statut'].map((name) => row[name]).join(' '),
      );
    return { db, context, organisationId, communes, validate, idOf, rowsOf, told };
  }

  test('what a formula and a sum over communes give is there, as the pages print it', async () => {
    const { db, organisationId, communes, validate, told, rowsOf } = await aDesk();
    const [first = '', second = ''] = communes;
    await validate([
      { code: 'FINANCES', period: '2019', value: '40' },
      { code: 'FINANCES', period: '2020', value: '359' },
      ...[first, second].map((commune) => ({ code: 'RENOVES', period: '2019', value: '11', commune })),
      { code: 'RENOVES', period: '2020', value: '186', commune: first },
    ]);

    expect((await told('RENOVES')).toSorted()).toEqual([
      'calculée Territoire d’essai 2019-01-01 exact 22 validé',
      'calculée Territoire d’essai 2020-01-01 plus de 186 estimé',
      'enregistrée Auchel 2019-01-01 exact 11 validé',
      'enregistrée Auchel 2020-01-01 exact 186 validé',
      'enregistrée Béthune 2019-01-01 exact 11 validé',
    ]);
    expect((await told('PART')).toSorted()).toEqual([
      'calculée Territoire d’essai 2019-01-01 exact 55.0 validé',
      'calculée Territoire d’essai 2020-01-01 environ 51.8 estimé',
    ]);
    expect(await told('SUITE')).toEqual(['calculée Territoire d’essai 2020-01-01 environ -5.82 estimé']);
    const wanted = ['PART', 'SUITE'].map((code) => ({ organisationId, code, period: '2020' }));
    const printed = await printFigures(db, wanted, { published: true });
    expect([...printed.values()].map(({ value }) => value)).toEqual(['51.8', '-5.82']);
    expect((await rowsOf('SUITE'))[0]).toMatchObject({ code: 'SUITE', unite: 'pour cent', page_source: null });
  });

  test('nothing is made of a provisional value or of somebody else’s, nor given of an archived indicator', async () => {
    const { db, context, organisationId, communes, validate, idOf, told } = await aDesk();
    const stranger = await aDesk();
    const [first = ''] = communes;
    const renovated = { code: 'RENOVES', period: '2020', value: '186', commune: first };
    await stranger.validate([{ code: 'FINANCES', period: '2020', value: '200' }]);
    await recordValues(context, { organisationId, values: [renovated] });

    expect(await told('RENOVES')).toEqual([]);
    await validateValues(context, { organisationId, values: [{ code: 'RENOVES', period: '2020' }] });
    expect(await told('PART')).toEqual([]);
    await validate([{ code: 'FINANCES', period: '2020', value: '372' }]);
    expect(await told('PART')).toEqual(['calculée Territoire d’essai 2020-01-01 environ 50.0 estimé']);
    await db.updateTable('indicator').set({ archivedAt: new Date() }).where('id', '=', idOf('PART')).execute();
    expect(await told('PART')).toEqual([]);
  });

  test('it keeps its identifier when what it comes from is corrected, and goes where a value is recorded', async () => {
    const { db, context, organisationId, communes, validate, rowsOf, told } = await aDesk();
    const [first = ''] = communes;
    const correct = (value: string, commune?: string) =>
      recordValues(context, {
        ...{ organisationId, reason: 'Corrigé' },
        values: [{ code: 'RENOVES', period: '2020', value, status: 'validated', ...(commune ? { commune } : {}) }],
      });
    await validate([
      { code: 'RENOVES', period: '2019', value: '7', commune: first },
      { code: 'RENOVES', period: '2020', value: '186', commune: first },
    ]);
    const wholeOf2020 = async () =>
      (await rowsOf('RENOVES')).find((row) => row.origine === 'calculée' && row.periode_debut === '2020-01-01');
    const before = await wholeOf2020();

    await correct('200', first);
    const found = await findPublishedRow(db, values, before?.identifiant ?? '');

    expect(before?.valeur).toBe('186');
    expect(found && named(found)).toEqual({
      ...(await wholeOf2020()),
      identifiant: before?.identifiant,
      valeur: '200',
    });
    await correct('210');
    expect(await findPublishedRow(db, values, before?.identifiant ?? '')).toBeUndefined();
    expect(await told('RENOVES')).toContain('enregistrée Territoire d’essai 2020-01-01 exact 210 validé');
  });

  test('a count gives the part of each commune, once it is validated', async () => {
    const { db, communes, validate, idOf, told, rowsOf } = await aDesk();
    const [first = '', second = ''] = communes;
    await validate([{ code: 'FINANCES', period: '2020', value: '12' }]);
    const { id } = await db
      .selectFrom('publishedValue')
      .select('id')
      .where('indicatorId', '=', idOf('FINANCES'))
      .executeTakeFirstOrThrow();
    const part = (by: string, key: string, whole: number) => ({ by, key, label: key, whole, part: null });
    const parts = [part('commune', first, 9), part('commune', second, 3), part('commune', 'ailleurs', 1)];
    await db
      .insertInto('indicatorCount')
      .values({
        ...{ valueId: id ?? '', countedOn: '2021-01-04', whole: '12' },
        counting: JSON.stringify({ source: 'sites', measure: 'count', by: ['commune', 'type'] }),
        parts: JSON.stringify([...parts, part('type', 'terril', 12)]),
      })
      .execute();

    expect((await told('FINANCES')).toSorted()).toEqual([
      'calculée Auchel 2020-01-01 exact 9 validé',
      'calculée Béthune 2020-01-01 exact 3 validé',
      'enregistrée Territoire d’essai 2020-01-01 exact 12 validé',
    ]);
    await db
      .updateTable('indicatorValue')
      .set({ status: 'provisional' })
      .where('indicatorId', '=', idOf('FINANCES'))
      .execute();
    expect(await rowsOf('FINANCES')).toEqual([]);
  });
});

const named = ({ cells }: { cells: (string | null)[] }): Record<string, string | null> =>
  Object.fromEntries(values.columns.map(({ name }, at) => [name, cells[at] ?? null]));
