import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Compliance, complianceOf } from './compliance.rule.ts';
import { readGrid, type State } from './grid.ts';

interface Case {
  name: string;
  found: State[];
  level: Compliance['level'];
}

test.each(readCases<Case>(import.meta.url, 'compliance.rule.cases.yaml'))('$name: $level', ({ found, level }) => {
  expect(complianceOf(found).level).toBe(level);
});

test('the grid has the 106 criteria of the RGAA 4.1, each met with how it is known, each not met with what lacks', () => {
  const criteria = readGrid().themes.flatMap(({ criteria }) => Object.entries(criteria));

  const numbers = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12].flatMap((count, theme) =>
    Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
  );
  expect(criteria.map(([number]) => number)).toEqual(numbers);
  expect(criteria.filter(([, { state, by }]) => state === 'met' && !by)).toEqual([]);
  expect(criteria.filter(([, { state, note }]) => state === 'unmet' && !note)).toEqual([]);
});
