import { searchForm } from '../../kernel/french.ts';
import { listSiteTypes, readSiteType } from '../read-site-types.ts';
import { commonFields, type IdentifierSystem, identifierSystemKeys, identifierSystems } from '../site-type.ts';

/** What a column of a file says: a field, an identifier, an owner, a protection, the place it is part of. */
export type ColumnSays =
  | 'ignored'
  | 'owner'
  | 'private-owner'
  | 'manager'
  | 'commune'
  | `field:${string}`
  | `id:${IdentifierSystem}`
  | `part-of:${IdentifierSystem}`;

/** How a file of places is understood; kept for the next file with the same columns. */
export interface SiteMapping {
  /** One type for all rows, or the column that says it and what its words mean. */
  type: { always: string } | { column: string; means: Record<string, string>; otherwise: string };
  columns: Record<string, ColumnSays>;
  /** The identifier by which a row is a place already known. */
  key: IdentifierSystem | null;
  precision: 'exact' | 'simplified' | 'commune';
  /** Of an element that stands in the setting of the property and not in it. */
  inSetting: boolean;
  published: boolean;
}

/** What a column can say, as a form offers it for a type. */
export const columnChoices = (type: string): [ColumnSays, string][] => [
  ['ignored', 'Ne rien en faire'],
  ...[...commonFields, ...readSiteType(type).fields].map(({ key, label }): [ColumnSays, string] => [
    `field:${key}`,
    label,
  ]),
  ...identifierSystemKeys.map((system): [ColumnSays, string] => [`id:${system}`, identifierSystems[system]]),
  ['part-of:unesco', 'Composante dont il fait partie (numéro de la Liste)'],
  ['commune', 'Commune (nom ou code INSEE)'],
  ['owner', 'Propriétaire (organisme ou catégorie)'],
  ['private-owner', 'Propriétaire privé, dont le nom n’est pas publié'],
  ['manager', 'Gestionnaire'],
];

const knownColumns: Record<string, ColumnSays> = {
  nom: 'field:name',
  name: 'field:name',
  libelle: 'field:name',
  'id unesco': 'id:unesco',
  'no element': 'id:unesco',
  element: 'part-of:unesco',
  'no terril': 'id:terril',
  'numero de terril': 'id:terril',
  'id lsm': 'id:lsm',
  'id troncon': 'id:troncon',
  ref: 'id:merimee',
  commune: 'commune',
  communes: 'commune',
  insee: 'commune',
  'code insee': 'commune',
  protection: 'field:protection',
  proprietaire: 'owner',
  gestionnaire: 'manager',
  'nom 2': 'field:nom_usuel',
  'nom usuel': 'field:nom_usuel',
  'surface ha': 'field:surface',
  'longueur m': 'field:longueur',
  brgm: 'field:fiche',
};

/** What the titles of the columns look like, for a type; each thing is said by one column at most. */
export function guessSiteMapping(header: readonly string[], type: string): SiteMapping {
  const own = new Map(
    readSiteType(type).fields.map(({ key, label }) => [searchForm(label), `field:${key}` as ColumnSays]),
  );
  const keys = new Set([...commonFields, ...readSiteType(type).fields].map(({ key }) => `field:${key}`));
  const taken = new Set<ColumnSays>();
  const columns = header.map((name): [string, ColumnSays] => {
    const form = searchForm(name);
    const guess = own.get(form) ?? fieldOf(form, keys) ?? knownColumns[form] ?? 'ignored';
    if (guess === 'ignored' || taken.has(guess) || (guess.startsWith('field:') && !keys.has(guess)))
      return [name, 'ignored'];
    taken.add(guess);
    return [name, guess];
  });
  const key = identifierSystemKeys.find((system) => taken.has(`id:${system}`)) ?? null;
  return {
    type: { always: type },
    columns: Object.fromEntries(columns),
    key,
    precision: 'exact',
    inSetting: readSiteType(type).level === 'setting',
    published: false,
  };
}

const fieldOf = (form: string, keys: ReadonlySet<string>): ColumnSays | undefined => {
  const guess = `field:${form.replaceAll(' ', '_')}`;
  return keys.has(guess) ? (guess as ColumnSays) : undefined;
};

export const isSiteType = (name: string): boolean => listSiteTypes().some((type) => type.name === name);
