import { authorise, type Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { crossTerritories } from '../register/crossings.sql.ts';
import { outlineFindings } from './outline-findings.ts';
import { checkOutlines } from './outlines.sql.ts';
import { readPlaces } from './read-places.ts';
import { writeOutlines } from './territory-outlines.sql.ts';

export interface OutlinesFile {
  content: Uint8Array;
  kind: string;
  /** Column that holds the INSEE or SIREN code. */
  codeColumn: string;
  source: string;
  asOf: string | null;
  epsg?: number | undefined;
  layer?: string | undefined;
}

/** Gives communes or EPCI their outlines, all at once, and finds again which places they hold. Owner of the installation only. */
export async function importOutlines(
  context: Context,
  file: OutlinesFile,
): Promise<{ written: number; findings: Finding[] }> {
  authorise(context.actor, 'outline.load', { organisationId: '' });
  if (file.kind !== 'commune' && file.kind !== 'epci') throw unknownKind(file.kind);
  const { kind } = file;
  const places = await readPlaces(file.content, file.layer);
  if (!places.header.includes(file.codeColumn)) throw noColumn(file.codeColumn, places.header);
  const epsg = file.epsg ?? places.epsg ?? 4326;
  const given = places.rows.flatMap(({ line, geometry }) => (geometry ? [{ line, geometry }] : []));
  const checked = await checkOutlines(context.db, given, epsg);
  const findings = outlineFindings(checked, given, epsg);
  if (findings.some(({ tier }) => tier === 'A')) return { written: 0, findings };
  const codes = new Map(places.rows.map(({ line, cells }) => [line, cells[file.codeColumn] ?? '']));
  const outlines = checked.map(({ line, geometry }) => ({
    line,
    code: codes.get(line) ?? '',
    geometry: JSON.stringify(geometry),
  }));
  return context.db.transaction().execute(async (tx) => {
    const { ids, unknown } = await writeOutlines(tx, { kind, source: file.source, asOf: file.asOf }, outlines);
    await crossTerritories(tx, ids);
    return { written: ids.length, findings: [...findings, ...unknown.map(unknownCode)] };
  });
}

const unknownCode = ({ line, code }: { line: number; code: string }): Finding => ({
  code: 'unknown_code',
  tier: 'B',
  sentence: `Le code «\u00a0${code}\u00a0» n’est celui d’aucun territoire connu\u00a0: son contour est laissé de côté.`,
  place: { line },
});

const unknownKind = (kind: string) =>
  new DomainError(
    'invalid',
    'unknown_kind',
    `«\u00a0${kind}\u00a0» n’a pas de contour\u00a0: écrivez commune ou epci.`,
  );

const noColumn = (column: string, header: string[]) =>
  new DomainError(
    'invalid',
    'no_column',
    `Le fichier n’a pas de colonne «\u00a0${column}\u00a0». Il a\u00a0: ${header.join(', ')}.`,
  );
