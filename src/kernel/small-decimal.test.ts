import { Decimal as Exact } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { add, compare, multiply, powerOfTen, subtract } from './decimal.ts';

/** The same numbers at each run, small and long, with and without decimals and trailing zeros. */
function someDecimals(count: number): string[] {
  let state = 1;
  const upTo = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % most;
  };
  const digits = (most: number): string => Array.from({ length: 1 + upTo(most) }, () => upTo(10)).join('');
  return Array.from({ length: count }, () => {
    const whole = digits(14).replace(/^0+(?=\d)/, '');
    return `${upTo(3) === 0 ? '-' : ''}${whole}${upTo(2) === 0 ? `.${digits(8)}` : ''}`;
  });
}

describe('decimals that a machine integer holds', () => {
  test('are calculated as those of any length are', () => {
    const some = someDecimals(4000);
    const wrong = some.filter((a, at) => {
      const b = some[(at * 7 + 1) % some.length] ?? '0';
      const exact = new Exact(a);
      return (
        add(a, b) !== exact.plus(b).toFixed() ||
        subtract(a, b) !== exact.minus(b).toFixed() ||
        multiply(a, b) !== exact.times(b).toFixed() ||
        compare(a, b) !== exact.cmp(b)
      );
    });

    expect(wrong).toEqual([]);
  });

  test('have no negative zero', () => {
    expect([subtract('0', '0'), multiply('-1', '0'), add('-0.5', '0.5'), compare('-0', '0')]).toEqual([
      '0',
      '0',
      '0',
      0,
    ]);
  });

  test.each([-12, -1, 0, 1, 9, 20])('ten to the power %d', (power) => {
    expect(powerOfTen(power)).toBe(new Exact(10).pow(power).toFixed());
  });
});
