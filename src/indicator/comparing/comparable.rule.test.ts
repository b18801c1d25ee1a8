import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Compared, isPerInhabitant, perThousand, printPerThousand, whyNot } from './comparable.rule.ts';

type Said = Partial<Omit<Compared, 'territory'>> & { kind?: string; population?: number | null };

interface Case {
  name: string;
  first?: Said;
  other: Said;
  byInhabitants?: boolean;
  reasons: string[];
}

const waste = { unit: 't', counted: null, taxBasis: null, definition: 'Déchets ménagers', source: 'SINOE' };

const compared = ({ kind = 'commune', population = 1000, ...said }: Said = {}): Compared => ({
  ...waste,
  ...said,
  territory: { name: 'Lens', kind, population },
});

test.each(readCases<Case>(import.meta.url, 'comparable.rule.cases.yaml'))(
  '$name',
  ({ first, other, byInhabitants = false, reasons }) => {
    const found = whyNot(compared(first), compared(other), byInhabitants);

    expect(found).toHaveLength(reasons.length);
    for (const [at, word] of reasons.entries()) expect(found[at]).toContain(word);
  },
);

test.each([
  ['8', 30_000, '0,267\u00a0t pour 1\u202f000\u00a0hab.'],
  ['1234', 1000, '1\u202f234\u00a0t pour 1\u202f000\u00a0hab.'],
  ['12', 1000, '12,0\u00a0t pour 1\u202f000\u00a0hab.'],
])('%s tonnes for %s inhabitants', (value, population, printed) => {
  const found = perThousand(value, population);

  expect(found && printPerThousand('t', null, found.value)).toBe(printed);
});

test.each([
  ['t', true],
  ['count', true],
  ['%', false],
  ['EUR_per_inhabitant', false],
])('whether %s may be divided by inhabitants', (unit, answer) => {
  expect(isPerInhabitant({ unit })).toBe(answer);
});
