import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Coverage, coverageOf } from './coverage.rule.ts';

interface Case {
  case: string;
  places: string[];
  all?: string;
  seen?: number;
  communes?: string[];
  types?: string[];
}

const place = (written: string) => {
  const [, commune = '', typeLabel = '', outcome] = /^(.+) \/ (.+) = (.+)$/.exec(written) ?? [];
  return { commune, typeLabel, visited: outcome !== 'no', seen: outcome === 'seen' };
};

const told = ({ name, visited, toVisit }: Coverage): string => `${name} ${visited} of ${toVisit}`;

const cases = readCases<Case>(import.meta.url, 'coverage.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { places, all, seen, communes, types }) => {
  const coverage = coverageOf(places.map(place));

  if (all) expect(`${coverage.all.visited} of ${coverage.all.toVisit}, ${coverage.all.percent} %`).toBe(all);
  if (seen !== undefined) expect(coverage.all.seen).toBe(seen);
  if (communes) expect(coverage.communes.map(told)).toEqual(communes);
  if (types) expect(coverage.types.map(told)).toEqual(types);
});
