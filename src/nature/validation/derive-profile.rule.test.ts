import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { deriveProfile, seasonsOf } from './derive-profile.rule.ts';

const cases = readCases<{ case: string; decades: number[]; seasons: [number, number][] | null }>(
  import.meta.url,
  'derive-profile.rule.cases.yaml',
);

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { decades, seasons }) => {
  expect(seasonsOf(decades)?.map(({ from, to }) => [from, to]) ?? null).toEqual(seasons);
});

test('altitudes and numbers go some way beyond what was seen', () => {
  const seen = { cdRef: 351, recordCount: 40, departements: ['62'], decades: [] };

  expect(deriveProfile({ ...seen, altitudeMin: 120, altitudeMax: 185, countMax: 12 })).toMatchObject({
    ...{ altitudeMin: 0, altitudeMax: 300, countMax: 36 },
  });
});
