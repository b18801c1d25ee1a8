import type { FormPart } from '../watch/kept/form-field.ts';

export const eventKinds = {
  visit: 'Visite guidée',
  animation: 'Animation',
  workshop: 'Atelier',
  training: 'Formation',
  workparty: 'Chantier participatif',
  survey: 'Inventaire participatif',
  talk: 'Conférence',
  school: 'Intervention scolaire',
  gathering: 'Événement',
} as const;
export type EventKind = keyof typeof eventKinds;

export const eventStates = { planned: 'Prévue', held: 'Tenue', cancelled: 'Annulée' } as const;
export type EventState = keyof typeof eventStates;

const eventAudiences = { everyone: 'Tout public', workers: 'Ceux qui travaillent dans l’organisation' };

export const eventParts: FormPart[] = [
  {
    fields: [
      { name: 'title', label: 'Intitulé', kind: 'line', required: true },
      { name: 'kind', label: 'Genre', kind: 'choice', choices: eventKinds },
      { name: 'heldOn', label: 'Jour', kind: 'day', required: true },
      { name: 'hours', label: 'Horaire', kind: 'line', hint: 'Comme 14\u202fh à 16\u202fh\u202f30.' },
      { name: 'place', label: 'Lieu', kind: 'line', hint: 'Le nom d’un site du registre le relie à l’animation.' },
      { name: 'commune', label: 'Commune', kind: 'line', hint: 'Son nom ou son code INSEE.' },
      { name: 'responsible', label: 'Animée par', kind: 'person' },
      { name: 'expected', label: 'Participants attendus', kind: 'count' },
      { name: 'audience', label: 'Qui la voit', kind: 'choice', choices: eventAudiences },
    ],
  },
  {
    title: 'Ce qu’il en fut',
    fields: [
      { name: 'state', label: 'État', kind: 'choice', choices: eventStates },
      { name: 'reason', label: 'Raison de l’annulation', kind: 'line' },
      { name: 'participants', label: 'Participants', kind: 'count', hint: 'Vide\u00a0: personne n’a compté.' },
      { name: 'adults', label: 'Dont adultes', kind: 'count' },
      { name: 'children', label: 'Dont enfants', kind: 'count' },
      { name: 'note', label: 'Remarque', kind: 'lines' },
    ],
  },
];

export interface Event {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  kind: EventKind;
  heldOn: string;
  hours: string;
  place: string;
  commune: string;
  siteId: string | null;
  responsible: string;
  expected: number | null;
  state: EventState;
  reason: string;
  participants: number | null;
  adults: number | null;
  children: number | null;
  generated: boolean;
  version: number;
}
