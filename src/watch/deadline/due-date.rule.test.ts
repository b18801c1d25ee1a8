import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Delay, dueDate, type Stop } from './due-date.rule.ts';

interface Case {
  name: string;
  fact: string;
  delay: Delay;
  stops?: Stop[];
  due: string | null;
}

test.each(readCases<Case>(import.meta.url, 'due-date.rule.cases.yaml'))('$name', ({ fact, delay, stops, due }) => {
  expect(dueDate(fact, delay, stops)).toBe(due);
});
