import { expect, test } from 'vitest';
import { killOften } from './crash.ts';

test('after kill -9 no acknowledged edit is lost and none is half-written', { timeout: 300_000 }, async () => {
  const report = await killOften(4);

  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.lost).toEqual([]);
  expect(report.halfWritten).toEqual([]);
});
