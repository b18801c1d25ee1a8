import type { EventState } from './event.ts';

export interface Outcome {
  state: EventState;
  heldOn: string;
  reason: string;
  participants: number | null;
  adults: number | null;
  children: number | null;
}

export const outcomeLacks = {
  reason: 'Dites pourquoi l’animation est annulée.',
  notYet: 'Cette animation est à venir\u00a0: elle sera tenue, ou annulée, le jour dit.',
  nobody: 'Les participants se comptent quand l’animation est tenue\u00a0: changez son état, ou effacez leur nombre.',
  split: 'Adultes et enfants dépassent le nombre de participants\u00a0: corrigez l’un des trois.',
};
export type OutcomeLack = keyof typeof outcomeLacks;

/** How many came: what was typed, else the adults and children. Null where nobody counted. */
export function participantsOf({ participants, adults, children }: Omit<Outcome, 'state' | 'reason' | 'heldOn'>) {
  if (participants !== null) return participants;
  return adults === null && children === null ? null : (adults ?? 0) + (children ?? 0);
}

/** What an outcome lacks, or says against itself; undefined where it may be kept. */
export function outcomeLack(outcome: Outcome, today: string): OutcomeLack | undefined {
  const { state, heldOn, reason, adults, children } = outcome;
  const came = participantsOf(outcome);
  if (state === 'cancelled' && reason === '') return 'reason';
  if (state === 'held' && heldOn > today) return 'notYet';
  if (state !== 'held' && came !== null) return 'nobody';
  return (adults ?? 0) + (children ?? 0) > (came ?? 0) ? 'split' : undefined;
}
