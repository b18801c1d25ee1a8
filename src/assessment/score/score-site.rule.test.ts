import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Criterion, Scale } from '../grid/grid.ts';
import { nothing, scoreSite } from './score-site.rule.ts';
import type { Found, Gathered } from './scored.ts';

interface Group {
  visits?: number;
  from?: number;
  said?: 'done' | 'not_done';
  weight?: string;
  cap?: string;
  found?: Record<string, string | null>;
  carried?: boolean;
  carriedScore?: string;
  steps?: Record<string, string>;
  value?: string;
  protections?: Record<string, string>;
  has?: string[];
}
interface Case {
  case: string;
  groups: Record<string, Group>;
  carriedTotal?: string;
  scores: Record<string, string>;
  total: string | null;
  complete: boolean;
}

const rarity: Scale = {
  kind: 'rarity',
  classes: Object.fromEntries(
    Object.entries({ C: '1', AR: '5', RR: '12' }).map(([code, mark]) => [code, { label: code, mark }]),
  ),
  unlisted: '1',
};

const sourceOf = ({ steps, protections }: Group): Criterion['source'] => {
  if (protections)
    return {
      kind: 'protections',
      marks: Object.fromEntries(Object.entries(protections).map(([key, mark]) => [key, { label: key, mark }])),
    };
  if (!steps) return { kind: 'species', protocols: [], fields: {}, taxa: {} };
  return {
    ...{ kind: 'typed', hint: '', unit: '' },
    steps: Object.entries(steps).map(([from, mark]) => ({ from, mark, label: from })),
  };
};

const criterionOf = (name: string, group: Group): Criterion => ({
  ...{ name, label: name, axis: '', source: sourceOf(group), weight: group.weight ?? '1', cap: group.cap },
  ...{ surveyedFrom: group.from ?? 1, scales: group.steps || group.protections ? [] : [rarity] },
});

const foundOf = ([name, rarity]: [string, string | null]): Found => ({
  ...{ key: name, name, vernacular: '', rarity, statuses: [], firstVisit: null, records: [], level: 0 },
});

const gatheredOf = (group: Group): Gathered => ({
  ...nothing,
  found: Object.entries(group.found ?? {}).map(foundOf),
  effort: { ...nothing.effort, visits: group.visits ?? 0 },
  survey: { state: group.said ?? null, reason: '' },
  value: group.value ?? null,
  protections: group.has ?? [],
  carried: group.carried ?? false,
  carriedScore: group.carriedScore ?? null,
});

const cases = readCases<Case>(import.meta.url, 'score-site.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, given) => {
  const groups = Object.entries(given.groups);
  const scored = scoreSite(
    { criteria: groups.map(([name, group]) => criterionOf(name, group)) },
    {
      ...{ id: 'a', siteId: null, name: 'Terril', carriedTotal: given.carriedTotal ?? null },
      gathered: new Map(groups.map(([name, group]) => [name, gatheredOf(group)])),
    },
  );

  expect(Object.fromEntries(scored.criteria.map(({ name, score, state }) => [name, score ?? state]))).toEqual(
    given.scores,
  );
  expect(scored.total).toBe(given.total);
  expect(scored.complete).toBe(given.complete);
});
