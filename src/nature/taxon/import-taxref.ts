import { basename } from 'node:path';
import { authorise, type Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { searchForm } from '../../kernel/french.ts';
import { sha256Of } from '../../kernel/hash-file.ts';
import { bytesOf, linesOf } from './archive.ts';
import { lineageOf, type Survey, surveyTaxref, taxrefEntry } from './survey-taxref.ts';
import {
  attachParts,
  createParts,
  findChanges,
  insertNames,
  insertVernaculars,
  insertVersion,
  listTaxrefVersions,
  putInUse,
} from './taxref.sql.ts';
import { rowOf, vernacularsOf } from './taxref-columns.ts';

export interface TaxrefFile {
  path: string;
  /** Read from the name of the file where it is not said. */
  version?: number | undefined;
  releasedOn: string | null;
}

export interface TaxrefImport {
  version: number;
  names: number;
  taxa: number;
  findings: Finding[];
  /** The version that records are resolved by; another one than this, until somebody changes it. */
  inUse: number;
}

/**
 * Brings in a version of TAXREF from its published archive, whole or not at all, beside those that are there. The first is
 * in use at once; of a later one what it changes is kept for people to decide, and no record is touched.
 */
export async function importTaxref(
  context: Context,
  file: TaxrefFile,
  progress: (done: number, step: string) => void = () => {},
): Promise<TaxrefImport> {
  authorise(context.actor, 'reference.load', { organisationId: '' });
  const version = file.version ?? versionIn(basename(file.path));
  const known = await listTaxrefVersions(context.db);
  if (known.some((one) => one.version === version)) throw versionKnown(version);
  progress(0, 'Lecture');
  const survey = await surveyTaxref(file.path);
  if (survey.lacking.length > 0) throw noTaxref(survey.lacking);
  const { names, taxa, findings } = survey;
  const former = known.find(({ inUse }) => inUse)?.version;
  if (findings.length > 0) return { version, names: 0, taxa: 0, findings, inUse: former ?? version };
  const sha256 = await sha256Of(file.path);
  await context.db.transaction().execute(async (tx) => {
    await createParts(tx, version);
    await writeNames(tx, version, file.path, survey, (share) => progress(0.1 + share * 0.6, 'Noms'));
    progress(0.7, 'Index');
    await attachParts(tx, version);
    await insertVersion(tx, {
      ...{ version, releasedOn: file.releasedOn, filename: basename(file.path), sha256 },
      ...{ nameCount: names, taxonCount: taxa, importedAt: context.effects.now() },
    });
    if (former === undefined) await putInUse(tx, version);
    else await findChanges(tx, version, former);
  });
  return { version, names, taxa, findings, inUse: former ?? version };
}

async function writeNames(
  tx: Tx,
  version: number,
  path: string,
  survey: Survey,
  progress: (share: number) => void,
): Promise<void> {
  const { positions: at, refs, names } = survey;
  let written = 0;
  for await (const { lines, from } of linesOf(bytesOf(path, taxrefEntry), survey.encoding)) {
    const cells = lines.slice(from === 1 ? 1 : 0).flatMap((line) => (line ? [line.split('\t')] : []));
    if (cells.length === 0) continue;
    const [rows, vernaculars]: [string[], string[]] = [[], []];
    for (const cell of cells) {
      const cdNom = Number(cell[at.cdNom]);
      const accepted = refs[cdNom] === cdNom;
      rows.push(rowOf(cell, at, accepted ? lineageOf(cdNom, survey).join(',') : ''));
      if (accepted)
        for (const name of vernacularsOf(cell[at.vernacular] ?? ''))
          vernaculars.push([cdNom, name, searchForm(name)].join('\t'));
    }
    await insertNames(tx, version, rows.join('\n'));
    if (vernaculars.length > 0) await insertVernaculars(tx, version, vernaculars.join('\n'));
    written += rows.length;
    progress(written / names);
  }
}

function versionIn(filename: string): number {
  const version = Number(/TAXREF[-_ ]?v?[-_ ]?(\d{1,2})/i.exec(filename)?.[1] ?? Number.NaN);
  if (Number.isInteger(version)) return version;
  throw new DomainError(
    'invalid',
    'taxref_version_needed',
    'Le nom du fichier ne dit pas la version de TAXREF\u00a0: indiquez-la avec --version, par exemple --version 18.',
  );
}

const versionKnown = (version: number) =>
  new DomainError(
    'conflict',
    'taxref_version_known',
    `La version ${version} de TAXREF est déjà là, et une version publiée ne change pas. Rien n’a été modifié.`,
  );

const noTaxref = (lacking: string[]) =>
  new DomainError(
    'invalid',
    'no_taxref',
    `Ce fichier n’est pas une liste de TAXREF\u00a0: il n’a pas de colonne ${lacking.join(', ')}. Donnez l’archive publiée (.zip) ou son fichier TAXREFvNN.txt, colonnes séparées par des tabulations.`,
  );
