import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Rhythm } from './connector.ts';
import { minutesToNextReading } from './next-reading.rule.ts';

const cases = readCases<{ title: string; rhythm: Rhythm; failures: number; minutes: number | null }>(
  import.meta.url,
  'next-reading.cases.yaml',
);

test.each(cases)('$title', ({ rhythm, failures, minutes }) => {
  expect(minutesToNextReading(rhythm, failures)).toBe(minutes);
});
