import { expect, it } from 'vitest';
import { mapInTurns } from './map-in-turns.ts';

it('gives what is worked out in order, and lets what waits have its turn in between', async () => {
  const told: string[] = [];
  setImmediate(() => told.push('somebody else'));
  const doubles = await mapInTurns([1, 2], (number) => {
    for (const begun = performance.now(); performance.now() - begun < 6; );
    told.push(`${number}`);
    return 2 * number;
  });
  expect(doubles).toEqual([2, 4]);
  expect(told).toEqual(['1', 'somebody else', '2']);
});
