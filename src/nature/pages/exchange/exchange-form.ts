import type { FormPart } from '../../../watch/kept/form-field.ts';
import { audiences, clauses, formats } from '../../exchange/exchange.ts';

const labels = (words: Record<string, { label: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([key, { label }]) => [key, label]));

const { unsaid: _, ...sendingClauses } = clauses;

/** Who asked, for what, under which clause: of what was sent without this register it may be forgotten. */
export const askedParts = (isTold: boolean): FormPart[] => [
  {
    title: 'Qui demande',
    fields: [
      { name: 'body', label: 'Organisme', kind: 'line', required: true },
      { name: 'person', label: 'Personne', kind: 'line' },
      { name: 'email', label: 'Adresse électronique', kind: 'line' },
      { name: 'askedOn', label: 'Demandé le', kind: 'day', required: true },
    ],
  },
  {
    title: 'Pour quoi',
    fields: [
      {
        name: 'subject',
        label: 'Objet',
        kind: 'line',
        required: true,
        hint: 'En une ligne\u00a0: le rapport d’activité l’imprime.',
      },
      { name: 'clause', label: 'Fondement', kind: 'choice', choices: isTold ? clauses : sendingClauses },
      { name: 'clauseReference', label: 'Référence', kind: 'line', hint: 'De la convention, s’il y en a une.' },
      { name: 'purpose', label: 'Usage prévu', kind: 'lines' },
    ],
  },
];

/** Which records, as a form says it. */
export const selectedPart = (datasets: Record<string, string>): FormPart => ({
  title: 'Quelles données',
  fields: [
    { name: 'datasetId', label: 'Jeu de données', kind: 'choice', choices: { '': 'Tous', ...datasets } },
    {
      name: 'taxa',
      label: 'Taxons',
      kind: 'line',
      hint: 'Noms ou cd_nom, séparés par des virgules, avec ce qu’ils contiennent. Vide\u00a0: tous.',
    },
    {
      name: 'sites',
      label: 'Sites',
      kind: 'line',
      hint: 'Noms ou numéros, séparés par des virgules. Vide\u00a0: partout.',
    },
    { name: 'from', label: 'Du', kind: 'day' },
    { name: 'to', label: 'Au', kind: 'day' },
  ],
});

export const sendingPart: FormPart = {
  title: 'Comment',
  fields: [
    { name: 'audience', label: 'Cercle', kind: 'choice', choices: labels(audiences) },
    { name: 'format', label: 'Format', kind: 'choice', choices: labels(formats) },
    {
      name: 'kind',
      label: 'Suite',
      kind: 'choice',
      choices: { request: 'Aucune\u00a0: une demande', transmission: 'Une transmission par an, de ce qui change' },
    },
  ],
};

export const toldPart: FormPart = {
  title: 'Ce qui a été envoyé',
  fields: [
    { name: 'sentOn', label: 'Envoyé le', kind: 'day', required: true },
    { name: 'faunaCount', label: 'Données de faune', kind: 'number' },
    { name: 'floraCount', label: 'Données de flore', kind: 'number' },
    { name: 'otherCount', label: 'Autres données', kind: 'number' },
    { name: 'taxonCount', label: 'Espèces', kind: 'number' },
  ],
};
