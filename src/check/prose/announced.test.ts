import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { announcedIn } from './announced.ts';
import { readText } from './check-text.ts';

interface Case {
  case: string;
  text: string;
  year?: number;
  announced: { due: number | null; text: string }[];
}

const cases = readCases<Case>(import.meta.url, 'announced.cases.yaml');

test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { text, year, announced }) => {
  const found = announcedIn(readText(text, year));

  expect(
    found.map(({ start, end, dueYear }) => ({ due: dueYear, text: text.slice(start, end).replace(/\s+/g, ' ') })),
  ).toEqual(announced);
});
