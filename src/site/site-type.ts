import { z } from 'zod';

/** UNESCO's three levels of a property, and what stands around it. */
export const siteLevels = ['property', 'component', 'element', 'setting'] as const;
export type SiteLevel = (typeof siteLevels)[number];

export const siteLevelLabels: Record<SiteLevel, string> = {
  property: 'Bien',
  component: 'Composante',
  element: 'Élément',
  setting: 'Environnement',
};

/** Other registers in which places have a name of their own. */
export const identifierSystems = {
  unesco: 'Liste du patrimoine mondial',
  merimee: 'Base Mérimée',
  idsup: 'Servitude d’utilité publique',
  terril: 'Numéro de terril',
  lsm: 'Logement social minier',
  troncon: 'Tronçon de cavalier',
  puits: 'Puits de mine',
  bss: 'Banque du sous-sol',
  etang: 'Étang d’affaissement',
  znieff: 'ZNIEFF',
  local: 'Numéro local',
} as const;
export type IdentifierSystem = keyof typeof identifierSystems;
export const identifierSystemKeys = Object.keys(identifierSystems) as IdentifierSystem[];

/** The form under which two writings are one number: a heap is T075 in one register, 75 in another. */
export const identifierForm = (system: IdentifierSystem, value: string): string =>
  system === 'terril' ? value.toLowerCase().replace(/^t?0*(?=\d)/, '') : value;

export const siteFieldKinds = ['text', 'number', 'year', 'choice', 'link'] as const;

const field = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string(),
  kind: z.enum(siteFieldKinds),
  /** Of a number: as it is printed after it. */
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
});
export type SiteField = z.output<typeof field>;

/** What any place has, whatever its type. */
export const commonFields: SiteField[] = [
  { key: 'name', label: 'Nom', kind: 'text' },
  { key: 'protection', label: 'Protection déclarée', kind: 'text' },
];

/** What kind of place: its level, the fields of its own and the scale its condition is judged on. */
export const siteType = z.strictObject({
  label: z.string(),
  plural: z.string(),
  /** The level of most places of this type; those of the setting of a property are given theirs one by one. */
  level: z.enum(siteLevels),
  identifiers: z.array(z.enum(identifierSystemKeys)),
  condition: z.string().optional(),
  /** How a place without a name is called: its fields, those that are known. */
  naming: z.array(z.string()).optional(),
  fields: z.array(field),
});
export type SiteType = z.output<typeof siteType> & { name: string };

/** "Fosse 2, puits 1"; undefined where the type names nothing or nothing is known. */
export function nameFrom({ naming = [] }: SiteType, values: Record<string, string>): string | undefined {
  const parts = naming
    .filter((part) => values[keyIn(part)])
    .map((part) => part.replace(/\{\w+\}/, values[keyIn(part)] ?? ''));
  const [first = '', ...rest] = parts;
  return [first, ...rest.map((part) => part.charAt(0).toLowerCase() + part.slice(1))].join(', ') || undefined;
}

const keyIn = (part: string): string => /\{(\w+)\}/.exec(part)?.[1] ?? '';
