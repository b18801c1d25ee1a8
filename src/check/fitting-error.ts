import { absolute, add, compare, type Decimal, isZero, multiply, subtract } from '../kernel/decimal.ts';

export interface Term {
  label: string;
  value: Decimal;
}

/** Whether a sum agrees with a total, roundings taken into account. */
export type Fits = (sum: Decimal, total: Decimal) => boolean;

/** The slip that would explain why parts do not make their total. */
export type FittingError =
  | { kind: 'left_out' | 'twice'; label: string }
  | { kind: 'swapped' | 'scale'; label: string; instead: Decimal }
  | { kind: 'tax'; rate: string };

const scales = ['10', '0.1', '1000', '0.001'];
/** French rates of VAT, most usual first. */
const rates: [ratio: Decimal, rate: string][] = [
  ['1.2', '20'],
  ['1.1', '10'],
  ['1.055', '5,5'],
];

/**
 * Tries, likeliest first, what people get wrong: a part forgotten (one of `neighbours`) or counted twice, two digits
 * exchanged, a factor of ten or a thousand, VAT.
 */
export function fittingError(parts: Term[], total: Term, neighbours: Term[], fits: Fits): FittingError | undefined {
  const sum = add(...parts.map((part) => part.value));
  return (
    forgotten(parts, sum, total.value, neighbours, fits) ??
    replaced('swapped', swapsOf, parts, sum, total, fits) ??
    replaced('scale', scalingsOf, parts, sum, total, fits) ??
    taxed(sum, total.value)
  );
}

function forgotten(parts: Term[], sum: Decimal, total: Decimal, neighbours: Term[], fits: Fits) {
  const left = neighbours.find(({ value }) => !isZero(value) && fits(add(sum, value), total));
  if (left) return { kind: 'left_out', label: left.label } as const;
  const twice = parts.find(({ value }) => !isZero(value) && fits(subtract(sum, value), total));
  return twice && ({ kind: 'twice', label: twice.label } as const);
}

function replaced(
  kind: 'swapped' | 'scale',
  others: (value: Decimal) => Decimal[],
  parts: Term[],
  sum: Decimal,
  total: Term,
  fits: Fits,
): FittingError | undefined {
  for (const { label, value } of parts) {
    const instead = others(value).find((other) => fits(add(subtract(sum, value), other), total.value));
    if (instead) return { kind, label, instead };
  }
  const instead = others(total.value).find((other) => fits(sum, other));
  return instead === undefined ? undefined : { kind, label: total.label, instead };
}

function taxed(sum: Decimal, total: Decimal): FittingError | undefined {
  const found = rates.find(([by]) => isNear(multiply(sum, by), total) || isNear(multiply(total, by), sum));
  return found && { kind: 'tax', rate: found[1] };
}

/** Within one part in ten thousand: the rounding of a price, not another price. */
const isNear = (a: Decimal, b: Decimal): boolean =>
  !isZero(b) && compare(absolute(subtract(a, b)), multiply(absolute(b), '0.0001')) <= 0;

const scalingsOf = (value: Decimal): Decimal[] => (isZero(value) ? [] : scales.map((by) => multiply(value, by)));

/** The same number with two neighbouring digits exchanged, each way it can be done; a point between them stays. */
export function swapsOf(value: Decimal): Decimal[] {
  const places = [...value.matchAll(/\d/g)].map(({ index }) => index);
  return places.flatMap((first, at) => {
    const second = places[at + 1];
    if (second === undefined || value[first] === value[second]) return [];
    const swapped = `${value.slice(0, first)}${value[second]}${value.slice(first + 1, second)}${value[first]}${value.slice(second + 1)}`;
    return /^-?0\d/.test(swapped) ? [] : [swapped];
  });
}
