import { searchForm } from '../../kernel/french.ts';

/** Names that TAXREF's versions give the columns that are kept. */
const columns = {
  cdNom: ['CD_NOM'],
  cdRef: ['CD_REF'],
  cdSup: ['CD_SUP', 'CD_TAXSUP'],
  rank: ['RANG'],
  name: ['LB_NOM'],
  author: ['LB_AUTEUR'],
  fullName: ['NOM_COMPLET'],
  vernacular: ['NOM_VERN'],
  kingdom: ['REGNE'],
  phylum: ['PHYLUM'],
  class: ['CLASSE'],
  orderName: ['ORDRE'],
  family: ['FAMILLE'],
  group1: ['GROUP1_INPN'],
  group2: ['GROUP2_INPN'],
  group3: ['GROUP3_INPN'],
  habitat: ['HABITAT'],
  frenchStatus: ['FR'],
} as const;
type Column = keyof typeof columns;

const required: readonly Column[] = ['cdNom', 'cdRef', 'cdSup', 'rank', 'name', 'fullName'];

export type Positions = Record<Column, number>;

/** Where each column stands in the file, -1 where it has none; the names of those it cannot do without. */
export function positionsOf(header: string): { positions: Positions; lacking: string[] } {
  const names = header
    .replace(/^\ufeff/, '')
    .split('\t')
    .map((name) => name.replace(/"/g, '').trim().toUpperCase());
  const entries = Object.entries(columns).map(
    ([column, known]) => [column, known.map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1] as const,
  );
  const positions = Object.fromEntries(entries) as Positions;
  return { positions, lacking: required.filter((column) => positions[column] < 0).map((column) => columns[column][0]) };
}

/** The columns of `taxon` after `version`, in the order that `rowOf` writes them. */
export const keptColumns = [
  'cd_nom',
  'cd_ref',
  'cd_sup',
  'rank',
  'name',
  'author',
  'full_name',
  'vernacular',
  'kingdom',
  'phylum',
  'class',
  'order_name',
  'family',
  'group1',
  'group2',
  'group3',
  'habitat',
  'french_status',
  'search',
  'lineage',
] as const;

const textColumns = [
  'rank',
  'name',
  'author',
  'fullName',
  'vernacular',
  'kingdom',
  'phylum',
  'class',
  'orderName',
  'family',
  'group1',
  'group2',
  'group3',
  'habitat',
  'frenchStatus',
] as const;

/** A line of the file as one of `keptColumns`, tabs between; `lineage` is written as PostgreSQL reads an array's inside. */
export function rowOf(cells: string[], at: Positions, lineage: string): string {
  const cell = (column: Column): string => cells[at[column]]?.trim() ?? '';
  const texts = textColumns.map(cell);
  return [cell('cdNom'), cell('cdRef'), cell('cdSup'), ...texts, searchForm(cell('name')), lineage].join('\t');
}

/** Each French name of a cell: « Ecaille du Cervin (L’), Ecaille grise » names two, without their articles. */
export const vernacularsOf = (cell: string): string[] =>
  cell
    .split(/,(?![^(]*\))/)
    .map((name) => name.replace(/\s*\((?:l['’]|le|la|les|un|une|des)\)\s*$/i, '').trim())
    .filter(Boolean);
