import type { FigureNature } from './proposed-report.ts';

export const natureLabels: Record<FigureNature, string> = {
  realisation: 'réalisé',
  target: 'objectif',
  context: 'contexte',
  previous: 'valeur d’avant',
};
