import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { listGrids } from '../grid/read-grids.ts';
import { assessedRows } from './assessed-rows.sql.ts';

/** Sites that were assessed: in campaigns that ended in the period, where somebody surveyed or valued something. */
export const assessmentCounts = (): CountedSource[] => [
  {
    name: 'evaluations',
    label: 'Sites évalués',
    rowsLabel: 'évaluations de site',
    dated: 'during',
    placed: true,
    aboutSites: true,
    columns: [
      {
        key: 'grille',
        label: 'Grille',
        choices: listGrids().map(({ name, label }) => ({ value: name, label })),
      },
      { key: 'publiee', label: 'Publiée', choices: choicesOf({ oui: 'oui', non: 'non' }) },
      {
        key: 'score',
        label: 'Score publié',
        choices: choicesOf({ complet: 'complet', incomplet: 'incomplet', aucun: 'aucun' }),
      },
    ],
    distinct: { site: 'sites', campagne: 'campagnes' },
    sums: { points: 'points des scores publiés' },
    rows: assessedRows,
  },
];
