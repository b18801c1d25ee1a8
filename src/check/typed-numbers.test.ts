import { expect, test } from 'vitest';
import { typedNumbersIn } from './typed-numbers.ts';

test('a long list without spaces takes no longer than its length', () => {
  const list = Array.from({ length: 28 }, (_, index) => index + 1).join(',');
  const start = performance.now();

  const found = typedNumbersIn(`Les articles ${list} % du code.`);

  expect(found.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(1_000);
});
