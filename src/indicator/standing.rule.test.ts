import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import type { Direction } from './figure.ts';
import { type Standing, standingOf } from './standing.rule.ts';

type ByYear = Record<string, string>;

interface Case {
  name: string;
  direction: Direction;
  baseline: ByYear | null;
  targets: ByYear;
  figure: ByYear;
  standing: Standing;
}

const points = (byYear: ByYear | null) =>
  Object.entries(byYear ?? {}).map(([year, value]) => ({ year: Number(year), value }));

test.each(readCases<Case>(import.meta.url, 'standing.cases.yaml'))('$name', (given) => {
  const [figure = { year: 0, value: '0' }] = points(given.figure);
  const [baseline = null] = points(given.baseline);

  const standing = standingOf(figure, { direction: given.direction, baseline, targets: points(given.targets) });

  expect(standing).toBe(given.standing);
});
