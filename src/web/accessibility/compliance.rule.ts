import type { State } from './grid.ts';

export interface Compliance {
  counts: Record<State, number>;
  /** The words of the law: wholly, partly from half of what applies, or not. */
  level: 'whole' | 'partial' | 'none';
}

/**
 * What may be declared of criteria (RGAA 4.1, « Calcul du taux de conformité »: those met among those that apply). While
 * nobody has examined one, nothing more than « non conforme » may be.
 */
export function complianceOf(found: readonly State[]): Compliance {
  const counts: Record<State, number> = { met: 0, unmet: 0, none: 0, unseen: 0 };
  for (const state of found) counts[state] += 1;
  if (counts.unseen > 0) return { counts, level: 'none' };
  const rate = counts.met / (counts.met + counts.unmet);
  return { counts, level: rate === 1 ? 'whole' : rate >= 0.5 ? 'partial' : 'none' };
}
