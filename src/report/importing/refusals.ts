import { DomainError } from '../../kernel/errors.ts';
import { printFirst } from '../../kernel/french.ts';

export const alreadyUndone = () => new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');

export const decidedMeanwhile = (people: readonly string[], names: readonly string[]) =>
  new DomainError(
    'conflict',
    'proposals_decided',
    `${people.join(' et ')} a décidé entre-temps : ${printFirst(names, 5)}. Rien n’a été enregistré de votre envoi ; la page montre maintenant ce qu’il en est.`,
  );

export const alreadyEntered = (name: string) =>
  new DomainError(
    'conflict',
    'proposal_entered',
    `Déjà repris : ${name}. Corrigez-le dans sa fiche, ou annulez l’import.`,
  );

export const sheetRefused = (title: string) =>
  new DomainError(
    'conflict',
    'sheet_refused',
    `La fiche « ${title} » est refusée : rien n’y entre. Reprenez d’abord la fiche, puis ce qu’elle contient.`,
  );
