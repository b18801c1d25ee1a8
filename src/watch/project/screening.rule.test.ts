import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Screened, screen } from './screening.rule.ts';

interface Case {
  name: string;
  project: Screened;
  answer: string;
}

test.each(readCases<Case>(import.meta.url, 'screening.rule.cases.yaml'))('$name', ({ project, answer }) => {
  const found = screen(project);

  expect(found.answer).toBe(answer);
  expect(found.reasons.length).toBeGreaterThan(0);
});
