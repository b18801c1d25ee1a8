import { basename } from 'node:path';
import { authorise, type Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { sha256Of } from '../../kernel/hash-file.ts';
import { decideEverywhere } from '../sensitivity/shown.sql.ts';
import { gatherProfiles } from '../validation/profile.sql.ts';
import { readReference } from './read-reference.ts';
import {
  insertReferenceRows,
  insertReferenceTable,
  insertVanished,
  listReferenceTables,
  setRowCount,
} from './reference.sql.ts';
import { type ReferenceKind, readers } from './reference-kinds.ts';

export interface ReferenceFile {
  path: string;
  kind: ReferenceKind;
  /** The table of which this is a version: « Rareté de la flore des Hauts-de-France ». */
  name: string;
  version: string;
  source: string;
  licence: string;
  releasedOn: string | null;
  example: boolean;
}

/** Faults beyond are told by their number alone. */
const mostFindings = 100;

/**
 * Brings in a version of a table about taxa, whole or not at all; it is in use from then on, the former ones of its name
 * stay. New rules of sensitivity hold at once for every record, in the same transaction.
 */
export async function importReference(
  context: Context,
  file: ReferenceFile,
): Promise<{ rows: number; written: number; findings: Finding[] }> {
  authorise(context.actor, 'reference.load', { organisationId: '' });
  const known = await listReferenceTables(context.db);
  if (known.some(({ kind, name, version }) => kind === file.kind && name === file.name && version === file.version))
    throw tableKnown(file);
  const surveyed = await surveyRows(file);
  if (surveyed.findings.some(({ tier }) => tier === 'A')) return { ...surveyed, written: 0 };
  const sha256 = await sha256Of(file.path);
  const { path, ...described } = file;
  const written = await context.db.transaction().execute(async (tx) => {
    const table = { ...described, filename: basename(path), sha256, rowCount: 0, importedAt: context.effects.now() };
    const tableId = await insertReferenceTable(tx, table);
    const count = await writeRows(tx, file, tableId);
    await setRowCount(tx, tableId, count);
    if (file.kind === 'sensitivity') await decideEverywhere(tx, context.effects.now());
    if (file.kind === 'profile') await gatherProfiles(tx, tableId);
    return count;
  });
  return { ...surveyed, findings: [...surveyed.findings, ...repeated(surveyed.rows - written)], written };
}

async function surveyRows(file: ReferenceFile): Promise<{ rows: number; findings: Finding[] }> {
  const { needs, read } = readers[file.kind];
  const findings: Finding[] = [];
  let rows = 0;
  for await (const batch of readReference(file.path)) {
    const [first] = batch;
    if (rows === 0 && first) refuseWithout(needs, Object.keys(first.cells));
    rows += batch.length;
    for (const { line, cells } of batch) {
      const given = read(cells);
      const said = 'fault' in given ? given.fault : given.doubt;
      if (said && findings.length < mostFindings)
        findings.push({ code: 'bad_row', tier: 'fault' in given ? 'A' : 'B', sentence: said, place: { line } });
    }
  }
  if (rows === 0) throw emptyTable();
  return { rows, findings };
}

async function writeRows(tx: Tx, { path, kind }: ReferenceFile, tableId: string): Promise<number> {
  let written = 0;
  for await (const batch of readReference(path)) {
    const rows = batch.flatMap(({ cells }) => {
      const given = readers[kind].read(cells);
      return 'row' in given ? [given.row] : [];
    });
    written += await insertReferenceRows(tx, kind, tableId, rows);
  }
  return written;
}

/** CD_NOM_DISPARUS: names that vanished, with what replaces them. Told again, it is mended. */
export async function importVanished(context: Context, path: string): Promise<number> {
  authorise(context.actor, 'reference.load', { organisationId: '' });
  return context.db.transaction().execute(async (tx) => {
    let rows = 0;
    for await (const batch of readReference(path)) {
      const [first] = batch;
      if (rows === 0 && first) refuseWithout([['CD_NOM'], ['PLUS_RECENTE_DIFFUSION']], Object.keys(first.cells));
      rows += batch.length;
      await insertVanished(
        tx,
        batch.flatMap(({ cells }) => {
          const cdNom = Number(cells.CD_NOM);
          if (!Number.isInteger(cdNom) || cdNom <= 0) return [];
          return [
            {
              cd_nom: cdNom,
              last_version: cells.PLUS_RECENTE_DIFFUSION ?? '',
              replacement: Number(cells.CD_NOM_REMPLACEMENT) || null,
              reason_code: cells.CD_RAISON_SUPPRESSION ?? '',
              reason: cells.RAISON_SUPPRESSION ?? '',
            },
          ];
        }),
      );
    }
    return rows;
  });
}

const repeated = (count: number): Finding[] =>
  count > 0
    ? [
        {
          code: 'repeated_taxon',
          tier: 'B',
          sentence: `Lignes qui parlent d’un taxon dont une ligne précédente parle déjà, laissées de côté\u00a0: ${count}.`,
          place: {},
        },
      ]
    : [];

function refuseWithout(needs: string[][], header: string[]): void {
  const lacking = needs.filter((names) => !names.some((name) => header.includes(name)));
  if (lacking.length === 0) return;
  const wanted = lacking.map((names) => names.join(' ou ')).join(', ');
  throw new DomainError(
    'invalid',
    'reference_columns',
    `Ce fichier n’a pas de colonne ${wanted}. Il a\u00a0: ${header.join(', ')}. Donnez le fichier tel qu’il est publié.`,
  );
}

const emptyTable = () =>
  new DomainError('invalid', 'empty_reference', 'Ce fichier n’a aucune ligne. Donnez le fichier tel qu’il est publié.');

const tableKnown = ({ name, version }: ReferenceFile) =>
  new DomainError(
    'conflict',
    'reference_known',
    `La version «\u00a0${version}\u00a0» de «\u00a0${name}\u00a0» est déjà là. Donnez un autre nom de version avec --version.`,
  );
