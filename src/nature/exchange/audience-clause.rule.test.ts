import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { clauseOpens } from './audience-clause.rule.ts';
import type { Audience, Clause } from './exchange.ts';

interface Case {
  case: string;
  audience: Audience;
  clause: Clause;
  reference: string;
  opens: boolean;
}

const cases = readCases<Case>(import.meta.url, 'audience-clause.rule.cases.yaml');

test.each(cases)('$case', ({ audience, clause, reference, opens }) => {
  expect(clauseOpens(audience, clause, reference)).toBe(opens);
});
