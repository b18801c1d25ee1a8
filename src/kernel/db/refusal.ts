import { DomainError, type ErrorKind, isDomainError } from '../errors.ts';

type Told = [kind: ErrorKind, code: string, sentence: string];

const cut: Told = [
  'unavailable',
  'database_cut',
  'La base de données s’est arrêtée pendant cette demande. Rechargez la page dans un instant et, si vous enregistriez quelque chose, vérifiez s’il y est avant de recommencer.',
];
const full: Told = [
  'unavailable',
  'disk_full',
  'Il n’y a plus de place là où Carreau garde ses données : ceci n’a pas été enregistré, le reste est toujours là. Prévenez qui tient l’installation.',
];

/** Nothing was begun: there was nobody to ask. */
export const databaseAway = (cause: unknown): DomainError =>
  Object.assign(
    new DomainError(
      'unavailable',
      'database_away',
      'La base de données de Carreau ne répond pas : rien n’a été modifié. Réessayez dans un instant ; si cela dure, prévenez qui tient l’installation.',
    ),
    { cause },
  );

/** What was begun may have been done, or not. */
export const databaseCut = (cause: unknown): DomainError => Object.assign(new DomainError(...cut), { cause });

/** By SQLSTATE, else by its class; or by the name of what the system refused. */
const sentences: Record<string, Told> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  '53100': full,
  '53': [
    'unavailable',
    'database_busy',
    'La base de données a trop à faire : rien n’a été modifié. Réessayez dans un instant.',
  ],
  '08': cut,
  '57': cut,
  '58': cut,
  '22': [
    'invalid',
    'unreadable_value',
    'Carreau ne sait pas garder une des valeurs envoyées (caractère invisible, nombre démesuré, choix disparu). Corrigez-la ou rechargez la page, puis envoyez à nouveau. Rien n’a été modifié.',
  ],
  '23': [
    'conflict',
    'changed_meanwhile',
    'Quelqu’un a fait entre-temps un changement qui empêche celui-ci, ou le formulaire est parti deux fois. Rechargez la page et vérifiez. Rien n’a été modifié.',
  ],
  '40': ['conflict', 'busy', 'Deux enregistrements se sont croisés. Envoyez à nouveau. Rien n’a été modifié.'],
};

/**
 * The refusal an error stands for, if it is one: ours, what the engine says of the values it was given (SQLSTATE classes
 * 22 data, 23 constraint, 40 rollback), or that what Carreau stands on is full or away. Undefined for an incident.
 */
export function refusalOf(error: unknown): DomainError | undefined {
  if (isDomainError(error)) return error;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = sentences[state] ?? (/^[0-9A-Z]{5}$/.test(state) ? sentences[state.slice(0, 2)] : undefined);
  return found && new DomainError(...found, { state });
}
