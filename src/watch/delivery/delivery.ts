import type { FormPart } from '../kept/form-field.ts';

export const loadedLabels = { no: 'Non', partly: 'En partie', yes: 'Oui' } as const;

export const deliveryParts: FormPart[] = [
  {
    fields: [
      { name: 'partner', label: 'Partenaire', kind: 'line', required: true },
      { name: 'title', label: 'Donnée attendue', kind: 'line', required: true },
      { name: 'agreement', label: 'Convention ou engagement', kind: 'line', hint: 'Ce qui promet cette donnée.' },
      { name: 'agreementOn', label: 'Signé le', kind: 'day' },
    ],
  },
  {
    title: 'Attente',
    fields: [
      { name: 'dueOn', label: 'Attendue le', kind: 'day' },
      {
        name: 'everyMonths',
        label: 'Revient tous les (mois)',
        kind: 'whole',
        hint: 'À la réception, la livraison suivante est inscrite d’elle-même.',
      },
      { name: 'responsible', label: 'Suivie par', kind: 'person' },
    ],
  },
  {
    title: 'Réception',
    fields: [
      { name: 'receivedOn', label: 'Reçue le', kind: 'day' },
      { name: 'loaded', label: 'Chargée dans Carreau', kind: 'choice', choices: loadedLabels },
      { name: 'note', label: 'Remarque', kind: 'lines' },
    ],
  },
];

export interface Delivery {
  id: string;
  organisationId: string;
  partner: string;
  title: string;
  agreement: string;
  dueOn: string | null;
  receivedOn: string | null;
  loaded: keyof typeof loadedLabels;
  responsible: string;
  lastReminder: string | null;
}
