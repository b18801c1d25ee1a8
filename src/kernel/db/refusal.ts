import { DomainError, isDomainError } from '../errors.ts';

const sentences: Record<string, [kind: 'invalid' | 'conflict', code: string, sentence: string]> = {
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
 * The refusal an error stands for, if it is one: ours, or what the engine says of the values it was given
 * (SQLSTATE classes 22 data, 23 constraint, 40 rollback). Undefined for an incident.
 */
export function refusalOf(error: unknown): DomainError | undefined {
  if (isDomainError(error)) return error;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = /^[0-9A-Z]{5}$/.test(state) ? sentences[state.slice(0, 2)] : undefined;
  return found && new DomainError(...found, { state });
}
