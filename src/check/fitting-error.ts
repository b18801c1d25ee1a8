import { absolute, add, compare, type Decimal, divide, isZero, multiply, subtract } from '../kernel/decimal.ts';

export interface Term {
  label: string;
  value: Decimal;
}

/** The slip of the keyboard that would explain a sum, if one does. */
export type FittingError =
  | { kind: 'left_out' | 'twice'; part: string }
  | { kind: 'swapped' | 'scale'; part: string; instead: Decimal }
  | { kind: 'tax'; part: string | null; rate: string };

const scales = ['10', '0.1', '1000', '0.001'];
/** French rates of VAT, most usual first. */
const rates: [ratio: Decimal, rate: string][] = [
  ['1.2', '20'],
  ['1.1', '10'],
  ['1.055', '5,5'],
];

/**
 * Tries, in order of likelihood, what people get wrong: a part forgotten or counted twice, two digits swapped,
 * a factor of ten or a thousand, VAT. `fits` says whether a sum would agree with the printed total.
 */
export function fittingError(
  parts: Term[],
  total: Decimal,
  candidates: Term[],
  fits: (sum: Decimal) => boolean,
): FittingError | undefined {
  const sum = add(...parts.map((part) => part.value));
  const without = (part: Term): Decimal => subtract(sum, part.value);
  const left = candidates.find((term) => !isZero(term.value) && fits(add(sum, term.value)));
  if (left) return { kind: 'left_out', part: left.label };
  const twice = parts.find((part) => !isZero(part.value) && fits(without(part)));
  if (twice) return { kind: 'twice', part: twice.label };
  for (const part of parts) {
    const instead = swapsOf(part.value).find((value) => fits(add(without(part), value)));
    if (instead) return { kind: 'swapped', part: part.label, instead };
  }
  for (const part of parts) {
    const instead = scales.map((by) => multiply(part.value, by)).find((value) => fits(add(without(part), value)));
    if (instead && !isZero(part.value)) return { kind: 'scale', part: part.label, instead };
  }
  return fittingTax(parts, total, sum, fits);
}

function fittingTax(parts: Term[], total: Decimal, sum: Decimal, fits: (sum: Decimal) => boolean) {
  for (const [ratio, rate] of rates) {
    if (isNear(multiply(sum, ratio), total) || isNear(multiply(total, ratio), sum)) {
      return { kind: 'tax', part: null, rate } as const;
    }
    const part = parts.find(({ value }) =>
      [multiply(value, ratio), divide(value, ratio) ?? '0'].some((other) => fits(add(subtract(sum, value), other))),
    );
    if (part) return { kind: 'tax', part: part.label, rate } as const;
  }
  return undefined;
}

/** Within one part in ten thousand: rounding of a price, not another price. */
const isNear = (a: Decimal, b: Decimal): boolean =>
  !isZero(b) && compare(absolute(subtract(a, b)), multiply(absolute(b), '0.0001')) <= 0;

/** The same number with two neighbouring digits exchanged, each way it can be done. */
function swapsOf(value: Decimal): Decimal[] {
  const swaps: Decimal[] = [];
  for (let at = 0; at + 1 < value.length; at++) {
    const [a = '', b = ''] = [value[at], value[at + 1]];
    if (!/\d/.test(a) || !/\d/.test(b) || a === b) continue;
    const swapped = value.slice(0, at) + b + a + value.slice(at + 2);
    if (!/^-?0\d/.test(swapped)) swaps.push(swapped);
  }
  return swaps;
}
