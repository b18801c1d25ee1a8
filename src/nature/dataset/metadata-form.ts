import { licences as named } from '../../kernel/open-licence.ts';
import type { FormPart } from '../../watch/kept/form-field.ts';

/** Labels of nomenclatures by the name of the nomenclature. */
export type Words = Record<string, Record<string, string>>;

/** Nomenclatures that frameworks and datasets are described with. */
export const metadataVocabularies = [
  'territorial-level',
  'framework-objective',
  'volet',
  'financing',
  'dataset-objective',
  'collecting-method',
  'data-kind',
  'origin',
  'source-status',
  'actor-role',
] as const;

export const licences = {
  'lo-2.0': named['lo-2.0'].label,
  'cc-by-4.0': named['cc-by-4.0'].label,
  'cc-by-nc-4.0': named['cc-by-nc-4.0'].label,
  'cc0-1.0': named['cc0-1.0'].label,
  none: 'Aucune licence\u00a0: sur demande',
} as const;

const yesNo = { no: 'Non', yes: 'Oui' };

/** Several values of a nomenclature, ticked. */
export interface Ticked {
  name: string;
  label: string;
  vocabulary: (typeof metadataVocabularies)[number];
}

export const frameworkTicked: Ticked[] = [
  { name: 'objectives', label: 'Objectifs', vocabulary: 'framework-objective' },
  { name: 'volets', label: 'Volets du SINP', vocabulary: 'volet' },
];

export const datasetTicked: Ticked[] = [
  { name: 'collectingMethods', label: 'Méthodes de recueil', vocabulary: 'collecting-method' },
];

export const frameworkParts = (words: Words): FormPart[] => [
  {
    fields: [
      { name: 'name', label: 'Nom', kind: 'line', required: true },
      { name: 'description', label: 'Description', kind: 'lines', required: true },
      { name: 'startsOn', label: 'Commence le', kind: 'day', required: true },
      { name: 'endsOn', label: 'Se termine le', kind: 'day' },
      { name: 'closed', label: 'Clos', kind: 'choice', choices: yesNo, hint: 'Rien ne s’ajoute à un cadre clos.' },
    ],
  },
  {
    title: 'Portée',
    fields: [
      {
        name: 'territorialLevel',
        label: 'Niveau territorial',
        kind: 'choice',
        choices: words['territorial-level'] ?? {},
      },
      { name: 'territoryDetail', label: 'Territoire', kind: 'line' },
      { name: 'taxonomicTarget', label: 'Taxons visés', kind: 'line' },
      { name: 'financing', label: 'Financement', kind: 'choice', choices: { '': 'Non dit', ...words.financing } },
      { name: 'keywords', label: 'Mots-clés', kind: 'line', hint: 'Séparés par des virgules.' },
      { name: 'reference', label: 'Publication de référence', kind: 'line' },
    ],
  },
];

export const datasetParts = (words: Words, frameworks: Record<string, string>): FormPart[] => [
  {
    fields: [
      { name: 'frameworkId', label: 'Cadre d’acquisition', kind: 'choice', choices: frameworks },
      { name: 'name', label: 'Nom', kind: 'line', required: true },
      { name: 'shortName', label: 'Nom court', kind: 'line', required: true },
      { name: 'description', label: 'Description', kind: 'lines', required: true },
      { name: 'keywords', label: 'Mots-clés', kind: 'line', hint: 'Séparés par des virgules.' },
    ],
  },
  {
    title: 'Recueil',
    fields: [
      { name: 'objective', label: 'Objectif', kind: 'choice', choices: words['dataset-objective'] ?? {} },
      { name: 'dataKind', label: 'Type de données', kind: 'choice', choices: words['data-kind'] ?? {} },
      { name: 'sourceStatus', label: 'Source', kind: 'choice', choices: words['source-status'] ?? {} },
    ],
  },
  {
    title: 'Diffusion',
    fields: [
      { name: 'licence', label: 'Licence', kind: 'choice', choices: licences },
      { name: 'origin', label: 'Origine', kind: 'choice', choices: words.origin ?? {} },
      {
        name: 'published',
        label: 'Publié',
        kind: 'choice',
        choices: yesNo,
        hint: 'Tous lisent alors ses données, celles qui sont sensibles sans leur lieu exact.',
      },
      { name: 'active', label: 'Ouvert à la saisie', kind: 'choice', choices: { yes: 'Oui', no: 'Non' } },
    ],
  },
];

export interface Actor {
  role: string;
  name: string;
  body: string;
  email: string;
}

/** The rows of a form "actors.0.name": those where somebody is named. */
export function readActors(values: Record<string, string>): Actor[] {
  const rows = [...new Set(Object.keys(values).flatMap((name) => /^actors\.(\d+)\./.exec(name)?.[1] ?? []))];
  const cell = (row: string, field: keyof Actor) => (values[`actors.${row}.${field}`] ?? '').trim().slice(0, 300);
  return rows
    .map((row) => ({
      role: cell(row, 'role'),
      name: cell(row, 'name'),
      body: cell(row, 'body'),
      email: cell(row, 'email'),
    }))
    .filter(({ name, body }) => name || body);
}
