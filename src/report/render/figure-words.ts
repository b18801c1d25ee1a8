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

/** "label (2020)": a figure's name where several periods may stand together. */
export const nameOf = (figure: PrintedFigure): string => `${figure.label} (${figure.periodLabel})`;

/** Whether there is something to draw. */
export const hasSeries = (figure: PrintedFigure): boolean => figure.series.length >= 3;

/** The chart in words, for those who do not see it. */
export function chartAlternative(figure: PrintedFigure): string {
  const values = figure.series.map(({ periodLabel, printed }) => `${periodLabel}${wide}: ${printed}`).join(', ');
  const targets = figure.trajectory.map(({ year, printed }) => `${year}${wide}: ${printed}`).join(', ');
  return `Évolution de « ${figure.label} ». ${values}.${targets ? ` Cibles, ${targets}.` : ''}`
    .replaceAll('« ', `«${wide}`)
    .replaceAll(' »', `${wide}»`);
}
