import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeoPackageSystem } from '../../kernel/geopackage.ts';
import { sha256Of } from '../../kernel/hash-file.ts';
import type { ZipEntry } from '../../kernel/zip-file.ts';
import { factsOf, factTerms, occurrenceTerms } from './darwin-core.ts';
import { dataColumns } from './data-columns.ts';
import { deeColumns, descriptorColumns, descriptorNames } from './dee-columns.ts';
import { audiences, type ExchangeFormat, formats } from './exchange.ts';
import { LineFile, semicolons, spreadsheet, tabbed } from './line-file.ts';
import type { Sending } from './sent-row.ts';
import { writeEml } from './write-eml.ts';
import { writeDataGeoJson } from './write-geojson.ts';
import { writeDataGeoPackage } from './write-geopackage.ts';
import { factFile, occurrenceFile, writeMeta } from './write-meta.ts';

/** Writes what a format is made of into a folder, a page of records at a time; returns the entries of its archive. */
export async function writeFiles(
  sending: Sending,
  format: ExchangeFormat,
  folder: string,
  systems: GeoPackageSystem[],
): Promise<ZipEntry[]> {
  const inFolder = (name: string): ZipEntry => ({ name, path: join(folder, name) });
  const files = await written[format](sending, inFolder, systems);
  const withdrawn = sending.counts.withdrawn > 0 ? [await writeWithdrawn(sending, inFolder)] : [];
  const entries = [...files, ...withdrawn];
  const manifest = inFolder('manifeste.json');
  await writeFile(manifest.path, await manifestOf(sending, format, entries));
  return [...entries, manifest];
}

type Writer = (
  sending: Sending,
  inFolder: (name: string) => ZipEntry,
  systems: GeoPackageSystem[],
) => Promise<ZipEntry[]>;

const written: Record<ExchangeFormat, Writer> = {
  dwca: async (sending, inFolder) => {
    const [meta, eml] = [inFolder('meta.xml'), inFolder('eml.xml')];
    await writeFile(meta.path, writeMeta());
    await writeFile(eml.path, writeEml(sending));
    const [core, facts] = [inFolder(occurrenceFile), inFolder(factFile)];
    const occurrences = await LineFile.create(core.path, tabbed, tabbed(occurrenceTerms.map(({ name }) => name)));
    const header = tabbed(['occurrenceID', ...factTerms.map(({ name }) => name)]);
    const measured = await LineFile.create(facts.path, tabbed, header);
    await closing([occurrences, measured], async () => {
      for await (const rows of sending.rows('wkt')) {
        await occurrences.add(rows.map((row) => occurrenceTerms.map(({ of }) => of(row))));
        await measured.add(rows.flatMap(factsOf));
      }
    });
    return [meta, eml, core, facts];
  },
  dee: async (sending, inFolder) => {
    const [subjects, descriptors] = [inFolder('sujets.csv'), inFolder('descriptifs.csv')];
    const table = await LineFile.create(subjects.path, semicolons, semicolons(deeColumns.map(({ name }) => name)));
    const header = semicolons(['idSINPOccTax', 'rang', ...descriptorColumns.map((name) => descriptorNames[name])]);
    const described = await LineFile.create(descriptors.path, semicolons, header);
    await closing([table, described], async () => {
      for await (const rows of sending.rows('wkt')) {
        await table.add(rows.map((row) => deeColumns.map(({ of }) => of(row, sending))));
        await described.add(
          rows.flatMap(({ id, descriptors: all }) =>
            all.map((descriptor, at) => [id, at + 1, ...descriptorColumns.map((name) => descriptor[name] ?? null)]),
          ),
        );
      }
    });
    return [subjects, descriptors];
  },
  csv: async (sending, inFolder) => {
    const [data, schema] = [inFolder('donnees.csv'), inFolder('schema.json')];
    const header = `\ufeff${spreadsheet(dataColumns.map(({ name }) => name))}`;
    const table = await LineFile.create(data.path, spreadsheet, header);
    await closing([table], async () => {
      for await (const rows of sending.rows('wkt'))
        await table.add(rows.map((row) => dataColumns.map(({ of }) => of(row))));
    });
    await writeFile(schema.path, tableSchema());
    return [data, schema];
  },
  geojson: async (sending, inFolder) => {
    const file = inFolder('donnees.geojson');
    await writeDataGeoJson(file.path, sending);
    return [file];
  },
  gpkg: async (sending, inFolder, systems) => {
    const file = inFolder('donnees.gpkg');
    await writeDataGeoPackage(file.path, sending, systems);
    return [file];
  },
};

async function closing(files: LineFile[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

/** Table Schema (Frictionless): what each column holds. */
const tableSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
      name: 'donnees-naturalistes',
      fields: dataColumns.map(({ name, type, title }) => ({
        name,
        type,
        title,
        ...(type === 'time' && { format: '%H:%M:%S' }),
        ...(name === 'id' && { constraints: { required: true, unique: true } }),
      })),
      primaryKey: 'id',
      missingValues: [''],
    },
    null,
    2,
  )}\n`;

/** What the recipient must no longer keep: deleted, no longer given, or become too sensitive. */
async function writeWithdrawn(sending: Sending, inFolder: (name: string) => ZipEntry): Promise<ZipEntry> {
  const entry = inFolder('retraits.csv');
  const file = await LineFile.create(entry.path, semicolons, semicolons(['idSINPOccTax']));
  await closing([file], async () => {
    for await (const ids of sending.withdrawn()) await file.add(ids.map((id) => [id]));
  });
  return entry;
}

async function manifestOf(sending: Sending, format: ExchangeFormat, entries: ZipEntry[]): Promise<string> {
  const { counts } = sending;
  const files = await Promise.all(
    entries.map(async ({ name, path }) => ({
      nom: name,
      octets: (await stat(path)).size,
      sha256: await sha256Of(path),
    })),
  );
  const manifest = {
    echange: sending.id,
    objet: sending.subject,
    destinataire: sending.body,
    producteur: sending.organisation.name,
    fait: sending.at,
    cercle: audiences[sending.audience].label,
    format: formats[format].label,
    donnees: counts.rows,
    taxons: counts.taxa,
    nouvelles: counts.added,
    modifiees: counts.changed,
    retirees: counts.withdrawn,
    donneesGenerees: counts.generated,
    fichiers: files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
