import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import { type Audience, audiences } from '../audience.ts';

/** The degrees of periodic reporting, least first, as they are printed. */
export const pressureScales = {
  extent: {
    label: 'Étendue',
    degrees: {
      restricted: 'Restreinte (moins de 10\u202f%)',
      localised: 'Localisée (10 à 50\u202f%)',
      extensive: 'Étendue (50 à 90\u202f%)',
      widespread: 'Générale (plus de 90\u202f%)',
    },
  },
  frequency: {
    label: 'Fréquence',
    degrees: { rare: 'Unique ou rare', intermittent: 'Intermittente', frequent: 'Fréquente', ongoing: 'Continue' },
  },
  impact: {
    label: 'Effet sur les attributs',
    degrees: {
      insignificant: 'Insignifiant',
      minor: 'Mineur',
      significant: 'Significatif',
      catastrophic: 'Catastrophique',
    },
  },
  response: {
    label: 'Capacité de réponse',
    degrees: { none: 'Aucune', low: 'Faible', medium: 'Moyenne', high: 'Forte' },
  },
  trend: {
    label: 'Tendance',
    degrees: { decreasing: 'En baisse', static: 'Stable', increasing: 'En hausse' },
  },
} as const;

type Scales = typeof pressureScales;
export type PressureScale = keyof Scales;
export const pressureScaleKeys = Object.keys(pressureScales) as PressureScale[];

/** The three pairs of boxes; both of a pair may be ticked. */
export const pressureSides = {
  effect: { label: 'Effet', sides: { positive: 'Positif', negative: 'Négatif' } },
  time: { label: 'Moment', sides: { current: 'Actuel', potential: 'Potentiel' } },
  origin: { label: 'Origine', sides: { inside: 'Dans le périmètre', outside: 'Hors du périmètre' } },
} as const;

export const pressureSideKeys = ['positive', 'negative', 'current', 'potential', 'inside', 'outside'] as const;
export type PressureSide = (typeof pressureSideKeys)[number];

const degrees = <S extends PressureScale>(scale: S) =>
  z
    .enum(Object.keys(pressureScales[scale].degrees) as [keyof Scales[S]['degrees'] & string])
    .nullable()
    .default(null);

const side = z.boolean().default(false);

export const pressureInput = z.object({
  siteId: z.uuid(),
  factor: z.string(),
  named: z.string().trim().max(200).default(''),
  assessedOn: day,
  /** The assessment the person started from; null where there was none. */
  basedOn: z.uuid().nullable().default(null),
  over: side,
  positive: side,
  negative: side,
  current: side,
  potential: side,
  inside: side,
  outside: side,
  extent: degrees('extent'),
  frequency: degrees('frequency'),
  impact: degrees('impact'),
  response: degrees('response'),
  trend: degrees('trend'),
  comment: z.string().trim().max(4000).default(''),
  audience: z.enum(audiences).default('workers'),
});
export type PressureInput = z.input<typeof pressureInput>;

export interface Pressure extends Record<PressureSide, boolean> {
  id: string;
  siteId: string;
  factor: string;
  named: string;
  assessedOn: string;
  over: boolean;
  extent: keyof Scales['extent']['degrees'] | null;
  frequency: keyof Scales['frequency']['degrees'] | null;
  impact: keyof Scales['impact']['degrees'] | null;
  response: keyof Scales['response']['degrees'] | null;
  trend: keyof Scales['trend']['degrees'] | null;
  comment: string;
  audience: Audience;
  assessedBy: string | null;
  generated: boolean;
  /** A later word on the same factor took its place. */
  superseded: boolean;
}
