import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord } from '../../../test/nature.ts';
import type { Context } from '../../identity/index.ts';
import { eraseObserver } from '../observer/manage-observer.ts';
import { decideValidation } from '../validation/decide-validation.ts';
import { readReview } from '../validation/read-queue.ts';
import { changeRecord, readEdited } from './change-record.ts';
import { findEdited } from './edited.sql.ts';
import { addObservers } from './observer.sql.ts';
import { insertRecords } from './record.sql.ts';

describeOnEachEngine('correction of a record', (database) => {
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  let coordinator: Context;
  beforeAll(async () => {
    const place = await anOrganisation(database().db);
    dataset = await aDataset(database().db, place);
    coordinator = await aContext(database().db, 'coordinator', place);
  });

  const written = async (more: Parameters<typeof aRecord>[1] = {}) => {
    const record = aRecord(dataset, { cdNom: null, ...more });
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() };
    await database()
      .db.transaction()
      .execute((tx) => insertRecords(tx, entry, [record]));
    return record.id;
  };
  const read = async (id: string) => {
    const record = await findEdited(database().db, id);
    if (!record) throw new Error('it was written');
    return record;
  };

  test('what is corrected is rewritten, the rest stays to the centimetre, and the record waits again', async () => {
    const ring = [
      [2.6, 50.4],
      [2.61, 50.4],
      [2.61, 50.41],
      [2.6, 50.4],
    ];
    const id = await written({
      place: { kind: 'geometry', shape: { type: 'Polygon', coordinates: [ring] } },
      descriptors: [{ countMin: 2, countMax: 2, countObject: 'CPL', proof: '1', lifeStage: '2' }],
    });
    const before = await read(id);
    await decideValidation(coordinator, { stage: 'own', level: 1, records: [{ id, version: 1, validation: 0 }] });

    await changeRecord(coordinator, id, {
      version: '1',
      count: '3-5',
      lifeStage: '3',
      observers: 'Ada Martin, Léo Brun',
    });

    const after = await read(id);
    expect(after).toMatchObject({ version: 2, shape: before.shape, observers: ['Ada Martin', 'Léo Brun'] });
    expect(after.descriptors).toEqual([{ countMin: 3, countMax: 5, countObject: 'CPL', proof: '1', lifeStage: '3' }]);
    const { record, decisions } = await readReview(coordinator, id);
    expect(record.validation).toBe(0);
    expect(decisions).toMatchObject([{ level: 1, recordVersion: 1 }]);
  });

  test('saved as it was, it is not a correction', async () => {
    const id = await written({ descriptors: [{ countMin: 2, countMax: 2, countObject: 'IND' }] });
    const { values } = await readEdited(coordinator, id);

    await changeRecord(coordinator, id, { ...values, version: '1' });

    expect((await read(id)).version).toBe(1);
  });

  test('a count known from below, an hour to the second and who was there stay, whatever else is corrected', async () => {
    const { db } = database();
    const { organisationId } = dataset;
    const [of, gone] = await db.transaction().execute((tx) =>
      addObservers(tx, organisationId, [
        { name: 'Ada Martin', body: 'CPIE', form: 'ada martin' },
        { name: 'Jean Parti', body: '', form: 'jean parti' },
      ]).then((known) => [...known.values()]),
    );
    const id = await written({
      ...{ timeFrom: '06:30:15', observerIds: [of ?? '', gone ?? ''], descriptors: [{ countMin: 10 }] },
    });
    await eraseObserver(coordinator, gone ?? '', 'Jean Parti');
    const { values } = await readEdited(coordinator, id);

    await changeRecord(coordinator, id, {
      ...values,
      version: '2',
      comment: 'Sur la haie',
      observers: `${values.observers}, Léo`,
    });

    const after = await read(id);
    expect(after).toMatchObject({ timeFrom: '06:30:15', descriptors: [{ countMin: 10 }], comment: 'Sur la haie' });
    expect(after.observerIds.slice(0, 2)).toEqual([of, gone]);
    expect(after.observers).toEqual(['Ada Martin', 'Observateur effacé', 'Léo']);
  });

  test('two who correct the same text are shown both; nothing is lost', async () => {
    const id = await written();
    await changeRecord(coordinator, id, { version: '1', comment: 'Sur la haie' });

    const second = changeRecord(coordinator, id, { version: '1', comment: 'Sur le talus' });

    await expect(second).rejects.toMatchObject({
      code: 'changed_meanwhile',
      facts: { version: 2, current: { comment: 'Sur la haie' } },
    });
    expect((await read(id)).comment).toBe('Sur la haie');
    const kept = await database()
      .db.selectFrom('auditEntry')
      .select('after')
      .where('objectId', '=', id)
      .where('verb', '=', 'record.change_refused')
      .execute();
    expect(kept).toMatchObject([{ after: { Commentaire: 'Sur le talus' } }]);
  });

  test('another place is placed anew, and what cannot be read is refused', async () => {
    const id = await written();

    await changeRecord(coordinator, id, { version: '1', placeKind: 'mesh', meshCode: '10kmL93E069N705' });

    expect(await read(id)).toMatchObject({ placeKind: 'mesh', meshCode: '10kmL93E069N705', point: null });
    await expect(
      changeRecord(coordinator, id, { version: '2', placeKind: 'geometry', position: 'là-bas' }),
    ).rejects.toMatchObject({ code: 'unreadable_field' });
    await expect(changeRecord(coordinator, id, { version: '2', cdNom: '999999999' })).rejects.toMatchObject({
      code: 'unknown_taxon',
    });
  });
});
