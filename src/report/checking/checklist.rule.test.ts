import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { type ChecklistFacts, legalChecklist } from './checklist.rule.ts';

const complete: ChecklistFacts = {
  law: 'epci',
  year: 2020,
  texts: ['synthese', 'methode', 'interne', 'odd'],
  sheets: [
    { finalites: ['climat', 'biodiversite', 'production'], scopes: ['internal'] },
    { finalites: ['cohesion', 'epanouissement'], scopes: ['territory'] },
  ],
  goals: [],
  commitments: 12,
  sessionDate: '2021-02-16',
  budgetDebateDate: null,
};

interface Case {
  case: string;
  given: Partial<ChecklistFacts>;
  unmet: string[];
  says?: string;
  items?: number;
}

const cases: Case[] = parse(readFileSync(inProject('src/report/checking/checklist.rule.cases.yaml'), 'utf8'));
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { given, unmet, says, items }) => {
  const list = legalChecklist({ ...complete, ...given });
  const lacking = list.filter(({ met }) => !met);

  expect(lacking.map(({ code }) => code)).toEqual(unmet);
  if (says) expect(plain(lacking[0]?.detail ?? '')).toContain(says);
  if (items) expect(list).toHaveLength(items);
});

test('every item names its article', () => {
  const sources = legalChecklist({ ...complete, year: 2026 }).map(({ source }) => source);

  expect(sources.filter((source) => !/CGCT|Circulaire/.test(source))).toEqual([]);
});
