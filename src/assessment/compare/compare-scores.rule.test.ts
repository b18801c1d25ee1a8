import { describe, expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { add, isZero, multiply } from '../../kernel/decimal.ts';
import { nothing } from '../score/score-site.rule.ts';
import type { CriterionScore, ScoredItem, SiteScore } from '../score/scored.ts';
import { compareScores } from './compare-scores.rule.ts';

interface Group {
  visits?: number;
  weight?: string;
  score?: string;
  species?: Record<string, string>;
  olderScore?: string;
  value?: string;
}
type Side = { olderTotal?: string } & Record<string, Group>;
interface Case {
  case: string;
  before: Side;
  after: Side;
  parts: Record<string, string>;
  oneSided?: Record<string, string>;
}

const itemOf = ([name, said]: [string, string]): ScoredItem => {
  const [mark = '0', visit] = said.split(' @');
  return {
    ...{ key: name, name, vernacular: '', rarity: null, statuses: [], records: [], level: 0, mark, why: '' },
    firstVisit: visit ? Number(visit) : null,
  };
};

function criterionOf([name, group]: [string, Group]): CriterionScore {
  const items = Object.entries(group.species ?? {}).map(itemOf);
  const weight = group.weight ?? '1';
  const sum = group.olderScore ?? group.value ?? add(...items.map(({ mark }) => mark));
  return {
    ...{ name, label: name, axis: '', state: 'done', reason: '', items, aside: 0, value: null, weight, sum },
    basis: group.olderScore ? 'carried_score' : group.value ? 'value' : 'records',
    effort: { ...nothing.effort, visits: group.visits ?? 0 },
    score: group.score ?? multiply(sum, weight),
  };
}

function siteOf({ olderTotal, ...groups }: Side): Pick<SiteScore, 'criteria' | 'total'> {
  const criteria = Object.entries(groups as Record<string, Group>).map(criterionOf);
  return { criteria, total: olderTotal ?? add(...criteria.flatMap(({ score }) => score ?? [])) };
}

const cases = readCases<Case>(import.meta.url, 'compare-scores.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { before, after, parts, oneSided }) => {
  const change = compareScores(siteOf(before), siteOf(after));

  const found = Object.entries(change.parts).filter(([, amount]) => !isZero(amount));
  expect(Object.fromEntries(found)).toEqual(parts);
  expect(Object.fromEntries(change.oneSided.map(({ criterion, only }) => [criterion, only]))).toEqual(oneSided ?? {});
});

describe('the parts of a change', () => {
  test('add up to it, whatever the two campaigns found', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const aSide = (): Side =>
      Object.fromEntries(
        ['birds', 'flora', 'habitats', 'vacancy']
          .filter(() => random(4) > 0)
          .map((name) => {
            if (random(6) === 0) return [name, { olderScore: String(random(50)) }];
            if (name === 'vacancy') return [name, { value: String(random(9)) }];
            const visits = random(4);
            const species = ['a', 'b', 'c', 'd', 'e'].filter(() => random(2) > 0);
            const marked = species.map((each) => [each, `${random(12)}.5${visits ? ` @${1 + random(visits)}` : ''}`]);
            const cut = random(3) === 0 ? { score: String(random(20)) } : {};
            return [name, { visits, weight: String(1 + random(2)), species: Object.fromEntries(marked), ...cut }];
          }),
      ) as Side;

    for (let turn = 0; turn < 400; turn++) {
      const change = compareScores(siteOf(aSide()), siteOf(aSide()));
      expect(add(...Object.values(change.parts))).toBe(add(change.change));
    }
  });
});
