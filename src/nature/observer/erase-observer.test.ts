import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord } from '../../../test/nature.ts';
import { listReadings } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { changeRecord } from '../record/change-record.ts';
import { insertRecords } from '../record/record.sql.ts';
import { askObserver } from '../validation/ask-observer.ts';
import { decideValidation } from '../validation/decide-validation.ts';
import { saveVisit } from '../visit/save-visit.ts';
import { exportObserver } from './export-observer.ts';
import { eraseObserver, listObservers, readObserver, saveObserver } from './manage-observer.ts';

/** Columns of the whole database whose text holds a name, in any spelling. */
async function whereIs(db: Db, ...spellings: string[]): Promise<string[]> {
  const { rows } = await sql<{ tableName: string; columnName: string }>`
    select columns.table_name, columns.column_name from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type in ('text', 'jsonb', 'json', 'USER-DEFINED', 'ARRAY', 'character varying', 'bytea')
  `.execute(db);
  const holding: string[] = [];
  for (const { tableName, columnName } of rows) {
    const column = sql.ref(columnName);
    const found = await sql`select from ${sql.table(tableName)}
      where case when pg_typeof(${column}) = 'bytea'::regtype then encode(${column}::text::bytea, 'escape') else ${column}::text end
        ~* ${spellings.join('|')} limit 1`.execute(db);
    if (found.rows.length > 0) holding.push(`${tableName}.${columnName}`);
  }
  return holding;
}

describeAloneOnEachEngine('an observer', (database) => {
  const aPlace = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    return { db, dataset: await aDataset(db, place), coordinator: await aContext(db, 'coordinator', place) };
  };
  const observerOf = async (db: Db, search: string, organisationId: string) =>
    db
      .selectFrom('observer')
      .select(['id', 'version'])
      .where('search', '=', search)
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();

  test('who lists them is noted, for the organisations in the list', async () => {
    const { db, dataset, coordinator } = await aPlace();
    const asked = { text: '', shown: null, page: 1 };
    await listObservers(coordinator, asked);
    expect(await listReadings(db, dataset.organisationId, 10)).toEqual([]);
    await saveVisit(coordinator, {
      ...{ id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'sighting', point: [2.8, 50.4] },
      ...{ dateFrom: '2020-06-12', observers: ['Ada Martin'] },
      records: [{ id: crypto.randomUUID(), nameCited: 'Merle noir' }],
    });

    expect((await listObservers(coordinator, asked)).observers).toMatchObject([{ name: 'Ada Martin' }]);
    expect(await listReadings(db, dataset.organisationId, 10)).toMatchObject([{ what: 'observers' }]);
  });

  test('erased, their name is in no table; their records stay', async () => {
    const { db, dataset, coordinator } = await aPlace();
    const { organisationId } = dataset;
    const visitId = crypto.randomUUID();
    const recordId = crypto.randomUUID();
    const visit = {
      ...{ id: visitId, datasetId: dataset.id, protocol: 'sighting', point: [2.8, 50.4] as [number, number] },
      ...{ dateFrom: '2020-06-12', observers: ['Zoé Lefèvre', 'Ada Martin'], comment: 'LEFEVRE Zoé conduisait' },
      records: [{ id: recordId, nameCited: 'Merle noir', comment: 'Photo de Zoé Lefèvre' }],
    };
    await saveVisit(coordinator, visit);
    await saveVisit(coordinator, { ...visit, version: 1, comment: 'avec zoe lefevre' });
    const alone = aRecord(dataset, { cdNom: null, extra: { auteur: 'Zoé LEFÈVRE' }, reference: 'Lefèvre Zoé, 2019' });
    const entry = { organisationId, batchId: null, createdBy: null, at: new Date() };
    await db.transaction().execute((tx) => insertRecords(tx, entry, [alone]));
    await changeRecord(coordinator, alone.id, {
      version: '1',
      determiners: 'Zoé Lefèvre',
      comment: 'revue par Zoé Lefèvre',
    });
    await askObserver(coordinator, { recordId, question: 'Zoé Lefèvre l’a-t-elle entendu ?' });
    const records = [{ id: alone.id, version: 2, validation: 0 }];
    await decideValidation(coordinator, { stage: 'own', level: 1, comment: 'Zoé Lefèvre est sûre', records });
    const { id, version } = await observerOf(db, 'zoe lefevre', organisationId);
    await saveObserver(coordinator, id, {
      ...{ name: 'Zoé Lefèvre', body: '', shown: 'name', pseudonym: 'ZL', agreedOn: '2020-01-01', personId: '' },
      version: String(version),
    });
    expect((await whereIs(db, 'lef[eè]vre')).length).toBeGreaterThan(7);

    await eraseObserver(coordinator, id, 'Zoé Lefèvre');

    expect(await whereIs(db, 'lef[eè]vre', 'zo[eé]\\M')).toEqual([]);
    const kept = await db
      .selectFrom('record')
      .select(['id', 'observerIds'])
      .where('id', '=', recordId)
      .executeTakeFirst();
    expect(kept?.observerIds).toContain(id);
    expect((await readObserver(coordinator, id)).observer.name).toBe('Observateur effacé');
    expect(await whereIs(db, 'Ada Martin')).toContain('observer.name');
  });

  test('erased, their name is not written back by a form that was opened before', async () => {
    const { db, dataset, coordinator } = await aPlace();
    const { organisationId } = dataset;
    const actors = [{ role: '1', name: 'Noé Valin', body: '', email: '', position: 0, organisationId }];
    await db
      .insertInto('datasetActor')
      .values([
        ...actors.map((actor) => ({ ...actor, datasetId: dataset.id })),
        ...actors.map((actor) => ({ ...actor, frameworkId: dataset.frameworkId })),
      ])
      .execute();
    const visit = {
      ...{
        id: crypto.randomUUID(),
        datasetId: dataset.id,
        protocol: 'sighting',
        point: [2.8, 50.4] as [number, number],
      },
      ...{ dateFrom: '2020-06-12', observers: ['Noé Valin'] },
      records: [{ id: crypto.randomUUID(), nameCited: 'Merle noir' }],
    };
    await saveVisit(coordinator, visit);
    const versions = async () =>
      Object.fromEntries(
        await Promise.all(
          (['visit', 'record', 'dataset', 'framework'] as const).map(async (table) => [
            table,
            (
              await db
                .selectFrom(table)
                .select('version')
                .where('organisationId', '=', organisationId)
                .executeTakeFirstOrThrow()
            ).version,
          ]),
        ),
      );
    const before = await versions();

    await eraseObserver(coordinator, (await observerOf(db, 'noe valin', organisationId)).id, 'Noé Valin');

    expect(before).toEqual({ visit: 1, record: 1, dataset: 1, framework: 1 });
    expect(await versions()).toEqual({ visit: 2, record: 2, dataset: 2, framework: 2 });
    await expect(saveVisit(coordinator, { ...visit, version: 1 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await whereIs(db, 'Noé Valin')).not.toContain('observer.name');
  });

  test('all that is held of them goes out as JSON, and their records as a table', async () => {
    const { db, dataset, coordinator } = await aPlace();
    await saveVisit(coordinator, {
      ...{ id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'sighting', point: [2.8, 50.4] },
      ...{ dateFrom: '2020-06-12', observers: ['Léo Brun'] },
      records: [{ id: crypto.randomUUID(), nameCited: 'Merle noir', countMin: 2, countMax: 2 }],
    });
    const { id } = await observerOf(db, 'leo brun', dataset.organisationId);

    const held = JSON.parse(new TextDecoder().decode(await exportObserver(coordinator, id, 'json')));
    const table = new TextDecoder().decode(await exportObserver(coordinator, id, 'csv'));

    expect(held).toMatchObject({
      observer: { name: 'Léo Brun' },
      visits: [{ dateFrom: '2020-06-12' }],
      records: [{ nameCited: 'Merle noir', countMin: 2 }],
    });
    expect(table.split('\r\n')).toHaveLength(3);
    expect(table).toContain('Merle noir');
  });

  test('a name is shown once its bearer agreed; erasure is confirmed by the name', async () => {
    const { db, dataset, coordinator } = await aPlace();
    const visit = { id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'sighting', dateFrom: '2020-06-12' };
    await saveVisit(coordinator, { ...visit, point: [2.8, 50.4], observers: ['Ève Noir'], records: [] });
    const { id, version } = await observerOf(db, 'eve noir', dataset.organisationId);
    const typed = { name: 'Ève Noir', body: '', shown: 'name', pseudonym: 'EN', agreedOn: '', personId: '' };

    await expect(saveObserver(coordinator, id, { ...typed, version: String(version) })).rejects.toMatchObject({
      code: 'agreement_needed',
    });
    await expect(eraseObserver(coordinator, id, 'Eve')).rejects.toMatchObject({ code: 'erasure_not_confirmed' });
    await expect(saveObserver(coordinator, id, { ...typed, shown: 'hidden', version: '7' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
  });
});
