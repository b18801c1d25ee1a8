import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { understand } from './understand.rule.ts';

interface Case {
  case: string;
  typed: string;
  form: string | null;
  words: string[];
}

test.each(readCases<Case>(import.meta.url, 'understand.rule.cases.yaml'))('$case', ({ typed, form, words }) => {
  expect(understand(typed)).toEqual(form === null ? null : { form, words });
});
