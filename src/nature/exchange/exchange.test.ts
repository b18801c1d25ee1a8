import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { aDataset, aRecord, aTaxref } from '../../../test/nature.ts';
import { type Secret, sensitiveRecords, someSensitivityRules } from '../../../test/sensitive-records.ts';
import type { Context } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { inProject } from '../../kernel/paths.ts';
import {
  dropExchangeFile,
  openFile,
  readExchange,
  readRegister,
  sendChanges,
  sendRecords,
  startFile,
} from '../index.ts';
import { insertRecords } from '../record/record.sql.ts';
import { countSelection } from './count-selection.ts';
import type { Audience, ExchangeFormat } from './exchange.ts';
import { readSelection } from './read-selection.ts';

const [xmllint, ogrinfo] = ['/usr/bin/xmllint', '/usr/bin/ogrinfo'];
const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

describeAloneOnEachEngine('exchanges of records', (database) => {
  let context: Context;
  let dataset: Awaited<ReturnType<typeof aDataset>>;
  let secrets: Secret[];
  beforeAll(async () => {
    const { db } = database();
    await aTaxref(db);
    await someSensitivityRules(db);
    const place = await anOrganisation(db);
    context = await aContext(db, 'coordinator', place);
    dataset = await aDataset(db, place, { published: true, name: 'Faune & flore' });
    secrets = await sensitiveRecords(db, dataset);
  });

  const asked = (audience: Audience, format: ExchangeFormat) => ({
    ...{
      organisationId: dataset.organisationId,
      body: 'ONF',
      person: 'Ada',
      email: 'ada@example.org',
      audience,
      format,
    },
    ...{ askedOn: '2021-01-20', subject: 'État des connaissances', clause: 'agreement' as const },
    ...{ clauseReference: 'Convention 2020-04', selection: { datasetId: dataset.id } },
  });

  /** The files of a sending, unpacked. */
  async function sent(audience: Audience, format: ExchangeFormat): Promise<Record<string, Uint8Array>> {
    const { id } = await sendRecords(context, asked(audience, format));
    await startFile(context, dataFolder, id);
    return unpacked(id);
  }
  async function unpacked(id: string): Promise<Record<string, Uint8Array>> {
    const { content } = await openFile(context, dataFolder, id);
    return unzipSync(new Uint8Array(await new Response(content).arrayBuffer()));
  }
  const text = (files: Record<string, Uint8Array>, name: string) => strFromU8(files[name] ?? new Uint8Array());
  const rowsOf = (content: string, delimiter: string): Record<string, string>[] =>
    parse(content, { columns: true, bom: true, delimiter, quote: delimiter === '\t' ? null : '"' });

  describe('a Darwin Core Archive', () => {
    let files: Record<string, Uint8Array>;
    beforeAll(async () => {
      files = await sent('public', 'dwca');
    });

    test.runIf(existsSync(xmllint))('has a metafile and an EML that the published rules accept', () => {
      expect(validate(files, 'meta.xml', 'darwin-core-text.rng')).toMatch(/meta\.xml validates/);
      expect(validate(files, 'eml.xml', 'eml-gbif.rng')).toMatch(/eml\.xml validates/);
    });

    test('has every term that GBIF requires, in the words it knows', () => {
      const rows = rowsOf(text(files, 'occurrence.txt'), '\t');

      expect(rows).toHaveLength(4);
      expect(new Set(rows.map(({ occurrenceID }) => occurrenceID)).size).toBe(4);
      for (const row of rows) {
        expect(row).toMatchObject({
          basisOfRecord: 'HumanObservation',
          occurrenceStatus: 'present',
          countryCode: 'FR',
        });
        expect(row.eventDate).toMatch(/^2020-06-12/);
        expect(row.scientificName).toMatch(/ Auteur, 1758$/);
        expect(row.license).toBe('http://creativecommons.org/licenses/by/4.0/legalcode');
      }
      expect([...new Set(rows.map((row) => row.geodeticDatum))].sort()).toEqual(['', 'EPSG:4326']);
    });

    test('says how far what is sensitive was generalised, and what is withheld', () => {
      const [exact, , mesh, departement] = secrets.map(({ id }) =>
        rowsOf(text(files, 'occurrence.txt'), '\t').find((row) => row.occurrenceID === id),
      );

      expect(exact).toMatchObject({
        coordinateUncertaintyInMeters: '7',
        dataGeneralizations: '',
        informationWithheld: '',
      });
      expect(mesh).toMatchObject({ coordinateUncertaintyInMeters: '7072', locality: '', recordedBy: '' });
      expect(mesh?.dataGeneralizations).toContain('maille de 10 km');
      expect(mesh?.informationWithheld).toContain('niveau 2');
      expect(departement).toMatchObject({ decimalLatitude: '', geodeticDatum: '', coordinateUncertaintyInMeters: '' });
    });

    test('tells each descriptor as facts of its record', () => {
      const facts = rowsOf(text(files, 'measurementorfact.txt'), '\t');

      expect(facts.filter(({ measurementType }) => measurementType === 'Sexe')).toHaveLength(4);
      expect(facts[0]).toMatchObject({ measurementType: 'Dénombrement minimal', measurementUnit: 'Individu' });
    });
  });

  test('a DEE has the code of each nomenclature and its label, and exact places with their sensitivity', async () => {
    const files = await sent('national', 'dee');
    const rows = rowsOf(text(files, 'sujets.csv'), ';');
    const mesh = rows.find(({ idSINPOccTax }) => idSINPOccTax === secrets[2]?.id);

    expect(rows).toHaveLength(4);
    expect(mesh).toMatchObject({
      ...{ statutObservation: 'Pr', statutObservationLibelle: 'Présent', occSexe: '3', occSexeLibelle: 'Mâle' },
      ...{ sensiNiveau: '2', sensiNiveauLibelle: 'Sensible - Diffusion à la maille 10km', dEEFloutage: 'NON' },
      ...{ typeInfoGeo: '1', systemeReference: 'EPSG:4326', nomLieu: secrets[2]?.words.place, precisionGeometrie: '7' },
      ...{ denombrementMin: '2', denombrementMax: '3', objetDenombrement: 'IND', cdNom: '3489' },
      ...{ orgTransformation: mesh?.organismeGestionnaireDonnee, refHabitat: '', methodeRegroupement: '' },
    });
    expect(mesh?.geometrie).toMatch(/^POINT\(2\.4\d+ 50\.4\d+\)$/);
    expect(text(files, 'descriptifs.csv')).toContain(`${secrets[2]?.id};1;2;3;IND`);
  });

  test('a CSV has a schema of each of its columns, and a manifest the hash of each file', async () => {
    const files = await sent('public', 'csv');
    const header = Object.keys(rowsOf(text(files, 'donnees.csv'), ';')[0] ?? {});
    const { fields } = JSON.parse(text(files, 'schema.json'));
    const manifest = JSON.parse(text(files, 'manifeste.json'));

    expect(fields.map(({ name }: { name: string }) => name)).toEqual(header);
    expect(manifest).toMatchObject({ donnees: 4, cercle: 'Tout public', donneesGenerees: false });
    for (const { nom, sha256 } of manifest.fichiers)
      expect(
        createHash('sha256')
          .update(files[nom] ?? '')
          .digest('hex'),
      ).toBe(sha256);
  });

  test.runIf(existsSync(ogrinfo))('GDAL finds every record in a GeoPackage and in a GeoJSON', async () => {
    const [layers, features] = [await sent('partner', 'gpkg'), await sent('partner', 'geojson')];

    const packed = gdal(layers, 'donnees.gpkg');
    const flat = gdal(features, 'donnees.geojson');

    expect(packed).toMatch(/Layer name: donnees[\s\S]*Feature Count: 4[\s\S]*Lambert-93/);
    expect(flat).toMatch(/Feature Count: 4/);
    expect(packed + flat).not.toMatch(/warning|error/i);
  });

  test('a sending is a line of the register, with the hash of its file, which can be fetched again', async () => {
    const { id } = await sendRecords(context, asked('public', 'csv'));
    await startFile(context, dataFolder, id);
    const exchange = await readExchange(context, id);
    const { content, filename } = await openFile(context, dataFolder, id);
    const bytes = Buffer.from(await new Response(content).arrayBuffer());

    expect(exchange).toMatchObject({ state: 'ready', rowCount: 4, taxonCount: 4, faunaCount: 4, floraCount: 0 });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(exchange.sha256);
    expect(filename).toBe('2021-02-01-onf-csv.zip');
    expect((await readRegister(context, {})).exchanges.map((line) => line.id)).toContain(id);
    expect(await dropExchangeFile(context, dataFolder, id)).toBe('kept');
    await expect(openFile(context, dataFolder, id)).rejects.toMatchObject({ kind: 'missing' });
    expect(await readExchange(context, id)).toMatchObject({ sha256: exchange.sha256, file: null });
  });

  test('a clause that opens less, and a selection of nothing, are refused and leave no line', async () => {
    const before = (await readRegister(context, {})).exchanges.length;
    const licence = { ...asked('national', 'dee'), clause: 'licence' as const };
    const empty = { ...asked('public', 'csv'), selection: { datasetId: crypto.randomUUID() } };

    await expect(sendRecords(context, licence)).rejects.toMatchObject({ code: 'clause_opens_less' });
    await expect(sendRecords(context, empty)).rejects.toMatchObject({ code: 'nothing_to_send' });
    expect((await readRegister(context, {})).exchanges).toHaveLength(before);
  });

  test('what is typed narrows the search it comes from; a search that cannot be read is refused', async () => {
    const typed = { ...{ search: '', datasetId: dataset.id, from: '', to: '' }, taxa: '', sites: '' };
    const count = async (search: string, taxa = '') => {
      const selection = await readSelection(context, dataset.organisationId, { ...typed, search, taxa });
      return (await countSelection(context, { ...asked('national', 'csv'), selection })).rows;
    };
    const [owls, hawks] = [await count('taxon=3489'), await count('', '2895')];

    expect([owls > 0, hawks > 0]).toEqual([true, true]);
    expect(await count('taxon=3489', '3489')).toBe(owls);
    expect(await count('taxon=3489', '2895')).toBe(0);
    await expect(count('departement=62&saison-du=hiver')).rejects.toMatchObject({ code: 'unread_in_selection' });
  });

  test('a file for all tells no position of a record known by a protected place; one for a partner does', async () => {
    const { db } = database();
    const own = await aDataset(db, { organisation: { id: dataset.organisationId } }, { published: true });
    const siteId = await aMark(db, { organisationId: dataset.organisationId, vulnerable: true });
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() };
    await db
      .transaction()
      .execute((tx) => insertRecords(tx, entry, [aRecord(own, { cdNom: 60411, place: { kind: 'site', siteId } })]));
    const rowFor = async (audience: Audience) => {
      const { id } = await sendRecords(context, { ...asked(audience, 'csv'), selection: { datasetId: own.id } });
      await startFile(context, dataFolder, id);
      const [row] = rowsOf(text(await unpacked(id), 'donnees.csv'), ';');
      return [row?.site, row?.longitude, row?.lieu_donne];
    };

    expect(await rowFor('public')).toEqual(['', '', 'département']);
    expect(await rowFor('partner')).toEqual(['Terril', expect.stringMatching(/^2/), 'site']);
  });

  test('the next transmission holds what is new, changed and withdrawn, and nothing else', async () => {
    const { db } = database();
    const own = await aDataset(db, { organisation: { id: dataset.organisationId } });
    const entry = {
      organisationId: dataset.organisationId,
      batchId: null,
      createdBy: null,
      at: new Date('2021-01-01'),
    };
    const records = [1, 2, 3, 4].map(() => aRecord(own, { cdNom: 60411 }));
    const [same, changed, deleted, secret] = records.map(({ id }) => id);
    const write = (list: typeof records) => db.transaction().execute((tx) => insertRecords(tx, entry, list));
    await write(records);
    const first = await sendRecords(context, {
      ...{ ...asked('national', 'csv'), kind: 'transmission', selection: { datasetId: own.id } },
    });
    await startFile(context, dataFolder, first.id);
    await expect(sendChanges(context, first)).rejects.toMatchObject({ code: 'nothing_changed_since' });
    const added = aRecord(own, { cdNom: 60411 });
    await write([added]);
    const touch = (id = '') => db.updateTable('record').where('id', '=', id);
    await touch(changed)
      .set({ comment: 'Relu', changedAt: new Date('2021-01-31') })
      .execute();
    await touch(secret).set({ sensitivity: 4 }).execute();
    await db
      .deleteFrom('record')
      .where('id', '=', deleted ?? '')
      .execute();

    const second = await sendChanges(context, first);
    await startFile(context, dataFolder, second.id);
    const files = await unpacked(second.id);
    const ids = rowsOf(text(files, 'donnees.csv'), ';').map(({ id }) => id);

    expect(ids.sort()).toEqual([added.id, changed].sort());
    expect(text(files, 'retraits.csv').trim().split('\r\n').slice(1).sort()).toEqual([deleted, secret].sort());
    expect(ids).not.toContain(same);
    expect(await readExchange(context, second.id)).toMatchObject({ addedCount: 1, changedCount: 1, withdrawnCount: 2 });
    await expect(sendChanges(context, second)).rejects.toMatchObject({ code: 'nothing_changed_since' });
  });

  test('a transmission whose place is no longer shown is refused, and withdraws nothing', async () => {
    const { db } = database();
    const own = await aDataset(db, { organisation: { id: dataset.organisationId } });
    const { organisation } = await anOrganisation(db);
    const siteId = await aMark(db, { organisationId: organisation.id });
    const entry = { organisationId: dataset.organisationId, batchId: null, createdBy: null, at: new Date() };
    const there = aRecord(own, { place: { kind: 'site', siteId } });
    await db.transaction().execute((tx) => insertRecords(tx, entry, [there]));
    const first = await sendRecords(context, {
      ...{ ...asked('national', 'csv'), kind: 'transmission', selection: { datasetId: own.id, sites: [siteId] } },
    });
    await startFile(context, dataFolder, first.id);
    const before = (await readRegister(context, {})).exchanges.length;

    await db.updateTable('site').set({ published: false }).where('id', '=', siteId).execute();

    await expect(sendChanges(context, first)).rejects.toMatchObject({ code: 'unseen_in_selection' });
    expect((await readRegister(context, {})).exchanges).toHaveLength(before);
  });
});

/** A published place that is a point. */
async function aMark(db: Db, more: { organisationId: string; vulnerable?: boolean }): Promise<string> {
  const { id } = await db
    .insertInto('site')
    .values({
      ...{ kind: 'terril', level: 'element', name: 'Terril', search: 'terril', published: true, ...more },
      mark: sql`ST_SetSRID(ST_MakePoint(685000, 7037000), 2154)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const inFile = <Said>(files: Record<string, Uint8Array>, name: string, read: (path: string) => Said): Said => {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
  try {
    writeFileSync(join(folder, name), files[name] ?? '');
    return read(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const validate = (files: Record<string, Uint8Array>, name: string, schema: string): string =>
  inFile(files, name, (path) =>
    execFileSync(
      'sh',
      ['-c', `${xmllint} --noout --relaxng "$0" "$1" 2>&1 || true`, inProject('test/schemas', schema), path],
      {
        encoding: 'utf8',
      },
    ),
  );

const gdal = (files: Record<string, Uint8Array>, name: string): string =>
  inFile(files, name, (path) => execFileSync(ogrinfo, ['-al', '-so', path], { encoding: 'utf8' }));
