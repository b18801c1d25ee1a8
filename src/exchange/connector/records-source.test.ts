import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aContext, anOrganisation, testSeal } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aTaxref } from '../../../test/nature.ts';
import type { Context } from '../../identity/index.ts';
import { sealWith } from '../../kernel/seal.ts';
import { listRecordImports, undoRecordImport } from '../../nature/index.ts';
import { declareConnector, readConnectorPage, readNow, settleDifferences, setUpConnector } from './keep-connector.ts';
import { readDueConnectors } from './read-connector.ts';
import { readRecordsSettings } from './records-source.ts';
import { understandExport } from './understand-records.ts';

const outside = { innerHosts: ['127.0.0.1'], seal: testSeal };

describeAloneOnEachEngine('a followed export of GeoNature', (database) => {
  let server: Server;
  let address: string;
  let rows: Record<string, unknown>[];
  let asked: string[];
  let coordinator: Context;
  let organisationId: string;
  let datasetId: string;

  beforeAll(async () => {
    await aTaxref(database().db);
    server = createServer(({ url = '' }, reply) => {
      asked.push(url);
      const { pathname, searchParams } = new URL(url, 'http://geonature');
      if (pathname !== '/exports/api/12/secret') return reply.writeHead(403).end();
      const [limit, page] = [Math.min(1000, Number(searchParams.get('limit'))), Number(searchParams.get('offset'))];
      const features = rows.slice(page * limit, (page + 1) * limit).map((properties, at) => ({
        ...{ type: 'Feature', properties },
        geometry: { type: 'Point', coordinates: [2 + (page * limit + at) / 10_000, 50.53] },
      }));
      const items = { type: 'FeatureCollection', features };
      const counts = { total: rows.length, total_filtered: rows.length, page, limit };
      reply.end(JSON.stringify({ ...counts, items, license: { name: 'LO 2.0', href: '' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/exports/api/12`;
  });
  afterAll(() => void server.close());

  beforeEach(async () => {
    asked = [];
    const place = await anOrganisation(database().db);
    coordinator = await aContext(database().db, 'coordinator', place);
    organisationId = place.organisation.id;
    datasetId = (await aDataset(database().db, place)).id;
    rows = [1, 2, 3].map(aRow);
  });

  /** A row of `v_synthese_sinp`, as the export module gives it. */
  const aRow = (number: number) => ({
    id_synthese: number,
    id_sinp: `${organisationId.slice(0, 24)}${String(number).padStart(12, '0')}`,
    cd_nom: 2895,
    nom_cite: 'Épervier',
    date_debut: '2020-06-12 00:00:00',
    date_fin: '2020-06-12 00:00:00',
    observateurs: 'Petit Anne (CPIE)',
    nombre_min: 1,
    nombre_max: 1,
    comment_occurrence: null,
  });

  async function follow(token = 'secret'): Promise<string> {
    const declared = { organisationId, kind: 'records' as const, name: 'GeoNature', rhythm: 'daily' as const };
    const id = await declareConnector(coordinator, { ...declared, address, settings: { token } }, outside);
    const { read } = await understandExport(coordinator, id, outside);
    if (read) await setUpConnector(coordinator, id, { mapping: read.mapping, datasetId });
    return id;
  }

  const later = (minutes: number): Context => {
    const now = new Date(coordinator.effects.now().getTime() + minutes * 60_000);
    return { ...coordinator, effects: { ...coordinator.effects, now: () => now } };
  };
  const read = async (id: string, context = coordinator) => {
    await readNow(context, id, outside);
    const { runs, differences, gone } = await readConnectorPage(coordinator, id);
    return { run: runs[0], waiting: differences.first, gone };
  };
  const settle = async (id: string, choice: 'ours' | 'theirs') => {
    const { differences } = await readConnectorPage(coordinator, id);
    await settleDifferences(coordinator, id, { ids: differences.first.map((each) => each.id), choice });
  };
  const records = () =>
    database()
      .db.selectFrom('record')
      .select(['id', 'countMin', 'comment', 'version'])
      .where('datasetId', '=', datasetId)
      .orderBy('id')
      .execute();

  test('records enter as an import that can be undone, and are looked at again only when they say something else', async () => {
    rows.push({ ...aRow(0), id_sinp: 'pas un identifiant' }, { ...aRow(0), id_sinp: null });
    const id = await follow();

    const [first, again] = [await read(id), await read(id)];

    expect(first.run).toMatchObject({ rows: 5, inserted: 3, same: 0, waiting: 0, refused: 2 });
    expect(again.run).toMatchObject({ rows: 5, inserted: 0, same: 3, waiting: 0, refused: 2 });
    const imports = await listRecordImports(database().db, [organisationId]);
    expect(imports).toMatchObject([{ filename: 'GeoNature', rowCount: 3 }]);
    await undoRecordImport(later(1), { batchId: imports[0]?.id ?? '' });
    expect(await records()).toEqual([]);
    const left = await read(id);
    expect(left.run).toMatchObject({ outcome: 'unchanged', rows: 0, inserted: 0 });
    expect(left.run?.sentence).toContain('a été annulé');
    expect(await records()).toEqual([]);
  });

  test('a record that was undone comes again once its own row changes, or is understood otherwise', async () => {
    const id = await follow();
    await read(id);
    const [imported] = await listRecordImports(database().db, [organisationId]);
    await undoRecordImport(later(1), { batchId: imported?.id ?? '' });
    rows.push(aRow(4));

    const other = await read(id, later(2));
    rows = rows.map((row) => (row.id_synthese === 1 ? { ...row, nombre_min: 2, nombre_max: 2 } : row));
    const changed = await read(id, later(3));

    expect(other.run).toMatchObject({ rows: 4, inserted: 1, same: 3 });
    expect(other.run?.sentence).toMatch(/3\slignes retirées chez vous n’ont pas changé et ne sont pas reprises\./);
    expect(changed.run).toMatchObject({ rows: 4, inserted: 1, same: 3 });
    expect((await records()).map(({ countMin }) => countMin)).toEqual([2, 1]);
    const { connector } = await readConnectorPage(coordinator, id);
    const { mapping } = readRecordsSettings(connector.settings);
    const { comment_occurrence, ...columns } = mapping?.columns ?? {};
    await setUpConnector(coordinator, id, { mapping: { ...mapping, columns } });
    expect((await read(id, later(4))).run).toMatchObject({ rows: 4, inserted: 2, same: 2 });
    expect((await read(id, later(5))).run).toMatchObject({ rows: 4, inserted: 0, same: 4 });
  });

  test('what is new is added; what changed waits, with both; what is taken is an import too', async () => {
    const id = await follow();
    await read(id);
    rows = [{ ...aRow(1), nombre_min: 4, nombre_max: 4 }, aRow(2), aRow(4)];

    const second = await read(id);
    const before = await records();
    await settle(id, 'theirs');
    const third = await read(id);

    expect(second.run).toMatchObject({ rows: 3, inserted: 1, same: 1, waiting: 1, refused: 0 });
    expect(second.waiting).toMatchObject([
      { label: 'Épervier, 12 juin 2020', ours: 'nombre minimal : 1 ; nombre maximal : 1' },
    ]);
    expect(second.waiting[0]?.theirs).toContain('nombre minimal : 4');
    expect(second.gone).toMatchObject([{ key: aRow(3).id_sinp }]);
    expect(before.map(({ countMin }) => countMin)).toEqual([1, 1, 1, 1]);
    expect((await records()).map(({ countMin }) => countMin)).toEqual([4, 1, 1, 1]);
    expect(third.run).toMatchObject({ rows: 3, inserted: 0, same: 3, waiting: 0 });
  });

  test('ours, once kept, stands; theirs is refused where somebody changed the record since', async () => {
    const id = await follow();
    await read(id);
    rows = rows.map((row) => ({ ...row, comment_occurrence: 'Au nid' }));
    await read(id);
    await settle(id, 'ours');
    const kept = await read(id);
    rows = rows.map((row) => ({ ...row, comment_occurrence: 'Au nid, deux jeunes' }));
    await read(id);
    await database().db.updateTable('record').set({ version: 2 }).where('datasetId', '=', datasetId).execute();

    expect(kept.run).toMatchObject({ rows: 3, same: 3, waiting: 0 });
    await expect(settle(id, 'theirs')).rejects.toThrow('a modifié une de ces données');
    expect((await records()).map(({ comment }) => comment)).toEqual(['', '', '']);
  });

  test('an export is read page after page, ordered by its identifier, with its token', async () => {
    rows = Array.from({ length: 1001 }, (_, at) => aRow(at));
    const id = await follow();
    asked = [];

    const { run } = await read(id);

    expect(run).toMatchObject({ rows: 1001, inserted: 1001 });
    expect(asked).toEqual([0, 1].map((page) => `/exports/api/12/secret?limit=1000&offset=${page}&orderby=id_sinp`));
  });

  test('its token is kept closed, and one that an older version kept open is closed at the next round', async () => {
    const { db } = database();
    const id = await follow();
    const kept = async () =>
      JSON.stringify(await db.selectFrom('connector').select('settings').where('id', '=', id).execute());
    const closed = await kept();
    await sql`update connector set settings = settings || '{"token": "secret"}' where id = ${id}`.execute(db);

    await readDueConnectors(coordinator, outside);

    expect(closed).toContain('"token":"sealed:');
    expect([closed, await kept()].filter((settings) => settings.includes('"token":"secret"'))).toEqual([]);
    expect(asked.at(-1)).toContain('/secret?');
  });

  test('a token closed with another key is told in the log of the source', async () => {
    const id = await follow();

    const run = await readNow(coordinator, id, { ...outside, seal: sealWith(() => Buffer.alloc(32, 9)) });

    expect(run).toMatchObject({ outcome: 'failed', sentence: expect.stringContaining('CARREAU_SEAL_KEY') });
  });

  test('an export that is not open to whoever has no token is told, and nothing of the token is shown', async () => {
    const id = await follow('');

    const { refusal } = await understandExport(coordinator, id, outside);

    expect(refusal).toContain('jeton');
    await expect(readNow(coordinator, id, outside)).rejects.toThrow('ses colonnes');
  });
});
