import { expect, test } from 'vitest';
import { gatheredAt, groupSide, groupsIn, marksIn } from './afar.ts';
import { cornerOf, extent, stepAt } from './tile.ts';

/** Places spread over a hundred kilometres around a corner where tiles of every zoom meet. */
const places = Array.from({ length: 500 }, (_, at) => ({
  x: ((at * 7919) % 100_000) - 50_000,
  y: ((at * 104_729) % 100_000) - 50_000,
}));
const side = groupSide(gatheredAt);
const cells = places.map(({ x, y }) => ({ across: Math.floor(x / side), up: Math.floor(y / side), x, y }));

/** The four tiles that meet at the middle of the world. */
const tilesAt = (zoom: number) =>
  [-1, 0].flatMap((column) =>
    [-1, 0].map((row) => ({ zoom, column: 2 ** (zoom - 1) + column, row: 2 ** (zoom - 1) + row })),
  );

test.each([8, 9])('at zoom %i, each place is counted in one group of one tile', (zoom) => {
  const counted = cells.map((cell) => ({ ...cell, count: 1, kinds: { terril: 1 } }));

  const groups = tilesAt(zoom).flatMap((tile) => groupsIn(tile, counted, gatheredAt));

  expect(groups.length).toBeLessThan(places.length);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(places.length);
  expect(groups.reduce((sum, { kinds }) => sum + (kinds.terril ?? 0), 0)).toBe(places.length);
});

test('of marks in one cell the highest rank is drawn, at its place in the tile', () => {
  const tile = { zoom: 8, column: 128, row: 127 };
  const [{ west, north }, step] = [cornerOf(tile), stepAt(8)];
  const told = { key: 'k', href: '', said: '', across: 0, up: 0, x: west + 100 * step, y: north - 200 * step };
  const marks = [
    { ...told, name: 'Bon', rank: 1 },
    { ...told, name: 'Mauvais', rank: 4, across: 1 },
    { ...told, name: 'Ailleurs', rank: 5, across: 400, x: west + 2 * extent * step },
  ];

  const drawn = marksIn(tile, marks, gatheredAt, 64);

  expect(drawn.map(({ name, mark }) => [name, mark])).toEqual([['Mauvais', [100, 200]]]);
});
