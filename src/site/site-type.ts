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
  fields: z.array(field),
});
export type SiteType = z.output<typeof siteType> & { name: string };
