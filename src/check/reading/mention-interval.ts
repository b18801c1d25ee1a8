import { add, type Decimal, type Interval, multiply, powerOfTen, subtract } from '../../kernel/decimal.ts';
import { intervalOf } from '../interval.ts';
import type { Mention } from './mention.ts';

/**
 * Every exact value a printed mention may stand for, in the unit it is printed with. A scale moves its last printed
 * digit: "1,7 Md€" is 1.65 to 1.75 billion. Counted things printed whole are what they are.
 */
export function intervalOfMention(mention: Mention): Interval {
  const { value, saidAs, range } = mention;
  if (range) return spread(range.low, range.high, halfStep(mention));
  if (saidAs === 'more' || saidAs === 'at_least') return { low: value };
  if (saidAs === 'less' || saidAs === 'at_most') return { high: value };
  if (saidAs === 'between') return spread(value, value, halfStep(mention));
  const { decimals, scale } = mention;
  if (scale === 0) return intervalOf({ value, decimals, qualifier: saidAs, counted: isCounted(mention) });
  const unscaled = { value: multiply(value, powerOfTen(-scale)), decimals, qualifier: saidAs, counted: false };
  const { low, high } = intervalOf(unscaled);
  const by = powerOfTen(scale);
  return { ...(low && { low: multiply(low, by) }), ...(high && { high: multiply(high, by) }) };
}

export const isCounted = ({ unit, decimals, scale }: Mention): boolean =>
  unit?.dimension === 'count' && decimals === 0 && scale === 0;

const spread = (low: Decimal, high: Decimal, by: Decimal): Interval => ({
  low: subtract(low, by),
  high: add(high, by),
});

const halfStep = (mention: Mention): Decimal =>
  isCounted(mention) ? '0' : multiply('0.5', powerOfTen(mention.scale - mention.decimals));
