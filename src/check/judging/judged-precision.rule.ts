import type { Tier } from '../../kernel/finding.ts';

/** What people say of a finding. */
export const verdicts = ['right', 'useless'] as const;
export type Verdict = (typeof verdicts)[number];

/** How many findings of a rule were judged, and how many of those were right. */
export interface JudgedRule {
  rule: string;
  judged: number;
  right: number;
}

/** Share of right findings, with the interval (95 %) in which it lies as far as so few judgements can tell. */
export interface Precision {
  share: number;
  low: number;
  high: number;
}

/** Below this share of right findings a rule is no longer shown as certain. */
export const wanted = 0.9;
/** The least number of judged findings that one « Pas utile » alone cannot bring under `wanted`. */
export const fewest = 10;
/** Only the latest findings count, so that a rule that was mended recovers. */
export const latest = 50;

const z = 1.96;

/** Wilson's score interval: it stays within 0 and 1, and is honest about small numbers. Undefined where nothing was judged. */
export function precisionOf({ judged, right }: Pick<JudgedRule, 'judged' | 'right'>): Precision | undefined {
  if (judged === 0) return undefined;
  const share = right / judged;
  const scale = 1 + z ** 2 / judged;
  const middle = (share + z ** 2 / (2 * judged)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / judged + z ** 2 / (4 * judged ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether people found a rule wrong too often for its findings to be shown as certain. */
export const isDemoted = ({ judged, right }: Pick<JudgedRule, 'judged' | 'right'>): boolean =>
  judged >= fewest && right < judged * wanted;

export const demotedAmong = (rules: readonly JudgedRule[]): ReadonlySet<string> =>
  new Set(rules.filter(isDemoted).map(({ rule }) => rule));

/** The tier a finding is shown at: nothing that a demoted rule says is certain, and nothing is hidden. */
export const shownTier = (tier: Tier, rule: string, demoted: ReadonlySet<string>): Tier =>
  tier === 'A' && demoted.has(rule) ? 'B' : tier;
