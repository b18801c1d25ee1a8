import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type Aggregation, aggregate } from './aggregate.rule.ts';

interface Case {
  how: Aggregation;
  values: string[];
  result: string | null;
}

test.each(readCases<Case>(import.meta.url, 'aggregate.cases.yaml'))(
  'the $how of $values is $result',
  ({ how, values, result }) => {
    expect(aggregate(values, how) ?? null).toBe(result);
  },
);
