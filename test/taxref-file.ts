import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import { readNatureFile } from './nature.ts';

const header =
  'REGNE\tPHYLUM\tCLASSE\tORDRE\tFAMILLE\tGROUP1_INPN\tGROUP2_INPN\tCD_NOM\tCD_TAXSUP\tCD_SUP\tCD_REF\tRANG\tLB_NOM\tLB_AUTEUR\tNOM_COMPLET\tNOM_VERN\tHABITAT\tFR';

export interface Name {
  cdNom: number;
  cdRef?: number;
  cdSup?: number;
  rank?: string;
  name: string;
  author?: string;
  vernacular?: string;
  group1?: string;
  group2?: string;
}

const lineOf = ({
  cdNom,
  cdRef = cdNom,
  cdSup,
  rank = 'ES',
  name,
  author = '',
  vernacular = '',
  group1 = '',
  group2 = '',
}: Name) =>
  [
    ...['Animalia', '', '', '', '', group1, group2, cdNom, cdSup ?? '', cdSup ?? '', cdRef, rank, name, author],
    ...[`${name} ${author}`.trim(), vernacular, '3', 'P'],
  ].join('\t');

/** A file as TAXREF is published: tab-separated, lines of Windows; zipped with its companions where `zipped`. */
export function aTaxrefFile(
  names: Name[],
  { version = 17, zipped = false, encoding = 'utf8' as 'utf8' | 'latin1' } = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'taxref-'));
  const bytes = Buffer.from(`${[header, ...names.map(lineOf)].join('\r\n')}\r\n`, encoding);
  const path = join(folder, `TAXREF_v${version}.${zipped ? 'zip' : 'txt'}`);
  const companion = Buffer.from('RANG\tDETAIL\r\n');
  writeFileSync(
    path,
    zipped
      ? zipSync({ 'rangs_note.csv': companion, [`TAXREFv${version}.txt`]: bytes, 'TAXREF_LIENS.txt': companion })
      : bytes,
  );
  return path;
}

/** Real names, of the sample that stands beside the project: it has neither ranks nor higher taxa of its own. */
export function realNames(): Name[] {
  const rows: Record<string, string>[] = parse(readNatureFile('taxref-sample.csv'), { columns: true, bom: true });
  const known = new Set(rows.map((row) => Number(row.cd_nom)));
  const accepted = [...new Set(rows.map((row) => Number(row.cd_ref)))].filter((cdRef) => !known.has(cdRef));
  return [
    ...rows.map((row) => ({
      ...{
        cdNom: Number(row.cd_nom),
        cdRef: Number(row.cd_ref),
        rank: row.rang_deduit || 'ES',
        author: row.lb_auteur ?? '',
      },
      ...{ name: row.lb_nom || row.nom_source || `Taxon ${row.cd_nom}`, vernacular: row.nom_vernaculaire ?? '' },
      ...{ group1: row.group1_inpn_deduit ?? '', group2: row.group2_inpn ?? '' },
    })),
    ...accepted.map((cdRef) => ({ cdNom: cdRef, name: `Taxon ${cdRef}` })),
  ];
}
