import type { FormPart } from '../kept/form-field.ts';

export const bodyKinds = {
  conference: 'Conférence',
  assembly: 'Assemblée',
  steering: 'Comité de pilotage',
  technical: 'Comité technique',
  local: 'Comité local',
  followup: 'Comité de suivi',
  group: 'Groupe de travail',
  other: 'Autre instance',
} as const;

export const bodyParts: FormPart[] = [
  {
    fields: [
      { name: 'name', label: 'Nom', kind: 'line', required: true },
      { name: 'kind', label: 'Genre', kind: 'choice', choices: bodyKinds },
      { name: 'territory', label: 'Territoire', kind: 'line' },
      { name: 'chair', label: 'Présidence', kind: 'line' },
      { name: 'responsible', label: 'Secrétariat', kind: 'person' },
      {
        name: 'everyMonths',
        label: 'Se réunit tous les (mois)',
        kind: 'whole',
        hint: 'La réunion suivante est rappelée quand ce temps est passé.',
      },
      { name: 'closedOn', label: 'N’existe plus depuis le', kind: 'day' },
      { name: 'note', label: 'Remarque', kind: 'lines' },
    ],
  },
];

const people = 'Une personne par ligne : nom, organisme.';

export const meetingParts: FormPart[] = [
  {
    fields: [
      { name: 'heldOn', label: 'Date', kind: 'day', required: true },
      { name: 'place', label: 'Lieu', kind: 'line' },
      { name: 'agenda', label: 'Ordre du jour', kind: 'lines', hint: 'Un point par ligne.' },
    ],
  },
  {
    title: 'Participation',
    fields: [
      { name: 'attendees', label: 'Présents', kind: 'lines', hint: people },
      { name: 'excused', label: 'Excusés', kind: 'lines', hint: people },
      { name: 'absent', label: 'Absents', kind: 'lines', hint: people },
    ],
  },
  {
    title: 'Relevé',
    fields: [
      { name: 'summary', label: 'Échanges', kind: 'lines' },
      { name: 'minutesOn', label: 'Relevé envoyé le', kind: 'day' },
    ],
  },
];

export const decisionParts: FormPart[] = [
  {
    fields: [
      { name: 'sentence', label: 'Décision', kind: 'lines', required: true },
      { name: 'task', label: 'À faire', kind: 'lines' },
      { name: 'responsible', label: 'Par qui', kind: 'person' },
      { name: 'dueOn', label: 'Pour le', kind: 'day' },
    ],
  },
  {
    title: 'Suite',
    fields: [
      {
        name: 'closedOn',
        label: 'Close le',
        kind: 'day',
        hint: 'Une décision reste suivie tant qu’elle n’est pas close.',
      },
      { name: 'outcome', label: 'Suite donnée', kind: 'lines' },
    ],
  },
];

export interface ListedBody {
  id: string;
  name: string;
  kind: keyof typeof bodyKinds;
  territory: string;
  lastOn: string | null;
  nextOn: string | null;
  openDecisions: number;
  closedOn: string | null;
}

export interface Decision {
  id: string;
  organisationId: string;
  meetingId: string;
  number: number;
  sentence: string;
  task: string;
  responsible: string;
  dueOn: string | null;
  closedOn: string | null;
  outcome: string;
  body: string;
  heldOn: string;
}
