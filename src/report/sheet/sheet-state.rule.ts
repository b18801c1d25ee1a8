import { DomainError } from '../../kernel/errors.ts';
import type { EditionState, SheetState } from '../states.ts';

export type SheetMove = 'write' | 'submit' | 'accept' | 'send_back';

export interface SheetSituation {
  sheet: SheetState;
  edition: EditionState;
  /** Whether the person coordinates the edition, or fills the sheet for a service. */
  coordinates: boolean;
}

export type SheetStep = { to: SheetState } | { refused: string; code: string };

/** Sheets move while the edition is being made; from validation on, its texts stand still. */
const openEditions: readonly EditionState[] = ['preparation', 'collection', 'review'];

/** Where a move leads a sheet, or the sentence that says why it may not be made now. */
export function moveSheet(move: SheetMove, situation: SheetSituation): SheetStep {
  if (!openEditions.includes(situation.edition)) return editionClosed(situation.edition);
  return moves[move](situation);
}

const moves: Record<SheetMove, (situation: SheetSituation) => SheetStep> = {
  write: ({ sheet, coordinates }) => {
    if (sheet === 'accepted') return alreadyAccepted;
    if (sheet === 'submitted' && !coordinates) return alreadySubmitted;
    return { to: sheet === 'to_fill' ? 'in_progress' : sheet };
  },
  submit: ({ sheet }) => {
    if (sheet === 'accepted') return alreadyAccepted;
    return sheet === 'submitted' ? alreadySubmitted : { to: 'submitted' };
  },
  accept: ({ sheet }) => (sheet === 'submitted' ? { to: 'accepted' } : notSubmitted),
  send_back: ({ sheet }) => (sheet === 'submitted' || sheet === 'accepted' ? { to: 'sent_back' } : notSubmitted),
};

/** The state after the move; a refusal is thrown. */
export function stepSheet(move: SheetMove, situation: SheetSituation): SheetState {
  const step = moveSheet(move, situation);
  if ('to' in step) return step.to;
  throw new DomainError('conflict', step.code, step.refused);
}

const editionClosed = (edition: EditionState): SheetStep => ({
  code: 'edition_closed',
  refused:
    edition === 'validation'
      ? 'L’édition est en cours de validation : ses fiches ne changent plus. Demandez à la coordination de la rouvrir.'
      : 'L’édition est figée : ses fiches ne changent plus. Une correction passe par un erratum.',
});

const alreadySubmitted: SheetStep = {
  code: 'sheet_submitted',
  refused: 'La fiche est soumise : elle attend la relecture. Demandez à la coordination de vous la renvoyer.',
};

const alreadyAccepted: SheetStep = {
  code: 'sheet_accepted',
  refused: 'La fiche est acceptée. Pour la modifier, la coordination doit d’abord la renvoyer.',
};

const notSubmitted: SheetStep = {
  code: 'sheet_not_submitted',
  refused: 'La fiche n’a pas été soumise : il n’y a rien à relire pour l’instant.',
};
