import { expect, test } from 'vitest';
import { fieldOfView, viewCone } from './view-cone.ts';

test.each([
  [50, 39.6],
  [35, 54.4],
  [24, 73.7],
])('a lens of %i mm sees %f degrees', (focal, degrees) => {
  expect(fieldOfView(focal)).toBeCloseTo(degrees, 1);
});

test('a view to the east opens to the east, its left side to the north', () => {
  const [from, left, ...others] = viewCone([100, 200], 90, 35, 1000);
  const right = others.at(-2);

  expect(from).toEqual([100, 200]);
  expect(left?.[0]).toBeCloseTo(100 + 1000 * Math.cos((27.2 * Math.PI) / 180), -1);
  expect(left?.[1]).toBeGreaterThan(200);
  expect(right?.[1]).toBeLessThan(200);
});
