import type { CheckedEdition, KeyedFinding } from './checked-edition.ts';
import { contradictionsInProse } from './edition-prose.ts';
import { checkRules } from './rules.ts';
import { toldOnce } from './told-once.ts';

/** All that the rules find, surest first, then in the order of the rules. */
export function checkEdition(edition: CheckedEdition): KeyedFinding[] {
  const onFigures = checkRules.flatMap((rule) => rule.check(edition));
  return toldOnce(onFigures, contradictionsInProse(edition)).toSorted((a, b) => a.tier.localeCompare(b.tier));
}
