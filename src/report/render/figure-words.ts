import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { wide } from '../../kernel/french.ts';

/** What is said of a figure beside its number: change, target, state of the value. */
export function figureNotes(figure: PrintedFigure): string[] {
  const notes: string[] = [];
  if (figure.previous) notes.push(changeSentence(figure.previous));
  if (figure.target) notes.push(`cible ${figure.target.year}${wide}: ${figure.target.printed}`);
  if (figure.status !== 'validated') notes.push(statusWords[figure.status]);
  return notes;
}

const changeSentence = ({ change, periodLabel, printed }: NonNullable<PrintedFigure['previous']>): string => {
  if (change === null) return `${printed} (${periodLabel})`;
  return change === 'inchangé' ? `inchangé depuis ${periodLabel}` : `${change} depuis ${periodLabel}`;
};

export const statusWords: Record<PrintedFigure['status'], string> = {
  provisional: 'provisoire',
  validated: 'validé',
  estimated: 'estimé',
};
