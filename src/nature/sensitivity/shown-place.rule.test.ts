import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type KnownPlace, shownPlace } from './shown-place.rule.ts';

interface Case {
  case: string;
  level: number;
  known: KnownPlace;
  shown: string | null;
}

const cases = readCases<Case>(import.meta.url, 'shown-place.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { level, known, shown }) => {
  expect(shownPlace(level, known)).toBe(shown);
});
