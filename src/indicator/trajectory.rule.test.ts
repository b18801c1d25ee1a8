import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { expectedAt } from './trajectory.rule.ts';

interface Case {
  points: Record<string, string>;
  year: number;
  expected: string | null;
}

test.each(readCases<Case>(import.meta.url, 'trajectory.cases.yaml'))(
  'the trajectory expects $expected in $year',
  ({ points, year, expected }) => {
    const line = Object.entries(points).map(([at, value]) => ({ year: Number(at), value }));

    expect(expectedAt(line, year) ?? null).toBe(expected);
  },
);
