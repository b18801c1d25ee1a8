import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { trendOf } from './trend.rule.ts';

interface Case {
  case: string;
  observations: { on: string; at?: string; scale?: string; rank: number | null }[];
  trend: string;
}

const cases = readCases<Case>(import.meta.url, 'trend.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { observations, trend }) => {
  const given = observations.map(({ on, at = '12:00', scale = 'bati', rank }) => ({
    observedOn: on,
    recordedAt: new Date(`${on}T${at}:00Z`),
    scale,
    rank,
  }));

  expect(trendOf(given).trend).toBe(trend);
});
