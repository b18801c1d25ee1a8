import type { LegendEntry, MapLayer } from '../../site/index.ts';
import { scoreMarks, toldScore } from './score-marks.sql.ts';

/** A site by the third of its ranking; one whose score is incomplete is ranked with its like alone. */
export const scoreLegend: LegendEntry[] = [
  { key: 'premier', label: 'Premier tiers du classement', shape: 'diamond', tone: 'accent' },
  { key: 'deuxieme', label: 'Deuxième tiers', shape: 'square', tone: 'slate' },
  { key: 'dernier', label: 'Dernier tiers', shape: 'circle', tone: 'quiet' },
  { key: 'incomplet', label: 'Score incomplet, classé à part', shape: 'triangle', tone: 'amber' },
];

/** Sites by their score in the last campaign that was published. */
export const scoreLayer: MapLayer = {
  name: 'scores',
  label: 'Évaluations de sites',
  note: 'Le score de la dernière campagne publiée, par tiers du classement des sites inventoriés de même.',
  inside: false,
  legend: () => scoreLegend,
  placed: scoreMarks,
  told: toldScore,
};
