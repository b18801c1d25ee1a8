import type { CheckedEdition, KeyedFinding } from './checked-edition.ts';
import { checkRules } from './rules.ts';

/** All that the rules find, surest first, then in the order of the rules. */
export const checkEdition = (edition: CheckedEdition): KeyedFinding[] =>
  checkRules.flatMap((rule) => rule.check(edition)).toSorted((a, b) => a.tier.localeCompare(b.tier));
