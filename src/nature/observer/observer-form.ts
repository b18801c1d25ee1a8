import type { FormPart } from '../../watch/kept/form-field.ts';

export const shownLabels = {
  name: 'Par son nom',
  pseudonym: 'Par un pseudonyme',
  hidden: 'Pas du tout',
} as const;

export type Shown = keyof typeof shownLabels;

export const observerParts = (members: Record<string, string>): FormPart[] => [
  {
    fields: [
      { name: 'name', label: 'Nom', kind: 'line', required: true },
      { name: 'body', label: 'Organisme', kind: 'line' },
      {
        name: 'shown',
        label: 'Montré aux autres',
        kind: 'choice',
        choices: shownLabels,
        hint: 'Sur les pages publiques et dans les fichiers. Qui travaille sur les données lit le nom.',
      },
      { name: 'pseudonym', label: 'Pseudonyme', kind: 'line', required: true },
      { name: 'agreedOn', label: 'Accord donné le', kind: 'day', hint: 'Nécessaire pour montrer le nom.' },
      {
        name: 'personId',
        label: 'Compte',
        kind: 'choice',
        choices: { '': 'Aucun', ...members },
        hint: 'Ses questions lui parviennent dans «\u00a0Mon travail\u00a0».',
      },
    ],
  },
];
