import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import type { Db } from '../src/kernel/db/index.ts';
import { searchForm } from '../src/kernel/french.ts';
import { inProject } from '../src/kernel/paths.ts';
import type { Descriptor } from '../src/nature/record/descriptor.ts';
import { type RecordInput, type RecordToWrite, recordOf } from '../src/nature/record/record.ts';

import type { SensitivityRule } from '../src/nature/sensitivity/sensitivity.rule.ts';
import { readCases } from './cases.ts';

const folder = process.env.CARREAU_NATURE ?? inProject('..', 'shared', 'data', 'nature');

/** Whether real names and records stand beside the project; they never enter it. */
export const hasNatureData = existsSync(join(folder, 'taxref-sample.csv'));

export const natureFile = (name: string): string => join(folder, name);

export const readNatureFile = (name: string): Uint8Array => readFileSync(natureFile(name));

/** A handful of taxa, as TAXREF writes them: each stands under the one before it that its line names. */
const taxa: [cdNom: number, cdRef: number, cdSup: number | null, rank: string, name: string, vernacular: string][] = [
  [349525, 349525, null, 'Dumm', 'Biota', ''],
  [183716, 183716, 349525, 'KD', 'Animalia', ''],
  [185961, 185961, 183716, 'CL', 'Aves', 'Oiseaux'],
  [2895, 2895, 185961, 'ES', 'Accipiter nisus', 'Épervier d’Europe'],
  [2898, 2895, 185961, 'ES', 'Falco nisus', ''],
  [3489, 3489, 185961, 'ES', 'Bubo bubo', 'Grand-duc d’Europe'],
  [186205, 186205, 183716, 'OR', 'Chiroptera', 'Chauves-souris'],
  [60411, 60411, 186205, 'GN', 'Myotis', ''],
  [60418, 60418, 60411, 'ES', 'Myotis myotis', 'Grand Murin'],
  [351, 351, 183716, 'ES', 'Rana temporaria', 'Grenouille rousse'],
];

/** A version of TAXREF of ten names, in use unless another one is. */
export async function aTaxref(db: Db, version = 17): Promise<void> {
  const lineageOf = (cdNom: number | null): number[] => {
    const found = taxa.find(([known]) => known === cdNom);
    return found ? [...lineageOf(found[2]), found[0]] : [];
  };
  const rows = taxa.map(([cdNom, cdRef, cdSup, rank, name, vernacular]) => ({
    ...{ version, cdNom, cdRef, cdSup, rank, name, vernacular, fullName: `${name} Auteur, 1758`, kingdom: 'Animalia' },
    ...{ search: searchForm(name), lineage: cdNom === cdRef ? lineageOf(cdNom) : null },
  }));
  const inUse = sql<boolean>`not exists (select from taxref_version where in_use)`;
  for (const table of ['taxon', 'taxon_vernacular'])
    await sql`create table if not exists ${sql.table(`${table}_v${version}`)} partition of ${sql.table(table)} for values in (${sql.lit(version)})`.execute(
      db,
    );
  await db
    .insertInto('taxrefVersion')
    .values({
      ...{ version, filename: 'essai.txt', sha256: '', nameCount: taxa.length, taxonCount: taxa.length - 1 },
      ...{ importedAt: new Date(), inUse },
    })
    .onConflict((already) => already.doNothing())
    .execute();
  await db
    .insertInto('taxon')
    .values(rows)
    .onConflict((already) => already.doNothing())
    .execute();
}

/** An acquisition framework with one dataset. */
export async function aDataset(
  db: Db,
  { organisation }: { organisation: { id: string } },
  more: { published?: boolean; name?: string } = {},
): Promise<{ id: string; frameworkId: string; organisationId: string }> {
  const organisationId = organisation.id;
  const framework = await db
    .insertInto('framework')
    .values({
      ...{ organisationId, name: 'Suivi des terrils', description: 'Suivi', territorialLevel: '6' },
      ...{ objectives: ['9'], startsOn: '2005-01-01' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const dataset = await db
    .insertInto('dataset')
    .values({
      ...{ organisationId, frameworkId: framework.id, name: 'Faune des terrils', shortName: 'Terrils' },
      ...{ objective: '6.1', licence: 'lo-2.0', ...more },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id: dataset.id, frameworkId: framework.id, organisationId };
}

/** A record of a sparrowhawk at Béthune in June 2020, but for what is said otherwise. */
export const aRecord = (dataset: { id: string }, more: Partial<RecordInput> = {}): RecordToWrite =>
  recordOf({
    datasetId: dataset.id,
    nameCited: 'Épervier d’Europe',
    cdNom: 2895,
    dateFrom: '2020-06-12',
    place: aPoint(2.64, 50.53),
    ...more,
  });

/** A place in degrees. */
export const aPoint = (longitude: number, latitude: number): RecordInput['place'] => ({
  kind: 'geometry',
  shape: { type: 'Point', coordinates: [longitude, latitude] },
});

interface SensitivityCase {
  case: string;
  record: { lineage: number[]; departement: string | null; on: string; to?: string; descriptors?: Descriptor[] };
  rules: (Partial<SensitivityRule> & { of: number; level: number; from?: number; to?: number })[];
  level: number;
}

/** What ecologists read in `sensitivity.rule.cases.yaml`, as the rule and its SQL both take it. */
export const readSensitivityCases = () =>
  readCases<SensitivityCase>(sensitivityUrl, 'sensitivity.rule.cases.yaml').map((given) => ({
    case: given.case,
    level: given.level,
    record: {
      lineage: given.record.lineage,
      departement: given.record.departement,
      dateFrom: given.record.on,
      dateTo: given.record.to ?? given.record.on,
      descriptors: given.record.descriptors ?? [],
    },
    rules: given.rules.map(({ of, from, to, ...rule }) => ({
      ...anyRule,
      ...rule,
      cdRef: of,
      dayFrom: from ?? null,
      dayTo: to ?? null,
    })),
  }));

const sensitivityUrl = pathToFileURL(inProject('src/nature/sensitivity/x')).href;
const anyRule = { departement: null, years: null, biologicalStatus: null, behaviour: null, lifeStage: null };
