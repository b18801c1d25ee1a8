import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { add } from '../../kernel/decimal.ts';
import { rankOn, rankWithinSets, sharedCriteria } from './rank-sites.rule.ts';

interface Case {
  case: string;
  sites: Record<string, { flora?: number; birds?: number; total?: number }>;
  on?: 'shared' | string[];
  sets: { groups: string[]; complete: boolean; ranks: Record<string, number>; tied?: string[] }[];
  unranked?: string[];
}

const groups = ['flora', 'birds'] as const;
const cases = readCases<Case>(import.meta.url, 'rank-sites.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, given) => {
  const sites = Object.entries(given.sites).map(([name, { total, ...scores }]) => {
    const known = Object.values(scores).map(String);
    return {
      ...{ id: name, name, carriedTotal: total !== undefined },
      criteria: groups.map((group) => ({ name: group, score: scores[group]?.toString() ?? null })),
      total: total?.toString() ?? (known.length > 0 ? add(...known) : null),
    };
  });
  const asked = given.on === 'shared' ? sharedCriteria(sites, groups) : given.on;

  const ranking = asked ? rankOn(sites, asked, groups) : rankWithinSets(sites, groups);

  expect(
    ranking.sets.map(({ criteria, complete, rows }) => ({
      groups: criteria,
      complete,
      ranks: Object.fromEntries(rows.map(({ name, rank }) => [name, rank])),
      tied: rows.filter(({ tied }) => tied).map(({ name }) => name),
    })),
  ).toEqual(given.sets.map((set) => ({ tied: [], ...set })));
  expect(ranking.unranked.map(({ name }) => name).sort()).toEqual([...(given.unranked ?? [])].sort());
});
