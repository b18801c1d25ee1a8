import { describe, expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Tier } from '../../kernel/finding.ts';
import { demotedAmong, precisionOf, shownTier } from './judged-precision.rule.ts';

interface Case {
  it: string;
  judged: number;
  right: number;
  interval?: [low: number, high: number];
  A: Tier;
}

describe('the judged precision of a rule', () => {
  test.each(readCases<Case>(import.meta.url, 'judged-precision.rule.cases.yaml'))('$it', (given) => {
    const precision = precisionOf(given);
    const demoted = demotedAmong([{ rule: 'product', ...given }]);

    expect(precision && [precision.low, precision.high].map((bound) => Math.round(bound * 100))).toEqual(
      given.interval,
    );
    expect(shownTier('A', 'product', demoted)).toBe(given.A);
  });

  test('a demoted rule keeps its likely findings where they are, and leaves other rules alone', () => {
    const demoted = new Set(['product']);

    expect(shownTier('C', 'product', demoted)).toBe('C');
    expect(shownTier('A', 'rate', demoted)).toBe('A');
  });
});
