import { meet } from '../../kernel/decimal.ts';
import { sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf } from './amounts.ts';
import { spansOf } from './span.ts';

export interface Sum {
  total: Mention;
  parts: Mention[];
}

/** More than floats may lose in a sum as long as a column. */
const lost = 1e-9;

/** The parts may make the total. Every row of every table is asked: floats decide, exact decimals only where it is close. */
export function mayHold({ total, parts }: Sum): boolean {
  const gap = gapInFloats(total, parts);
  return gap === undefined ? meet(sumOf(parts.map(boundsOf)), boundsOf(total)) : gap <= 0;
}

/** How far what the parts make is from what the total may be, negative where they meet; undefined where floats are not sure. */
function gapInFloats(total: Mention, parts: Mention[]): number | undefined {
  if (!isPlain(total) || !parts.every(isPlain)) return undefined;
  const said = spansOf(total)(total.value);
  let [low, high, size] = [0, 0, Math.abs(said.high)];
  for (const part of parts) {
    const span = spansOf(part)(part.value);
    low += span.low;
    high += span.high;
    size += Math.abs(span.high);
  }
  const gap = Math.max(low - said.high, said.low - high);
  // Whole numbers and their halves lose nothing.
  const isExact = size < 2 ** 50 && Number.isInteger(gap * 2) && isWhole(total) && parts.every(isWhole);
  return isExact || Math.abs(gap) > size * lost ? gap : undefined;
}

const isPlain = ({ saidAs, range }: Mention): boolean => saidAs === 'exact' && range === null;
const isWhole = ({ decimals, scale, unit }: Mention): boolean =>
  decimals === 0 && scale === 0 && (unit?.factor ?? '1') === '1';
