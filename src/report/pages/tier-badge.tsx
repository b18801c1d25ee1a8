import { tierLooks } from '../../check/pages/finding-words.ts';
import type { Tier } from '../../kernel/finding.ts';

/** How sure a finding is. */
export function TierBadge({ tier }: { tier: Tier }) {
  const { shape, word, tone } = tierLooks[tier];
  return (
    <span className={`badge tone-${tone} tier`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}
