import type { FindingPlace, Tier } from '../kernel/finding.ts';
import { periodCode } from '../kernel/period.ts';
import type { CheckedEdition, CheckedFigure, KeyedFinding } from './checked-edition.ts';

/** One check. `title` and `explanation` are French: the page of findings and the reference show them. */
export interface CheckRule {
  code: string;
  title: string;
  /** The surest tier it gives. */
  tier: Tier;
  explanation: string;
  check(edition: CheckedEdition): KeyedFinding[];
}

/** Stable from one check to the next, as long as the rule speaks of the same figures and period. */
export const keyOf = (code: string, names: string[], period: string): string => `${code}:${names.join('+')}:${period}`;

/** A finding about a figure (first) and those it does not agree with. */
export function findingAbout(
  code: string,
  tier: Tier,
  [first, ...others]: [CheckedFigure, ...CheckedFigure[]],
  sentence: string,
): KeyedFinding {
  const key = keyOf(code, [first.code, ...others.map((other) => other.code)], periodCode(first.period));
  return { code, tier, sentence, place: first.place, key, about: [first, ...others].map((figure) => figure.key) };
}

export const findingAt = (
  code: string,
  tier: Tier,
  name: string,
  period: number,
  place: FindingPlace,
  sentence: string,
): KeyedFinding => ({ code, tier, sentence, place, key: keyOf(code, [name], String(period)) });

export const byKey = (edition: CheckedEdition): Map<string, CheckedFigure> =>
  new Map(edition.figures.map((figure) => [figure.key, figure]));
