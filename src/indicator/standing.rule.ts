import { compare, type Decimal } from '../kernel/decimal.ts';
import type { Direction } from './figure.ts';
import { expectedAt, type Point } from './trajectory.rule.ts';

/** How a figure stands against its target. */
export type Standing = 'reached' | 'on_course' | 'behind' | 'unknown';

/**
 * Compares a figure with the last target of a trajectory and, where that is not reached yet, with what the straight line
 * from the baseline expects of its year. Unknown where the indicator has no direction, where the year is before the line,
 * or is the one that the line starts from.
 */
export function standingOf(
  figure: { value: Decimal; year: number },
  { direction, baseline, targets }: { direction: Direction; baseline: Point | null; targets: readonly Point[] },
): Standing {
  const last = targets.toSorted((a, b) => a.year - b.year).at(-1);
  if (!last || direction === 'none') return 'unknown';
  const isMet = (wanted: Decimal) => {
    const side = compare(figure.value, wanted);
    return direction === 'up' ? side >= 0 : side <= 0;
  };
  if (isMet(last.value)) return 'reached';
  if (figure.year >= last.year) return 'behind';
  if (baseline && figure.year <= baseline.year) return 'unknown';
  const expected = expectedAt([...(baseline ? [baseline] : []), ...targets], figure.year);
  if (expected === undefined) return 'unknown';
  return isMet(expected) ? 'on_course' : 'behind';
}
