import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { checkCounting } from './check-counting.rule.ts';
import { countingInput, type OfferedSource, tallyValue, tellCounting } from './counting.ts';

interface Case {
  name: string;
  counting: unknown;
  unit: string;
  wrong?: string;
}

const visits: OfferedSource = {
  name: 'visites',
  label: 'Visites',
  rowsLabel: 'visites',
  dated: 'during',
  placed: true,
  aboutSites: true,
  columns: [
    {
      key: 'sens',
      label: 'Sens',
      choices: [
        { value: 'avance', label: 'Avance' },
        { value: 'recule', label: 'Recule' },
      ],
    },
  ],
  distinct: { site: 'sites' },
  sums: { visiteurs: 'visiteurs' },
};

test.each(readCases<Case>(import.meta.url, 'check-counting.rule.cases.yaml'))('$name', ({ counting, unit, wrong }) => {
  const said = checkCounting(countingInput.parse(counting), unit, [visits]);

  if (wrong) expect(said).toContain(wrong);
  else expect(said).toBeUndefined();
});

test('a definition is told in words', () => {
  const share = {
    source: 'visites',
    measure: 'share',
    where: { sens: ['avance', 'recule'] },
    part: { sens: ['avance'] },
  };

  const told = tellCounting(countingInput.parse(share), visits);

  expect(told).toBe('Part des visites (sens\u00a0: avance ou recule) où sens\u00a0: avance');
});

test('a sum is told by what it adds', () => {
  const sum = countingInput.parse({ source: 'visites', measure: 'sum', of: 'visiteurs' });

  expect(tellCounting(sum, visits)).toBe('Total des visiteurs dans les visites');
});

test('a share is rounded as it is printed, and a part of nothing has no value', () => {
  expect(tallyValue({ whole: '3', part: 2 }, 1)).toBe('66.7');
  expect(tallyValue({ whole: '0', part: 0 }, 0)).toBeUndefined();
  expect(tallyValue({ whole: '0', part: null }, 0)).toBe('0');
});
