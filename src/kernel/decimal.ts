import { Decimal as Exact } from 'decimal.js';

// Enough digits that no sum of public money ever loses one.
Exact.set({ precision: 40, toExpNeg: -30, toExpPos: 30, rounding: Exact.ROUND_HALF_UP });

/** An exact decimal as text: "1234.50". Never a float. Trailing zeros say how precisely it was printed. */
export type Decimal = string;

export const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

export const add = (...terms: Decimal[]): Decimal =>
  terms.reduce<Exact>((sum, term) => sum.plus(term), new Exact(0)).toFixed();
export const subtract = (a: Decimal, b: Decimal): Decimal => new Exact(a).minus(b).toFixed();
export const multiply = (a: Decimal, b: Decimal): Decimal => new Exact(a).times(b).toFixed();
/** Undefined where the divisor is zero. */
export const divide = (a: Decimal, b: Decimal): Decimal | undefined =>
  new Exact(b).isZero() ? undefined : new Exact(a).div(b).toFixed();
export const negate = (a: Decimal): Decimal => new Exact(a).negated().toFixed();
export const absolute = (a: Decimal): Decimal => new Exact(a).abs().toFixed();
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => new Exact(a).cmp(b) as -1 | 0 | 1;
export const isZero = (a: Decimal): boolean => new Exact(a).isZero();
/** Rounded half up, with exactly that many decimals. */
export const round = (a: Decimal, decimals: number): Decimal => new Exact(a).toFixed(decimals);
/** 10 to the power n, exactly. */
export const powerOfTen = (n: number): Decimal => new Exact(10).pow(n).toFixed();
export const decimalsOf = (a: Decimal): number => a.split('.')[1]?.length ?? 0;

/** Closed interval of the exact values that a printed number may stand for; an absent bound is open. */
export interface Interval {
  low?: Decimal;
  high?: Decimal;
}

/** Two printed numbers contradict each other only where their intervals do not meet (closed bounds, as EDGAR's duplicate rule). */
export const meet = (a: Interval, b: Interval): boolean => reaches(a, b) && reaches(b, a);

const reaches = (a: Interval, b: Interval): boolean =>
  a.low === undefined || b.high === undefined || compare(a.low, b.high) <= 0;
