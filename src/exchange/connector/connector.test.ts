import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects, testSeal } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { defineIndicator, recordValues } from '../../indicator/index.ts';
import { declareConnector, readConnectorPage, readNow, settleDifferences, stopConnector } from './keep-connector.ts';
import { readDueConnectors } from './read-connector.ts';

const outside = { innerHosts: ['127.0.0.1'], seal: testSeal };

describeAloneOnEachEngine('a followed source', (database) => {
  let server: Server;
  let address: string;
  let served: { status: number; body: string; headers: Record<string, string> };
  let asked: (string | undefined)[];
  let coordinator: Context;
  let organisationId: string;
  let code: string;
  let id: string;

  beforeAll(async () => {
    server = createServer(({ headers }, reply) => {
      asked.push(headers['if-none-match']);
      const isKnown = served.headers.etag !== undefined && headers['if-none-match'] === served.headers.etag;
      reply.writeHead(isKnown ? 304 : served.status, served.headers).end(isKnown ? '' : served.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/valeurs.csv`;
  });
  afterAll(() => void server.close());

  beforeEach(async () => {
    await database().db.deleteFrom('connector').execute();
    const place = await anOrganisation(database().db);
    coordinator = await aContext(database().db, 'coordinator', place);
    organisationId = place.organisation.id;
    code = 'ENR-1';
    const measured = { kind: 'result', unit: 'MWh', decimals: 1 } as const;
    await defineIndicator(coordinator, { organisationId, code, label: 'Énergie', ...measured });
    asked = [];
    serve('annee;total\n2019;10,5\n2020;12,5\n');
    id = await declareConnector(coordinator, declared(), outside);
  });

  const serve = (body: string, status = 200, headers = {}) => {
    served = { body, status, headers };
  };
  const declared = () => ({
    ...{ organisationId, kind: 'values' as const, name: 'Compteurs', address, rhythm: 'daily' as const },
    settings: { indicator: code, commune: '', period: 'annee', value: 'total' },
  });
  const record = (period: string, value: string) =>
    recordValues(coordinator, { organisationId, values: [{ code, period, value }] });
  const later = (minutes: number) => ({
    db: database().db,
    effects: { ...testEffects, now: () => new Date(testEffects.now().getTime() + minutes * 60_000) },
  });
  const page = () => readConnectorPage(coordinator, id);
  const inForce = async () =>
    (
      await database()
        .db.selectFrom('indicatorValue as value')
        .innerJoin('indicator', 'indicator.id', 'value.indicatorId')
        .select(['periodStart', 'value.value'])
        .where('organisationId', '=', organisationId)
        .where('supersededBy', 'is', null)
        .orderBy('periodStart')
        .execute()
    ).map(({ periodStart, value }) => `${String(periodStart).slice(0, 4)} ${value}`);

  test('what nobody had is added, what is alike is left, what differs waits, and every row is counted', async () => {
    await record('2019', '10,5');
    await record('2020', '11');
    serve('annee;total\n2019;10,5\n2020;12,5\n2021;13\n2022;beaucoup\n2023\n');

    await readNow(coordinator, id, outside);
    const { runs, differences } = await page();

    expect(runs).toMatchObject([
      { rows: 5, inserted: 1, same: 1, waiting: 1, refused: 2, outside: 0, httpStatus: 200 },
    ]);
    expect(runs[0]?.sentence).toMatch(
      /^5\slignes lues\s: 1\snouvelle, 1\sinchangée, 1\sen attente d’un choix, 2\srefusées\./,
    );
    expect(differences.first).toMatchObject([{ ours: '11\u202fMWh', theirs: '12,5\u202fMWh' }]);
    expect(await inForce()).toEqual(['2019 10.5', '2020 11', '2021 13']);
  });

  test('values of communes find theirs by code; those of another territory are left aside', async () => {
    const { territoryId } = await database()
      .db.selectFrom('organisation')
      .select('territoryId')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const lens = { kind: 'commune' as const, vintage: 2020, name: 'Lens', search: 'lens', source: 'test' };
    const member = await database()
      .db.insertInto('territory')
      .values({ ...lens, code: organisationId.slice(0, 5) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database()
      .db.insertInto('territoryMember')
      .values({ territoryId: territoryId ?? '', memberId: member.id })
      .execute();
    const trees = { code: 'ARB-1', label: 'Arbres', unit: 'count', counted: 'arbres', kind: 'output' as const };
    await defineIndicator(coordinator, { ...trees, organisationId, territoryAggregation: 'sum' });
    const settings = { indicator: 'ARB-1', commune: 'insee', period: 'annee', value: 'total' };
    const mapped = { ...declared(), settings };
    const communes = await declareConnector(coordinator, mapped, outside);
    serve(`insee;annee;total\n${organisationId.slice(0, 5)};2020;12\n1001;2020;7\n`);

    await readNow(coordinator, communes, outside);

    expect((await readConnectorPage(coordinator, communes)).runs).toMatchObject([{ rows: 2, inserted: 1, outside: 1 }]);
    expect(await inForce()).toEqual(['2020 12']);
  });

  test('ours, once chosen, stands until the source says something else', async () => {
    await record('2020', '11');
    await readNow(coordinator, id, outside);
    await settleDifferences(coordinator, id, { ids: await waitingIds(), choice: 'ours' });
    await readNow(coordinator, id, outside);
    const again = await page();
    serve('annee;total\n2020;14\n');
    await readNow(coordinator, id, outside);

    expect([again.differences.first, again.runs[0]?.same]).toEqual([[], 2]);
    expect((await page()).differences.first).toMatchObject([{ theirs: '14\u202fMWh' }]);
  });

  test('theirs, once chosen, replaces ours, unless somebody changed it meanwhile', async () => {
    await record('2019', '9');
    await record('2020', '11');
    await readNow(coordinator, id, outside);
    const [first, second] = await waitingIds();
    await settleDifferences(coordinator, id, { ids: [first ?? ''], choice: 'theirs' });
    await record('2020', '11,7');

    await expect(settleDifferences(coordinator, id, { ids: [second ?? ''], choice: 'theirs' })).rejects.toThrow('11,7');
    expect(await inForce()).toEqual(['2019 10.5', '2020 11.7']);
  });

  test('what a source says alike again waits no more', async () => {
    await record('2020', '11');
    await readNow(coordinator, id, outside);
    serve('annee;total\n2020;11\n');
    await readNow(coordinator, id, outside);

    expect((await page()).differences.first).toEqual([]);
  });

  test('the job reads what is due, then at its rhythm; what did not change is not sent again', async () => {
    serve(served.body, 200, { etag: '"un"' });

    const read = [];
    for (const minutes of [0, 60, 1441]) read.push(await readDueConnectors(later(minutes), outside));

    expect([read, asked]).toEqual([
      [1, 0, 1],
      [undefined, '"un"'],
    ]);
    expect((await page()).runs.map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ['unchanged', 304],
      ['read', 200],
    ]);
  });

  test('after five failures in a row it stops and says why; reading it goes on', async () => {
    serve('perdu', 500);
    for (let day = 1; day <= 7; day += 1) await readDueConnectors(later(day * 1500), outside);
    const stopped = await page();
    serve('annee;total\n2020;12,5\n');
    await readNow(coordinator, id, outside);
    const { connector } = await page();

    expect(stopped.runs.length).toBe(5);
    expect(stopped.connector).toMatchObject({ nextAt: null, stopped: expect.stringMatching(/5\séchecs.*répond 500/) });
    expect([connector.stopped, connector.failures, connector.nextAt === null]).toEqual([null, 0, false]);
  });

  test('a file all wrong, without the column that was named, or of a person who left, is told and writes nothing', async () => {
    serve('annee;total\n2020;beaucoup\n');
    const wrong = await readNow(coordinator, id, outside);
    serve('an;total\n2020;12,5\n');
    const column = await readNow(coordinator, id, outside);
    await database()
      .db.updateTable('person')
      .set({ disabledAt: testEffects.now() })
      .where('id', '=', coordinator.actor.person?.id ?? '')
      .execute();
    const person = await readNow(coordinator, id, outside);

    expect([wrong.sentence, column.sentence, person.sentence]).toEqual([
      expect.stringContaining('n’est pas un nombre'),
      expect.stringMatching(/«\sannee\s»/),
      expect.stringContaining('n’en a plus le droit'),
    ]);
    expect(await inForce()).toEqual([]);
  });

  test('a source inside the network is not followed, nor by who may not', async () => {
    const stranger = await aContext(database().db, 'coordinator', await anOrganisation(database().db));

    await expect(declareConnector(coordinator, declared(), { innerHosts: [], seal: testSeal })).rejects.toThrow(
      'réseau',
    );
    await expect(declareConnector(stranger, declared(), outside)).rejects.toThrow('Votre rôle');
    await expect(readConnectorPage(stranger, id)).rejects.toThrow('Votre rôle');
    await expect(stopConnector(stranger, id)).rejects.toThrow('Votre rôle');
  });

  const waitingIds = async () => (await page()).differences.first.map((each) => each.id);
});
