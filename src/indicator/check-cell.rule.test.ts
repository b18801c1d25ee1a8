import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type CellIndicator, isRefused, readCell } from './check-cell.rule.ts';

const base = { counted: null, decimals: 0, taxBasis: null, formula: null, archivedAt: null };
const indicators = new Map<string, CellIndicator>(
  [
    { ...base, code: 'HAB', unit: 'count', counted: 'logements' },
    { ...base, code: 'AID', unit: 'EUR', decimals: 2, taxBasis: 'TTC' as const },
    { ...base, code: 'ENE', unit: 'MWh', decimals: 1 },
    { ...base, code: 'CALC', unit: '%', formula: 'ratio(HAB; HAB)' },
  ].map((indicator) => [indicator.code, indicator]),
);

interface Case {
  code: string;
  value: string;
  unit?: string;
  period?: string;
  kept?: string;
  refused?: string;
}

test.each(readCases<Case>(import.meta.url, 'check-cell.cases.yaml'))('$code « $value »', (given) => {
  const cell = { code: given.code, value: given.value, unit: given.unit, period: given.period ?? '2020' };

  const read = readCell(cell, indicators.get(given.code));

  const answer = isRefused(read) ? read.sentence.replace(/[\u00a0\u202f]/g, ' ') : read.value;
  expect(answer).toBe(given.kept ?? given.refused);
});
