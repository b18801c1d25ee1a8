import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { type SourcedValue, standingOf } from './standing.rule.ts';

interface Case {
  case: string;
  values: (Partial<SourcedValue> & Pick<SourcedValue, 'value' | 'source'>)[];
  stands: string | null;
  state?: string;
}

const cases: Case[] = parse(readFileSync(inProject('src/site/register/standing.rule.cases.yaml'), 'utf8'));
const plain = { asOf: null, confidence: 'stated', ruling: null, ruledAt: null } as const;

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { values, stands, state }) => {
  const given = values.map((value, at) => ({
    ...plain,
    id: String(at),
    recordedAt: `2020-01-${String(30 - at)}T09:00:00Z`,
    ...value,
  }));

  const standing = standingOf(given);

  expect(standing?.value.value ?? null).toBe(stands);
  expect(standing?.state).toBe(state);
});
