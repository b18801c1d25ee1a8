import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { seasonDays, seasonOf } from './season-of.rule.ts';

const cases = readCases<{
  case: string;
  from: number;
  day: string;
  season: string;
  key: string;
  first: string;
  last: string;
}>(import.meta.url, 'season-of.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { from, day, season, key, first, last }) => {
  const protocol = { visit: { yearFrom: from } };

  const found = seasonOf(protocol, day);

  expect(found).toEqual({ key, label: season });
  expect(seasonDays(protocol, found)).toEqual({ from: first, to: last });
});
