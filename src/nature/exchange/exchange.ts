import { z } from 'zod';
import { day } from '../../kernel/day.ts';

/** Who a file is for, from the widest circle: each reads a view of its own. */
export const audiences = {
  public: {
    label: 'Tout public',
    told: 'Jeux publiés. Ce qui est sensible, ou que son producteur veut vague, perd son lieu exact.',
  },
  partner: {
    label: 'Partenaire sous convention',
    told: 'Tous les jeux. Ce qui est sensible perd son lieu exact ; le reste est donné tel quel.',
  },
  national: {
    label: 'Plateforme du SINP',
    told: 'Tous les jeux, lieux exacts, chaque donnée avec son niveau de sensibilité. Le niveau 4 ne part pas.',
  },
} as const;
export type Audience = keyof typeof audiences;

export const formats = {
  dwca: { label: 'Archive Darwin Core', opens: 'GBIF, avec ses métadonnées EML.' },
  dee: { label: 'DEE du SINP', opens: 'Plateformes régionales et nationale, codes et libellés.' },
  csv: { label: 'CSV', opens: 'Tableurs, avec son schéma de table.' },
  geojson: { label: 'GeoJSON', opens: 'Cartes en ligne, en degrés.' },
  gpkg: { label: 'GeoPackage', opens: 'QGIS, en Lambert\u201193.' },
} as const;
export type ExchangeFormat = keyof typeof formats;

/** What entitles who asks. */
export const clauses = {
  licence: 'Licence des jeux publiés',
  agreement: 'Convention de mise à disposition',
  'L124-1': 'Droit d’accès à l’information environnementale (code de l’environnement, L. 124-1)',
  'L127-1': 'Partage entre autorités publiques (code de l’environnement, L. 127-1)',
  'L411-1-A': 'Inventaire du patrimoine naturel (code de l’environnement, L. 411-1 A)',
  unsaid: 'Non précisé',
} as const;
export type Clause = keyof typeof clauses;

export const kinds = {
  request: 'Réponse à une demande',
  transmission: 'Transmission',
  told: 'Envoi fait par d’autres moyens',
} as const;
export type ExchangeKind = keyof typeof kinds;

const keysOf = <Words extends object>(words: Words) => Object.keys(words) as [keyof Words & string];
const line = z.string().trim().max(300);
const count = z.coerce.number().int().min(0).max(100_000_000);

const asked = z.object({
  organisationId: z.uuid(),
  body: line.min(1, 'Indiquez l’organisme qui reçoit les données.'),
  person: line.default(''),
  email: z.union([z.literal(''), z.email('Cette adresse électronique n’est pas complète.')]).default(''),
  askedOn: day,
  subject: line.min(1, 'Dites en une ligne ce qui est demandé : ce sera la ligne imprimée.'),
  purpose: z.string().trim().max(2000).default(''),
  clause: z.enum(keysOf(clauses)),
  clauseReference: line.default(''),
});

/** What is sent: a selection, for an audience, in a format. */
export const sendingInput = asked.extend({
  kind: z.enum(['request', 'transmission']).default('request'),
  audience: z.enum(keysOf(audiences)),
  format: z.enum(keysOf(formats)),
  clause: z.enum(keysOf(clauses)).exclude(['unsaid'], 'Dites sur quel fondement les données sont envoyées.'),
});

/** What was sent without this register, and is told afterwards. */
export const toldInput = asked.extend({
  sentOn: day,
  faunaCount: count.default(0),
  floraCount: count.default(0),
  otherCount: count.default(0),
  taxonCount: count.default(0),
});
