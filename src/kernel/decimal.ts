import { Decimal as Exact } from 'decimal.js';
import { addSmall, multiplySmall, printSmall, type SmallDecimal, smallOf } from './small-decimal.ts';

// Enough digits that no sum of public money ever loses one.
Exact.set({ precision: 40, toExpNeg: -30, toExpPos: 30, rounding: Exact.ROUND_HALF_UP });

/** An exact decimal as text: "1234.50". Never a float. Trailing zeros say how precisely it was printed. */
export type Decimal = string;

export const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

export function add(...terms: Decimal[]): Decimal {
  let sum: SmallDecimal | undefined = { units: 0, decimals: 0 };
  for (const term of terms) {
    const small = smallOf(term);
    sum = sum && small && addSmall(sum, small);
    if (!sum) return terms.reduce<Exact>((all, each) => all.plus(each), new Exact(0)).toFixed();
  }
  return printSmall(sum);
}

export const subtract = (a: Decimal, b: Decimal): Decimal => {
  const [one, other] = [smallOf(a), smallOf(b)];
  const difference = one && other && addSmall(one, { ...other, units: -other.units });
  return difference ? printSmall(difference) : new Exact(a).minus(b).toFixed();
};

export const multiply = (a: Decimal, b: Decimal): Decimal => {
  const [one, other] = [smallOf(a), smallOf(b)];
  const product = one && other && multiplySmall(one, other);
  return product ? printSmall(product) : new Exact(a).times(b).toFixed();
};

/** Undefined where the divisor is zero. */
export const divide = (a: Decimal, b: Decimal): Decimal | undefined =>
  new Exact(b).isZero() ? undefined : new Exact(a).div(b).toFixed();
export const negate = (a: Decimal): Decimal => new Exact(a).negated().toFixed();
export const absolute = (a: Decimal): Decimal => new Exact(a).abs().toFixed();

export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => {
  const [one, other] = [smallOf(a), smallOf(b)];
  const difference = one && other && addSmall(one, { ...other, units: -other.units });
  return (difference ? Math.sign(difference.units) + 0 : new Exact(a).cmp(b)) as -1 | 0 | 1;
};

export const isZero = (a: Decimal): boolean => compare(a, '0') === 0;
/** Rounded half up, with exactly that many decimals. */
export const round = (a: Decimal, decimals: number): Decimal => new Exact(a).toFixed(decimals);
/** 10 to the power n, exactly. */
export const powerOfTen = (n: number): Decimal => (n < 0 ? `0.${'1'.padStart(-n, '0')}` : `1${'0'.repeat(n)}`);
export const decimalsOf = (a: Decimal): number => {
  const point = a.indexOf('.');
  return point < 0 ? 0 : a.length - point - 1;
};

/** Closed interval of the exact values that a printed number may stand for; an absent bound is open. */
export interface Interval {
  low?: Decimal;
  high?: Decimal;
}

/** Two printed numbers contradict each other only where their intervals do not meet (closed bounds, as EDGAR's duplicate rule). */
export const meet = (a: Interval, b: Interval): boolean => reaches(a, b) && reaches(b, a);

const reaches = (a: Interval, b: Interval): boolean =>
  a.low === undefined || b.high === undefined || compare(a.low, b.high) <= 0;
