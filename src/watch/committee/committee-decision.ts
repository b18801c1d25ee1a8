import type { FormPart } from '../kept/form-field.ts';

export const committeeDecisionParts: FormPart[] = [
  {
    fields: [
      {
        name: 'reference',
        label: 'Référence',
        kind: 'line',
        required: true,
        hint: 'Comme «\u00a043 COM 7B.12\u00a0».',
      },
      { name: 'year', label: 'Année', kind: 'whole', required: true },
      { name: 'adoptedOn', label: 'Adoptée le', kind: 'day' },
      { name: 'url', label: 'Adresse du texte', kind: 'line' },
    ],
  },
  {
    title: 'Texte',
    fields: [
      {
        name: 'paragraphs',
        label: 'Paragraphes',
        kind: 'lines',
        required: true,
        hint: 'Un paragraphe commence par son numéro et un point, au début d’une ligne\u00a0: «\u00a03. Demande…\u00a0».',
      },
      {
        name: 'asking',
        label: 'Paragraphes qui appellent une réponse',
        kind: 'line',
        hint: 'Leurs numéros, comme «\u00a03, 4 et 5\u00a0». Laissez vide s’ils en appellent tous une.',
      },
    ],
  },
];

export interface CommitteeDecision {
  id: string;
  organisationId: string;
  reference: string;
  year: number;
  adoptedOn: string | null;
  url: string;
  paragraphs: string;
  asking: string;
}
