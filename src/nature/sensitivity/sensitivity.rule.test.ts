import { expect, test } from 'vitest';
import { readSensitivityCases } from '../../../test/nature.ts';
import { sensitivityOf } from './sensitivity.rule.ts';

const cases = readSensitivityCases();

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { record, rules, level }) => {
  expect(sensitivityOf(record, rules, '2021-06-15')).toBe(level);
});
