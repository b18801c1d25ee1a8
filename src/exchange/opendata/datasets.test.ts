import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, expect, test } from 'vitest';
import { testEffects } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aTaxref } from '../../../test/nature.ts';
import { openAndKept } from '../../../test/open-rows.ts';
import { tableErrors } from '../../../test/table-schema.ts';
import { tellPrimary } from '../../kernel/db/primary-of.ts';
import { answerFile } from './answer-file.ts';
import type { Column } from './dataset.ts';
import { datasets, findDataset } from './datasets.ts';
import { licenceOf } from './licence-of.ts';
import { publishedPages, readPublishedPage } from './published-rows.sql.ts';
import { lookThrough, readVersion } from './read-version.ts';
import { findVersion } from './version.sql.ts';

const ogrinfo = '/usr/bin/ogrinfo';

describeAloneOnEachEngine('open datasets', (database) => {
  let here: Awaited<ReturnType<typeof openAndKept>>;
  let there: Awaited<ReturnType<typeof openAndKept>>;

  beforeAll(async () => {
    await aTaxref(database().db);
    here = await openAndKept(database().db);
    there = await openAndKept(database().db);
  });

  const world = () => ({ db: database().db, effects: testEffects, origin: 'https://carreau.example' });
  const asked = (file: string, headers: Record<string, string> = {}) =>
    answerFile(world(), file, new Request(`https://carreau.example/donnees-ouvertes/${file}`, { headers }));
  const text = async (file: string) => (await asked(file)).text();

  test.each(datasets)('$name gives what two organisations opened and nothing that they keep', async ({ name }) => {
    const files = [await text(`${name}.csv`), await text(`${name}.json`)].join('\n');

    expect(files).toContain(here.words.open);
    expect(files).toContain(there.words.open);
    expect(files).not.toContain('Retenu');
  });

  test.each(datasets)('the CSV of $name is valid by its Table Schema', async ({ name }) => {
    const schema = await (await asked(`${name}.schema.json`)).json();
    const csv = await text(`${name}.csv`);

    expect(tableErrors(schema, csv)).toEqual([]);
    expect(csv.split('\r\n').length).toBeGreaterThan(2);
  });

  test.each(datasets)('the JSON of $name says what its CSV says', async ({ name, columns, placed }) => {
    const rows = JSON.parse(await text(`${name}.json`)) as Record<string, unknown>[];

    const names = columns.map((column) => column.name);
    expect(Object.keys(rows[0] ?? {})).toEqual(placed ? [...names, 'geometrie'] : names);
    expect(rows.length).toBe((await text(`${name}.csv`)).trimEnd().split('\r\n').length - 1);
  });

  test.each(datasets.filter(({ large }) => large))(
    'the Parquet of $name says what its JSON says',
    async ({ name, columns, placed }) => {
      const file = await (await asked(`${name}.parquet`)).arrayBuffer();

      const rows = await parquetReadObjects({ file });

      const told = JSON.parse(await text(`${name}.json`)) as Record<string, unknown>[];
      const names = columns.map((column) => column.name);
      expect(Object.keys(rows[0] ?? {})).toEqual(placed ? [...names, 'geometrie'] : names);
      expect(rows.map(inJson(columns))).toEqual(told.map(({ geometrie, ...row }) => row));
      expect(rows.map(({ geometrie }) => hasPlace(geometrie))).toEqual(
        told.map(({ geometrie }) => hasPlace(geometrie)),
      );
    },
  );

  test('a decimal is written with the digits that it has', async () => {
    expect(await text('valeurs.json')).toContain('"valeur":3.20');
    expect(await text('valeurs.csv')).toContain(',3.20,hectares,');
  });

  test('what is vulnerable has no place, nor has a record that is known by it', async () => {
    const placed = datasets.filter(({ placed: isPlaced }) => isPlaced);
    const rows = await Promise.all(
      placed.map(async ({ name }) => JSON.parse(await text(`${name}.json`)) as Record<string, unknown>[]),
    );
    const vulnerable = rows.flat().filter((row) => JSON.stringify(row).includes('vulnérable"'));

    expect(vulnerable).toHaveLength(6);
    expect(vulnerable.map(({ longitude, latitude, geometrie }) => [longitude, latitude, geometrie])).toEqual(
      vulnerable.map(() => [null, null, null]),
    );
    expect(vulnerable.flatMap(({ commune_insee, maille }) => [commune_insee ?? null, maille ?? null])).toEqual(
      vulnerable.flatMap(() => [null, null]),
    );
  });

  test('made-up rows say so', async () => {
    const all = await Promise.all(['etats', 'observations-nature'].map((name) => text(`${name}.json`)));

    expect(all.map((json) => JSON.parse(json).every(({ fictif }: { fictif: boolean }) => fictif))).toEqual([
      true,
      true,
    ]);
  });

  test('pages follow one another without a row twice or left out', async () => {
    for (const dataset of datasets) {
      const whole = [];
      for await (const rows of publishedPages(database().db, dataset, 'none')) whole.push(...rows);
      const byOne = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await readPublishedPage(database().db, dataset, { after, limit: 1 });
        byOne.push(...page.rows);
        after = page.next;
      }

      expect(byOne).toEqual(whole);
    }
  });

  test('a file that was not changed is not sent again; once it is, its version follows', async () => {
    const first = await asked('plans.csv');
    const etag = first.headers.get('etag') ?? '';
    const again = await asked('plans.csv', { 'if-none-match': etag });
    await database().db.updateTable('plan').set({ summary: 'Changé' }).where('title', '=', here.words.open).execute();
    const later = await asked('plans.csv', { 'if-none-match': etag });

    expect([first.status, again.status, later.status]).toEqual([200, 304, 200]);
    expect([etag[1], later.headers.get('etag')?.[1]]).toEqual(['1', '2']);
  });

  test('rows that a replica read late make no version: the primary’s do', async (context) => {
    context.skip(database().engine === 'embedded', 'no replica');
    const dataset = findDataset('plans');
    const { db } = database();
    const before = await readVersion(world(), dataset);
    const write = (summary: string) =>
      db.updateTable('plan').set({ summary }).where('title', '=', here.words.open).execute();
    await write('Lu en retard');

    // As a replica that stands still: it sees what was there as it began.
    const late = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        tellPrimary(tx, db);
        await findVersion(tx, dataset.name);
        await write('Le plus récent');
        return readVersion({ ...world(), db: tx }, dataset);
      });

    expect(late).toBeUndefined();
    await expect.poll(() => findVersion(db, dataset.name)).toMatchObject({ version: (before?.version ?? 0) + 1 });
    expect(await readVersion(world(), dataset)).toEqual(await findVersion(db, dataset.name));
  });

  test('a large dataset is always sent; its version and its facts are those of its last reading', async () => {
    const dataset = datasets.find(({ name }) => name === 'valeurs');
    if (!dataset) throw new Error('there are values');

    const version = await lookThrough(world(), dataset);

    expect((await asked('valeurs.csv')).headers.has('etag')).toBe(false);
    expect(version).toMatchObject({ version: 1, rowCount: 4, facts: { days: ['2019-01-01', '2019-12-31'] } });
    expect(await readVersion(world(), dataset)).toEqual(version);
    await database().db.updateTable('indicator').set({ formula: '1' }).where('formula', 'like', '%*%').execute();
    expect(await lookThrough(world(), dataset)).toMatchObject({ version: 2, rowCount: 2 });
  });

  test.runIf(existsSync(ogrinfo))('GDAL opens the GeoPackage and the CSV, where it is installed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
    try {
      const [gpkg, csv] = [join(folder, 'sites.gpkg'), join(folder, 'sites.csv')];
      writeFileSync(gpkg, new Uint8Array(await (await asked('sites.gpkg')).arrayBuffer()));
      writeFileSync(csv, await text('sites.csv'));
      const told = [gpkg, csv].map((file) => execFileSync(ogrinfo, ['-so', '-al', file], { encoding: 'utf8' }));

      expect(told[0]).toMatch(/Layer name: sites\n[\s\S]*Feature Count: 4\n[\s\S]*Lambert-93[\s\S]*communes: String/);
      expect(told[1]).toMatch(/Feature Count: 4\n[\s\S]*attributs: String/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('each row is under the licence that its organisation chose, a record under that of its own dataset', async () => {
    const { db } = database();
    await db
      .updateTable('organisation')
      .set({ openLicence: 'odbl-1.0' })
      .where('id', '=', there.organisation.id)
      .execute();
    for (const { name } of datasets) {
      const rows = JSON.parse(await text(`${name}.json`)) as { licence: string }[];
      const licencesOf = (words: string) =>
        new Set(rows.filter((row) => JSON.stringify(row).includes(words)).map(({ licence }) => licence));
      expect(licencesOf(here.words.open)).toEqual(new Set(['Licence Ouverte 2.0']));
      expect(licencesOf(there.words.open)).toEqual(
        new Set([name === 'observations-nature' ? 'Licence Ouverte 2.0' : 'ODbL 1.0']),
      );
    }
    const version = await readVersion(world(), findDataset('plans'));
    expect([version?.facts.licences, licenceOf(version)]).toEqual([['Licence Ouverte 2.0', 'ODbL 1.0'], undefined]);
    await db.updateTable('organisation').set({ openLicence: 'lo-2.0' }).execute();
    expect(licenceOf(await readVersion(world(), findDataset('plans')))?.label).toBe('Licence Ouverte 2.0');
  });

  test('a file or a format that is not there is told', async () => {
    await expect(asked('rien.csv')).rejects.toThrow('Ce jeu de données');
    await expect(asked('plans.gpkg')).rejects.toThrow('Ce format de fichier');
  });
});

const hasPlace = (shape: unknown) => shape !== null && shape !== undefined;

/** A row of Parquet as JSON writes its days and instants. */
const inJson = (columns: readonly Column[]) => (row: Record<string, unknown>) =>
  Object.fromEntries(
    columns.map(({ name, type }) => {
      const value = row[name];
      if (!(value instanceof Date)) return [name, value ?? null];
      return [name, type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString().replace('.000Z', 'Z')];
    }),
  );
