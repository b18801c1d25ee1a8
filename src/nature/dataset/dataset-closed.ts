import { DomainError } from '../../kernel/errors.ts';

export const closedCode = 'dataset_closed';
export const closedSentence =
  'Ce jeu de données ne reçoit plus de données\u00a0: choisissez-en un autre, ou demandez à la coordination de le rouvrir.';

/** Said alike wherever records would be added: by a visit, by a file, by a line of one. */
export const datasetClosed = () => new DomainError('invalid', closedCode, closedSentence);
