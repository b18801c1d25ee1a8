import { meet } from '../../kernel/decimal.ts';
import { quotientOf, scaled } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf } from './amounts.ts';
import { spanOf } from './span.ts';

/** More than floats may lose in a quotient. */
const lost = 1e-9;

/** The percentage may be that of the part in the whole. Floats decide, exact decimals only where it is close. */
export function isPercentOf(share: Mention, part: Mention, whole: Mention): boolean {
  const gap = [share, part, whole].every(isPlain) ? gapInFloats(share, part, whole) : undefined;
  if (gap !== undefined) return gap <= 0;
  const quotient = quotientOf(boundsOf(part), boundsOf(whole));
  return quotient !== undefined && meet(scaled(quotient, '100'), boundsOf(share));
}

/** How far the quotient is from what is printed, negative where they meet; undefined where floats are not sure. */
function gapInFloats(share: Mention, part: Mention, whole: Mention): number | undefined {
  const [said, above, below] = [spanOf(share), spanOf(part), spanOf(whole)];
  if (!(below.low > 0) || above.low < 0) return undefined;
  const [low, high] = [(above.low * 100) / below.high, (above.high * 100) / below.low];
  const gap = Math.max(low - said.high, said.low - high);
  return Math.abs(gap) > (high + Math.abs(said.high)) * lost ? gap : undefined;
}

const isPlain = ({ saidAs, range }: Mention): boolean => saidAs === 'exact' && range === null;
