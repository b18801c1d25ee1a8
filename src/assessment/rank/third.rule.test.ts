import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Third, thirdOf } from './third.rule.ts';

interface Case {
  case: string;
  rank: number;
  of: number;
  third: Third;
}

const cases = readCases<Case>(import.meta.url, 'third.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { rank, of, third }) => {
  expect(thirdOf(rank, of)).toBe(third);
});
