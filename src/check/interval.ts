import type { Qualifier } from '../indicator/figure.ts';
import {
  add,
  type Decimal,
  decimalsOf,
  divide,
  type Interval,
  isZero,
  multiply,
  powerOfTen,
  subtract,
} from '../kernel/decimal.ts';

export interface PrintedNumber {
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
  /** Counted things have no halves: printed without qualifier, they are what they are. */
  counted: boolean;
}

/**
 * Every exact value a printed number may stand for. "12,5" is 12.45 to 12.55; "environ 40" is one step of its last
 * written digit both ways; "près de 40" one step below; "plus de" and "moins de" are open on their side.
 */
export function intervalOf(number: PrintedNumber): Interval {
  const { value, qualifier } = number;
  switch (qualifier) {
    case 'exact':
      return spread(value, halfStep(number));
    case 'about':
      return spread(value, writtenStep(number));
    case 'nearly':
      return { low: subtract(value, writtenStep(number)), high: value };
    case 'more':
      return { low: value };
    case 'less':
      return { high: value };
  }
}

const spread = (value: Decimal, by: Decimal): Interval => ({ low: subtract(value, by), high: add(value, by) });

const halfStep = ({ value, decimals, counted }: PrintedNumber): Decimal =>
  counted && decimals === 0 && decimalsOf(value) === 0 ? '0' : multiply('0.5', powerOfTen(-decimals));

/** Place of the last digit that is not a padding zero: 10 000 for 40 000, 0.1 for 2.2. */
function writtenStep({ value, decimals }: PrintedNumber): Decimal {
  if (decimals > 0 || isZero(value)) return powerOfTen(-decimals);
  return powerOfTen(/0*$/.exec(value)?.[0].length ?? 0);
}

export const scaled = ({ low, high }: Interval, by: Decimal): Interval => ({
  ...(low === undefined ? {} : { low: multiply(low, by) }),
  ...(high === undefined ? {} : { high: multiply(high, by) }),
});

/** A bound is open as soon as one term's is. */
export const sumOf = (intervals: Interval[]): Interval => ({
  ...boundOf(
    intervals.map(({ low }) => low),
    'low',
  ),
  ...boundOf(
    intervals.map(({ high }) => high),
    'high',
  ),
});

function boundOf<Side extends 'low' | 'high'>(bounds: (Decimal | undefined)[], side: Side): Interval {
  const known = bounds.filter((bound) => bound !== undefined);
  return known.length === bounds.length ? { [side]: add(...known) } : {};
}

/** Of two numbers that are not negative; undefined where the divisor may be zero or the dividend negative. */
export function quotientOf(part: Interval, whole: Interval): Interval | undefined {
  if (!isPositive(whole.low) || part.low === undefined || part.low.startsWith('-')) return undefined;
  const low = whole.high === undefined ? '0' : divide(part.low, whole.high);
  const high = part.high === undefined ? undefined : divide(part.high, whole.low);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

const isPositive = (bound: Decimal | undefined): bound is Decimal =>
  bound !== undefined && !bound.startsWith('-') && !isZero(bound);

export const intervalOfFigure = ({ value, decimals, qualifier, unit }: MeasuredNumber): Interval =>
  intervalOf({ value, decimals, qualifier, counted: unit.nature === 'count' });

type MeasuredNumber = Omit<PrintedNumber, 'counted'> & { unit: { nature: string } };
