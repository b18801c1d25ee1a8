import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type Aggregation, aggregate } from './aggregate.rule.ts';
import { expectedAt } from './trajectory.rule.ts';

describe('series', () => {
  test.each(
    readCases<{ points: Record<string, string>; year: number; expected: string | null }>(
      import.meta.url,
      'trajectory.cases.yaml',
    ),
  )('the trajectory expects $expected in $year', ({ points, year, expected }) => {
    const line = Object.entries(points).map(([at, value]) => ({ year: Number(at), value }));

    expect(expectedAt(line, year) ?? null).toBe(expected);
  });

  test.each(
    readCases<{ how: Aggregation; values: string[]; result: string | null }>(import.meta.url, 'aggregate.cases.yaml'),
  )('the $how of $values is $result', ({ how, values, result }) => {
    expect(aggregate(values, how) ?? null).toBe(result);
  });
});
