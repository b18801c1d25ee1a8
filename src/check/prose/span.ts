import type { Decimal } from '../../kernel/decimal.ts';
import type { Mention } from '../reading/mention.ts';
import { isCounted } from '../reading/mention-interval.ts';
import { boundsOf } from './amounts.ts';
import { keptOf } from './remembered.ts';

/** Every value a printed number may stand for, in floats: where many pairs are tried, exact decimals cost too much. */
export interface Span {
  low: number;
  high: number;
}

/** Of a mention of the text, which is asked for again and again. */
export const spanOf = keptOf((mention: Mention): Span => spansOf(mention)(mention.value));

/** As if it were printed with another value. */
export function spansOf(mention: Mention): (value: Decimal) => Span {
  const { saidAs, range, decimals, scale, unit } = mention;
  if (saidAs !== 'exact' || range)
    return (value) => {
      const { low, high } = boundsOf({ ...mention, value });
      return { low: Number(low ?? 0), high: Number(high ?? Number.POSITIVE_INFINITY) };
    };
  const half = isCounted(mention) ? 0 : 0.5 * 10 ** (scale - decimals);
  const factor = Number(unit?.factor ?? '1');
  return (value) => ({ low: (Number(value) - half) * factor, high: (Number(value) + half) * factor });
}
