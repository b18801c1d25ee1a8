import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord } from '../../../test/nature.ts';
import type { Context } from '../../identity/index.ts';
import { insertRecords, rewriteRecords } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';
import { answerRequest, askObserver, closeRequest, listMyRequests } from './ask-observer.ts';
import { decideValidation } from './decide-validation.ts';
import { readQueue, readReview } from './read-queue.ts';

describeOnEachEngine('validation by experts', (database) => {
  let place: Awaited<ReturnType<typeof anOrganisation>>;
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  let validator: Context;
  let partner: Context;
  let contributor: Context;
  beforeAll(async () => {
    const { db } = database();
    place = await anOrganisation(db);
    dataset = await aDataset(db, place);
    validator = await aContext(db, 'validator', place);
    partner = await aContext(db, 'partner', place);
    contributor = await aContext(db, 'contributor', place);
  });

  const entry = (createdBy: string | null = null) => ({
    ...{ organisationId: dataset.organisationId, batchId: null, createdBy, at: new Date() },
  });
  const write = async (...records: RecordToWrite[]) => {
    await database()
      .db.transaction()
      .execute((tx) => insertRecords(tx, entry(contributor.actor.person?.id), records));
    return records;
  };
  const asRead = (records: RecordToWrite[], validation: number | null = 0, version = 1) =>
    records.map(({ id }) => ({ id, version, validation }));
  const waiting = async (who: Context) => {
    const asked = { level: null, finding: null, after: null, stage: undefined, filter: { datasetId: dataset.id } };
    return (await readQueue(who, asked)).records.map(({ id }) => id);
  };

  test('many records are decided at once, each with who, when, what and on which text', async () => {
    const records = await write(aRecord(dataset), aRecord(dataset), aRecord(dataset));

    const done = await decideValidation(validator, {
      stage: 'own',
      level: 1,
      comment: 'Photo',
      records: asRead(records),
    });

    expect(done).toEqual({ decided: 3, changed: [], gone: 0 });
    const { record, decisions } = await readReview(validator, records[0]?.id ?? '');
    expect(record.validation).toBe(1);
    expect(decisions).toMatchObject([
      { stage: 'own', level: 1, comment: 'Photo', validator: validator.actor.person?.name, recordVersion: 1 },
    ]);
  });

  test('a record corrected or decided since it was read is left as it is, and told; the others are decided', async () => {
    const records = await write(aRecord(dataset), aRecord(dataset), aRecord(dataset));
    const [corrected, decided] = records;
    if (!corrected || !decided) throw new Error('three records');
    await database().db.updateTable('record').set({ version: 2 }).where('id', '=', corrected.id).execute();
    await decideValidation(validator, { stage: 'own', level: 2, records: asRead([decided]) });

    const done = await decideValidation(validator, { stage: 'own', level: 1, records: asRead(records) });

    expect(done.decided).toBe(1);
    expect(done.changed.map(({ id, version, validation }) => [id, version, validation]).toSorted()).toEqual(
      [
        [corrected.id, 2, 0],
        [decided.id, 1, 2],
      ].toSorted(),
    );
  });

  test('a doubt says why', async () => {
    const records = await write(aRecord(dataset));

    await expect(
      decideValidation(validator, { stage: 'own', level: 4, records: asRead(records) }),
    ).rejects.toMatchObject({
      code: 'validation_reason_needed',
    });
  });

  test('a partner validates a second time, apart, and neither stands for the other', async () => {
    const records = await write(aRecord(dataset));
    const ids = records.map(({ id }) => id);
    expect(await waiting(partner)).not.toEqual(expect.arrayContaining(ids));
    await decideValidation(validator, { stage: 'own', level: 1, records: asRead(records) });
    expect(await waiting(partner)).toEqual(expect.arrayContaining(ids));

    await decideValidation(partner, {
      stage: 'partner',
      level: 3,
      comment: 'Photo floue',
      records: asRead(records, null),
    });

    const { record, decisions } = await readReview(partner, ids[0] ?? '');
    expect(record).toMatchObject({ validation: 1, partnerValidation: 3 });
    expect(decisions.map(({ stage, level }) => [stage, level])).toEqual([
      ['partner', 3],
      ['own', 1],
    ]);
    await expect(
      decideValidation(partner, { stage: 'own', level: 4, comment: 'Non', records: asRead(records, 1) }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('a corrected record waits again, its history stays', async () => {
    const { db } = database();
    const visitId = crypto.randomUUID();
    await db
      .insertInto('visit')
      .values({
        ...{ organisationId: dataset.organisationId, id: visitId, datasetId: dataset.id, createdAt: new Date() },
        ...{ dateFrom: '2020-06-12', dateTo: '2020-06-12', changedAt: new Date() },
      })
      .execute();
    const [record] = await write(aRecord(dataset, { visitId }));
    if (!record) throw new Error('one record');
    await decideValidation(validator, { stage: 'own', level: 1, records: asRead([record]) });

    await db.transaction().execute((tx) => rewriteRecords(tx, entry(), [{ ...record, nameCited: 'Autour' }]));

    const review = await readReview(validator, record.id);
    expect(review.record).toMatchObject({ validation: 0, version: 2 });
    expect(review.decisions).toMatchObject([{ level: 1, recordVersion: 1 }]);
    expect(await waiting(validator)).toContain(record.id);
  });

  test('a question reaches who wrote the record, and its answer comes back', async () => {
    const [record] = await write(aRecord(dataset));
    const other = await aContext(database().db, 'contributor', place);
    const recordId = record?.id ?? '';
    const { id } = await askObserver(validator, { recordId, question: 'Vue de près ?' });
    expect((await listMyRequests(contributor)).map((request) => request.id)).toContain(id);
    expect((await listMyRequests(other)).map((request) => request.id)).not.toContain(id);

    await answerRequest(contributor, { requestId: id, answer: 'À dix mètres.' });

    expect(await listMyRequests(contributor)).toEqual([]);
    const { requests } = await readReview(validator, recordId);
    expect(requests).toMatchObject([{ question: 'Vue de près ?', answer: 'À dix mètres.', recordVersion: 1 }]);
    await expect(answerRequest(contributor, { requestId: id, answer: 'Encore' })).rejects.toMatchObject({
      code: 'request_closed',
    });
    await closeRequest(validator, { requestId: id });
    await expect(askObserver(contributor, { recordId, question: 'Moi ?' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('of records that nobody with an account wrote, whoever writes there may answer', async () => {
    const record = aRecord(dataset);
    await database()
      .db.transaction()
      .execute((tx) => insertRecords(tx, entry(null), [record]));
    const { id } = await askObserver(validator, { recordId: record.id, question: 'Qui ?' });

    expect((await listMyRequests(contributor)).map((request) => request.id)).toContain(id);
  });
});
