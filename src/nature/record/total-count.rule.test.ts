import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Descriptor } from './descriptor.ts';
import { totalCount } from './total-count.rule.ts';

interface Case {
  case: string;
  descriptors: Descriptor[];
  total: [number, number] | null;
}

const cases = readCases<Case>(import.meta.url, 'total-count.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { descriptors, total }) => {
  const [countMin, countMax] = total ?? [null, null];

  expect(totalCount(descriptors)).toEqual({ countMin, countMax });
});
