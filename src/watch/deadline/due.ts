import type { Context } from '../../identity/context.ts';
import { addMonths } from './due-date.rule.ts';

/** What may fall due, as its page calls it. */
export const dueKinds = {
  advice: 'Avis',
  delivery: 'Livraison',
  decision: 'Décision',
  meeting: 'Réunion',
  minutes: 'Relevé de décisions',
  step: 'Étape suivante',
  procedure: 'Procédure',
  visit: 'Visite',
  shot: 'Photographie à reprendre',
  event: 'Animation à renseigner',
  message: 'Envoi du public à lire',
  report: 'Rapport',
} as const;
export type DueKind = keyof typeof dueKinds;

/** Something that must be done by a day, by somebody. */
export interface Due {
  kind: DueKind;
  organisationId: string;
  on: string;
  label: string;
  /** How the day was found, where it was computed. */
  because: string | null;
  /** Who must do it, empty where nobody is named. */
  who: string;
  href: string;
}

/** What one slice expects that is not done, as far as who asks may read it. */
export type DueSource = (context: Context) => Promise<Due[]>;

export const urgencies = { late: 'En retard', month: 'Ce mois-ci', later: 'Plus tard' } as const;
export type Urgency = keyof typeof urgencies;

/** Late from the day after; this month up to its last day. */
export function urgencyOf(on: string, today: string): Urgency {
  if (on < today) return 'late';
  return on < addMonths(`${today.slice(0, 7)}-01`, 1) ? 'month' : 'later';
}
