import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import type { Aggregation } from './aggregate.rule.ts';
import { overCommunes } from './over-communes.rule.ts';

interface Case {
  how: Aggregation;
  values: Record<string, string>;
  result: string | null;
  partial?: string | null;
  says?: string;
}

const communes = ['Auchel', 'Béthune', 'Lillers'].map((name) => ({ code: name, name }));

test.each(readCases<Case>(import.meta.url, 'over-communes.cases.yaml'))(
  'the $how of $values over the communes is $result',
  ({ how, values, result, partial, says }) => {
    const known = Object.entries(values).map(([commune, value]) => ({ code: commune, commune, value }));

    const found = overCommunes(known, communes, how, 0);

    expect(found?.value ?? null).toBe(result);
    expect(found?.partial ?? null).toBe(partial ?? null);
    if (says) expect(found?.steps.map(({ sentence }) => sentence.replace(/[\u00a0\u202f]/g, ' '))).toContain(says);
  },
);

test('of two communes that share a name, the one without value is missing', () => {
  const homonyms = ['59001', '62002'].map((code) => ({ code, name: 'Beaumont' }));

  const found = overCommunes([{ code: '59001', commune: 'Beaumont', value: '3' }], homonyms, 'sum', 0);

  expect(found?.partial).toBe('more');
});
