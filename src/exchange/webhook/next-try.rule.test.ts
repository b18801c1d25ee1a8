import { expect, test } from 'vitest';
import { minutesToNextTry } from './next-try.rule.ts';

test('a delivery is tried eight times over three days, each later than the one before', () => {
  const waits = Array.from({ length: 8 }, (_, tries) => minutesToNextTry(tries + 1));

  expect(waits.slice(0, -1)).toEqual(waits.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)));
  expect(waits.at(-1)).toBeNull();
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / 1440).toBeCloseTo(3, 0);
});
