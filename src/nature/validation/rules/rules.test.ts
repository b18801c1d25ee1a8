import { describe, expect, test } from 'vitest';
import { readCases } from '../../../../test/cases.ts';
import type { JudgedRecord, Profile } from '../judged.ts';
import { judgeRecord, readCombinations } from '../rules.ts';
import { impossibleCombination } from './impossible-combination.rule.ts';

interface Case {
  case: string;
  record: Partial<JudgedRecord> & { on?: string; to?: string };
  profiles?: Partial<Profile>[];
  says: string | null;
}

const today = '2021-06-15';
/** Spaces as people type them. */
const plain = (sentence: string | undefined) => sentence?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

const aJudged = ({ on = '2020-06-12', to = on, ...record }: Case['record']): JudgedRecord => ({
  ...{ taxon: 'Grenouille rousse', groups: ['Animalia', 'Amphibia'], status: 'Pr', dateFrom: on, dateTo: to },
  ...{ timeFrom: null, timeTo: null, determinedOn: null, departement: null, mesh: null, descriptors: [] },
  ...{ altitudeMin: null, altitudeMax: null, countMin: null, countMax: null },
  ...record,
});

const aProfile = (profile: Partial<Profile>): Profile => ({
  ...{ source: 'Atlas régional', recordCount: null, departements: null, meshes: null, altitudeMin: null },
  ...{ altitudeMax: null, countMax: null },
  ...profile,
  seasons: profile.seasons?.map((season) => ({ ...{ stage: null }, ...season })) ?? null,
});

describe.each([
  ['known range', 'known-range.rule.cases.yaml', 'range'],
  ['season', 'phenology.rule.cases.yaml', 'season'],
  ['altitude', 'altitude.rule.cases.yaml', 'altitude'],
  ['number', 'high-count.rule.cases.yaml', 'count'],
  ['dates to come', 'future-date.rule.cases.yaml', 'future'],
  ['dates in order', 'inverted-dates.rule.cases.yaml', 'inverted'],
] as const)('%s', (_, file, rule) => {
  const cases = readCases<Case>(import.meta.url, file);

  test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { record, profiles = [], says }) => {
    const found = judgeRecord(aJudged(record), profiles.map(aProfile), today);

    expect(plain(found.find((finding) => finding.rule === rule)?.sentence)).toBe(says);
  });
});

describe('impossible combinations', () => {
  const cases = readCases<{ case: string; record: Case['record']; shows: string | null }>(
    import.meta.url,
    'impossible-combination.rule.cases.yaml',
  );
  const named = (name: string | null) => readCombinations().find((combination) => combination.name === name);

  test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { record, shows }) => {
    const said = impossibleCombination(aJudged({ groups: [], ...record }), readCombinations());

    expect(said).toBe(named(shows)?.sentence ?? null);
  });

  test('each has a record that shows it', () => {
    expect(readCombinations().filter(({ name }) => !cases.some(({ shows }) => shows === name))).toEqual([]);
  });
});
