import type { Tier } from '../../kernel/finding.ts';

const looks: Record<Tier, { shape: string; word: string; tone: string }> = {
  A: { shape: '▲', word: 'Certaine', tone: 'brick' },
  B: { shape: '◆', word: 'Probable', tone: 'amber' },
  C: { shape: '●', word: 'À regarder', tone: 'slate' },
};

/** How sure a finding is. */
export function TierBadge({ tier }: { tier: Tier }) {
  const { shape, word, tone } = looks[tier];
  return (
    <span className={`badge tone-${tone} tier`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}
