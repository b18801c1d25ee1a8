export { checkEdition } from './check-edition.ts';
export type {
  CheckedBreakdown,
  CheckedEdition,
  CheckedFigure,
  CheckedSheet,
  CheckedUnit,
  KeyedFinding,
  PastValue,
} from './checked-edition.ts';
export { relationsByLabel } from './relations.ts';
export { checkRules } from './rules.ts';
