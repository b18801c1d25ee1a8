import type { Tier } from '../../kernel/finding.ts';
import { printCount } from '../../kernel/french.ts';

/** How each tier looks: a word and a shape go with the colour. */
export const tierLooks: Record<Tier, { shape: string; word: string; tone: string; one: string; many: string }> = {
  A: { shape: '▲', word: 'Certaine', tone: 'brick', one: 'certaine', many: 'certaines' },
  B: { shape: '◆', word: 'Probable', tone: 'amber', one: 'probable', many: 'probables' },
  C: { shape: '●', word: 'À regarder', tone: 'slate', one: 'à regarder', many: 'à regarder' },
};

/** "3 alertes : 2 certaines, 1 probable" */
export function countTiers(found: readonly Tier[]): string {
  const parts = (['A', 'B', 'C'] as const).flatMap((tier) => {
    const count = found.filter((one) => one === tier).length;
    return count > 0 ? [printCount(count, tierLooks[tier].one, tierLooks[tier].many)] : [];
  });
  return `${printCount(found.length, 'alerte')}\u00a0: ${parts.join(', ')}`;
}
