import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { lastDayOf, printShotDay, readShotDay } from './shot-day.rule.ts';

interface Case {
  typed: string;
  printed: string;
  last?: string;
}

test.each(readCases<Case>(import.meta.url, 'shot-day.rule.cases.yaml'))('$typed', ({ typed, printed, last }) => {
  const day = readShotDay(typed);

  expect(day ? printShotDay(day) : 'no').toBe(printed);
  expect(day && lastDayOf(day)).toBe(last);
});
