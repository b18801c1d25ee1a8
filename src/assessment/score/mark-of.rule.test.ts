import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Scale } from '../grid/grid.ts';
import { markOf, markOfValue } from './mark-of.rule.ts';

interface Case {
  case: string;
  rarity: string | null;
  statuses: string[];
  mark: string;
  why: string;
}

const scales: Scale[] = [
  {
    kind: 'rarity',
    classes: { C: { label: 'commune', mark: '1' }, RR: { label: 'très rare', mark: '12' } },
    unlisted: '0',
  },
  {
    kind: 'statuses',
    marks: [
      { kinds: ['PN'], label: 'protégée en France', mark: '3' },
      { kinds: ['DH'], label: 'annexe II de la directive', mark: '5' },
    ],
  },
];

const cases = readCases<Case>(import.meta.url, 'mark-of.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { rarity, statuses, mark, why }) => {
  expect(markOf({ rarity, statuses }, scales)).toEqual({ mark, why });
});

test.each(['constructor', 'toString', '__proto__'])('no table has a class or a choice called %s', (word) => {
  expect(markOf({ rarity: word, statuses: [] }, scales)).toEqual({ mark: '0', why: `classe ${word} sans note` });
  expect(markOfValue(word, { unit: '', choices: { oui: { label: 'oui', mark: '1' } } })).toBeUndefined();
});
