import type { Mention } from '../reading/mention.ts';
import { isCounted } from '../reading/mention-interval.ts';
import { boundsOf } from './amounts.ts';

/** Every value a printed number may stand for, in floats: where many pairs are tried, exact decimals cost too much. */
export interface Span {
  low: number;
  high: number;
}

export function spanOf(mention: Mention): Span {
  const { saidAs, range, value, decimals, scale, unit } = mention;
  if (saidAs !== 'exact' || range) {
    const { low, high } = boundsOf(mention);
    return { low: Number(low ?? 0), high: Number(high ?? Number.POSITIVE_INFINITY) };
  }
  const half = isCounted(mention) ? 0 : 0.5 * 10 ** (scale - decimals);
  const factor = Number(unit?.factor ?? '1');
  return { low: (Number(value) - half) * factor, high: (Number(value) + half) * factor };
}
