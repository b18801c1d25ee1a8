import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref } from '../../../test/nature.ts';
import { visitor } from '../../identity/index.ts';
import { countIndicator, defineIndicator, printFigures, readCounting } from '../../indicator/index.ts';
import { readIndicator } from '../../indicator/indicator.sql.ts';
import type { IndicatorInput } from '../../indicator/indicator.ts';
import { insertRecords } from '../record/record.sql.ts';

describeOnEachEngine('an indicator counted from records', (database) => {
  beforeAll(() => aTaxref(database().db));

  async function aYear() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const [open, inside] = [await aDataset(db, place, { published: true }), await aDataset(db, place)];
    const records = [
      aRecord(open, { dateFrom: '2020-01-01' }),
      aRecord(open, { dateFrom: '2020-12-31', cdNom: 3489, nameCited: 'Grand-duc' }),
      // Seen by nobody outside: its outputs stop at the fourth level.
      aRecord(open, { dateFrom: '2020-05-02', cdNom: 60418, nameCited: 'Grand Murin', diffusion: '4' }),
      aRecord(inside, { dateFrom: '2020-05-03', status: 'No' }),
      aRecord(inside, { dateFrom: '2020-05-04', cdNom: null, nameCited: 'Un oiseau' }),
      aRecord(open, { dateFrom: '2019-12-31' }),
      aRecord(open, { dateFrom: '2021-01-01' }),
    ];
    const entry = { organisationId, batchId: null, createdBy: null, at: new Date() };
    await db.transaction().execute((tx) => insertRecords(tx, entry, records));
    const count = async (code: string, counting: IndicatorInput['counting']) => {
      const shared = { code, label: code, unit: 'count', counted: 'données', kind: 'output' as const };
      const { id } = await defineIndicator(coordinator, { organisationId, ...shared, counting });
      await countIndicator(coordinator, { indicatorId: id, period: '2020' });
      const [figure] = (await printFigures(db, [{ organisationId, code, period: '2020' }])).values();
      return { id, figure };
    };
    return { db, coordinator, count };
  }

  test('counts those of the year, by kingdom and by group, or the taxa they are of', async () => {
    const { count } = await aYear();

    const all = await count('TOUTES', { source: 'donnees', by: ['regne', 'observation'] });
    const taxa = await count('TAXONS', { source: 'donnees', measure: 'distinct', of: 'taxon' });
    const fauna = await count('FAUNE', {
      source: 'donnees',
      where: { groupe: ['autre_faune'], observation: ['presence'] },
    });

    expect(all.figure?.value).toBe('5');
    expect(all.figure?.breakdowns.flatMap(({ parts }) => parts.map(({ label, printed }) => [label, printed]))).toEqual([
      ['Faune', '4\u00a0données'],
      ['Autre ou inconnu', '1\u00a0donnée'],
      ['Présence', '4\u00a0données'],
      ['Cherché, non trouvé', '1\u00a0donnée'],
    ]);
    expect([taxa.figure?.value, fauna.figure?.value]).toEqual(['3', '3']);
  });

  test('counts sessions of ringing by programme, and the birds ringed or met again', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const dataset = await aDataset(db, place);
    const at = new Date();
    const session = (day: string, programme: string) => ({
      ...{ organisationId, id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'ringing', createdAt: at },
      ...{ dateFrom: day, dateTo: day, changedAt: at, fields: JSON.stringify({ programme }) },
    });
    const [stoc, pheno] = [session('2020-05-10', 'STOC'), session('2020-09-10', 'PHENO')];
    await db.insertInto('visit').values([stoc, pheno]).execute();
    const bird = (visit: typeof stoc, capture: string) =>
      aRecord(dataset, { visitId: visit.id, dateFrom: visit.dateFrom, extra: { capture } });
    const birds = [bird(stoc, 'new'), bird(stoc, 'new'), bird(stoc, 'control'), bird(stoc, 'lost'), bird(pheno, 'new')];
    await db
      .transaction()
      .execute((tx) => insertRecords(tx, { organisationId, batchId: null, createdBy: null, at }, birds));
    const counted = async (code: string, of?: string) => {
      const measure = of ? { measure: 'sum' as const, of } : {};
      const counting = { source: 'baguages', by: ['programme'], ...measure };
      const shared = { code, label: code, unit: 'count', counted: 'unités', kind: 'output' as const };
      const { id } = await defineIndicator(coordinator, { organisationId, ...shared, counting });
      await countIndicator(coordinator, { indicatorId: id, period: '2020' });
      const [figure] = (await printFigures(db, [{ organisationId, code, period: '2020' }])).values();
      return [
        figure?.value,
        ...(figure?.breakdowns[0]?.parts.map(({ printed }) => Number.parseInt(printed, 10)) ?? []),
      ];
    };

    expect(await counted('SEANCES')).toEqual(['2', 1, 1]);
    expect(await counted('OISEAUX', 'oiseaux')).toEqual(['4', 3, 1]);
    expect(await counted('BAGUES', 'bagues')).toEqual(['3', 2, 1]);
    expect(await counted('CONTROLES', 'controles')).toEqual(['1', 1, 0]);
  });

  test('names to a visitor the rows that are published and shown to all, and says that there are others', async () => {
    const { db, coordinator, count } = await aYear();
    const { id, figure = null } = await count('TOUTES', { source: 'donnees' });
    const indicator = await readIndicator(db, id);
    if (!indicator) throw new Error('the indicator was defined');

    const told = async (actor: typeof visitor) => {
      const counting = await readCounting({ ...coordinator, actor }, indicator, { figure });
      return [counting?.rows.map(({ name }) => name), counting?.total, counting?.hidden];
    };

    expect(await told(visitor)).toEqual([['Grand-duc d’Europe', 'Épervier d’Europe'], 2, true]);
    expect(await told(coordinator.actor)).toEqual([
      ['Grand-duc d’Europe', 'Un oiseau', 'Épervier d’Europe', 'Grand Murin', 'Épervier d’Europe'],
      5,
      false,
    ]);
  });
});
