import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { outcomeOf } from './sending.rule.ts';

const cases = readCases<{ case: string; status: number | null; outcome: string }>(
  import.meta.url,
  'sending.rule.cases.yaml',
);

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { status, outcome }) => {
  expect(outcomeOf(status)).toBe(outcome);
});
