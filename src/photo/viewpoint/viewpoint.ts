import { months } from '../../kernel/french.ts';
import type { FormPart } from '../../watch/kept/form-field.ts';

export const viewpointAudiences = {
  workers: 'Ceux qui travaillent dans l’organisation',
  everyone: 'Tout public',
} as const;
export type ViewpointAudience = keyof typeof viewpointAudiences;

export const licences = {
  'lo-2.0': 'Licence Ouverte 2.0',
  'cc-by-4.0': 'Creative Commons Attribution 4.0',
  'cc-by-sa-4.0': 'Creative Commons Attribution, partage à l’identique 4.0',
  'cc-by-nc-nd-4.0': 'Creative Commons Attribution, ni commerce ni modification 4.0',
  reserved: 'Tous droits réservés',
} as const;
export type Licence = keyof typeof licences;

/** Where the whole year will do. */
export const anyMonth = 'any';

const seasonMonths = {
  [anyMonth]: 'Toute l’année',
  ...Object.fromEntries(months.map((name, at) => [String(at + 1), name])),
};

export const viewpointParts: FormPart[] = [
  {
    fields: [
      { name: 'title', label: 'Nom', kind: 'line', required: true },
      { name: 'observatory', label: 'Observatoire ou itinéraire', kind: 'line' },
      { name: 'reference', label: 'Numéro dans la série', kind: 'line' },
      { name: 'intention', label: 'Intention', kind: 'lines', hint: 'Ce que la vue doit montrer, pourquoi d’ici.' },
      { name: 'themes', label: 'Thèmes', kind: 'line', hint: 'Séparés par des virgules : terrils, cités, friches.' },
      { name: 'shows', label: 'Sites montrés', kind: 'lines', hint: 'Un par ligne : nom ou adresse de la fiche.' },
    ],
  },
  {
    title: 'Où se placer',
    fields: [
      { name: 'locality', label: 'Lieu', kind: 'line', hint: 'Commune, lieu-dit.' },
      {
        name: 'place',
        label: 'Position',
        kind: 'line',
        hint: 'Latitude et longitude (50,4301 ; 2,7812), ou Lambert-93.',
      },
      { name: 'azimuth', label: 'Azimut (°)', kind: 'number', hint: 'Degrés depuis le nord : 90 vers l’est.' },
      { name: 'height', label: 'Hauteur de l’appareil (m)', kind: 'number' },
      { name: 'focal35', label: 'Focale équivalente 24 × 36 (mm)', kind: 'number' },
      { name: 'note', label: 'Pour qui revient', kind: 'lines', hint: 'Repères à aligner, accès. Non publié.' },
    ],
  },
  {
    title: 'Quand revenir',
    fields: [
      { name: 'everyMonths', label: 'Tous les (mois)', kind: 'whole' },
      { name: 'seasonFrom', label: 'Saison, de', kind: 'choice', choices: seasonMonths },
      { name: 'seasonTo', label: 'Saison, à', kind: 'choice', choices: seasonMonths },
      { name: 'responsible', label: 'Par qui', kind: 'person' },
      { name: 'endedOn', label: 'Série close le', kind: 'day', hint: 'Plus rien n’échoit ensuite.' },
    ],
  },
  {
    title: 'Publication',
    fields: [
      { name: 'audience', label: 'Qui peut voir', kind: 'choice', choices: viewpointAudiences },
      { name: 'licence', label: 'Licence des photographies', kind: 'choice', choices: licences },
    ],
  },
];

/** A viewpoint as it is read. */
export interface Viewpoint {
  id: string;
  organisationId: string;
  /** The short name of who keeps the series. */
  keeper: string;
  observatory: string;
  reference: string;
  title: string;
  locality: string;
  /** Degrees; null where it is not known, or not told. */
  position: [longitude: number, latitude: number] | null;
  /** Metres of Lambert-93. */
  metres: [x: number, y: number] | null;
  azimuth: string | null;
  height: string | null;
  focal35: string | null;
  intention: string;
  themes: string;
  note: string;
  everyMonths: number | null;
  seasonFrom: string;
  seasonTo: string;
  endedOn: string | null;
  responsible: string;
  licence: Licence;
  audience: ViewpointAudience;
  generated: boolean;
}

export const themesOf = ({ themes }: Pick<Viewpoint, 'themes'>): string[] =>
  themes
    .split(',')
    .map((theme) => theme.trim())
    .filter(Boolean);

/** "mai à juin"; empty where the whole year will do. */
export function seasonInWords({ seasonFrom, seasonTo }: Pick<Viewpoint, 'seasonFrom' | 'seasonTo'>): string {
  const [from, to] = [months[Number(seasonFrom) - 1], months[Number(seasonTo) - 1]];
  if (!from || !to) return '';
  return from === to ? from : `${from} à ${to}`;
}
