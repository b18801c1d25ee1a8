import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { expectedOf } from './expected-meetings.rule.ts';

interface Case {
  name: string;
  meetings: Parameters<typeof expectedOf>[0];
  everyMonths: number | null;
  expected: ReturnType<typeof expectedOf>;
}

test.each(readCases<Case>(import.meta.url, 'expected-meetings.rule.cases.yaml'))(
  '$name',
  ({ meetings, everyMonths, expected }) => {
    expect(expectedOf(meetings, everyMonths, '2026-11-22')).toEqual(expected);
  },
);
