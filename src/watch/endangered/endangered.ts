import type { FormPart } from '../kept/form-field.ts';

/** Columns of the board: how far a file has come. */
export const endangeredStates = {
  open: 'Alerte',
  study: 'Étude',
  procedure: 'Procédure',
  programme: 'Programme et financement',
  works: 'Travaux',
  saved: 'Sauvé',
  lost: 'Perdu',
} as const;
export type EndangeredState = keyof typeof endangeredStates;

/** Legal procedures, and the delay of `deadlines.yaml` that runs from their date where one is known. */
export const procedures = {
  none: { label: 'Aucune', deadline: null },
  peril: { label: 'Arrêté de péril (avant 2021)', deadline: null },
  securite: { label: 'Mise en sécurité, procédure contradictoire', deadline: 'mise-en-securite' },
  urgence: { label: 'Mise en sécurité, procédure urgente', deadline: null },
  abandon: { label: 'Abandon manifeste, procès-verbal provisoire', deadline: 'abandon-manifeste' },
  classement: { label: 'Instance de classement', deadline: 'instance-classement' },
  travaux: { label: 'Travaux d’office', deadline: null },
} as const;
type Procedure = keyof typeof procedures;

export const procedureLabels = Object.fromEntries(
  Object.entries(procedures).map(([key, { label }]) => [key, label]),
) as Record<Procedure, string>;

export const endangeredParts: FormPart[] = [
  {
    fields: [
      { name: 'name', label: 'Élément', kind: 'line', required: true },
      { name: 'commune', label: 'Commune', kind: 'line' },
      { name: 'state', label: 'Où en est-on', kind: 'choice', choices: endangeredStates },
      { name: 'alertedOn', label: 'Alerte du', kind: 'day', required: true },
      { name: 'alert', label: 'Ce qui menace', kind: 'lines' },
      { name: 'role', label: 'Rôle de l’organisation', kind: 'line' },
    ],
  },
  {
    title: 'Dossier',
    fields: [
      { name: 'owner', label: 'Propriétaire', kind: 'line' },
      { name: 'dialogue', label: 'Dialogue avec le propriétaire', kind: 'lines' },
      { name: 'studies', label: 'Études', kind: 'lines' },
      { name: 'procedure', label: 'Procédure', kind: 'choice', choices: procedureLabels },
      { name: 'procedureOn', label: 'Depuis le', kind: 'day', hint: 'Le jour dont court le délai de la procédure.' },
      { name: 'programme', label: 'Programme', kind: 'lines' },
      { name: 'funding', label: 'Financements cherchés', kind: 'lines' },
      { name: 'fundingSought', label: 'Montant cherché (€)', kind: 'number' },
    ],
  },
  {
    title: 'Étape suivante',
    fields: [
      { name: 'nextStep', label: 'Ce qui doit se faire', kind: 'lines' },
      { name: 'nextOn', label: 'Pour le', kind: 'day' },
      { name: 'responsible', label: 'Par qui', kind: 'person' },
    ],
  },
];

export interface Endangered {
  id: string;
  organisationId: string;
  name: string;
  commune: string;
  state: EndangeredState;
  alertedOn: string;
  alert: string;
  studies: string;
  programme: string;
  procedure: Procedure;
  procedureOn: string | null;
  nextStep: string;
  nextOn: string | null;
  responsible: string;
  siteId: string | null;
}

export const isOpenFile = ({ state }: Pick<Endangered, 'state'>): boolean => state !== 'saved' && state !== 'lost';
