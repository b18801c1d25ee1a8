import { searchedIndicators } from '../../indicator/index.ts';
import type { SearchedKind } from '../../kernel/searched.ts';
import { searchedTaxa } from '../../nature/index.ts';
import { searchedActions, searchedPlans } from '../../programme/index.ts';
import { searchedEditions, searchedSheets } from '../../report/index.ts';
import { searchedSites } from '../../site/index.ts';
import { searchedCommunes, searchedEpci } from '../../territory/index.ts';

/** All that one search box finds; of two kinds found alike, the first here comes first. */
export const searchedKinds: readonly SearchedKind[] = [
  searchedCommunes,
  searchedEpci,
  searchedPlans,
  searchedActions,
  searchedIndicators,
  searchedSites,
  searchedTaxa,
  searchedEditions,
  searchedSheets,
];
