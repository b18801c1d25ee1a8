import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { nextWorkingDay, publicHolidays } from './working-day.rule.ts';

interface Case {
  name: string;
  day: string;
  next: string;
}

test.each(readCases<Case>(import.meta.url, 'working-day.rule.cases.yaml'))('$name', ({ day, next }) => {
  expect(nextWorkingDay(day)).toBe(next);
});

test('a year has eleven public holidays, Easter Monday where the calendar puts it', () => {
  const mondays = [2000, 2008, 2011, 2019, 2038].map((year) => publicHolidays(year).find((day) => isSpring(day)));

  expect(mondays).toEqual(['2000-04-24', '2008-03-24', '2011-04-25', '2019-04-22', '2038-04-26']);
  expect(publicHolidays(2026)).toHaveLength(11);
});

const isSpring = (day: string): boolean => /-(03|04)-/.test(day);
