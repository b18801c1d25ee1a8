import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Scale } from '../grid/grid.ts';
import { markOf } from './mark-of.rule.ts';

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
