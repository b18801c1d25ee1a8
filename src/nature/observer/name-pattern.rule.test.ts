import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { asJavaScript, patternOfName } from './name-pattern.rule.ts';

const cases = readCases<{ case: string; name: string; text: string; left: string }>(
  import.meta.url,
  'name-pattern.rule.cases.yaml',
);

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { name, text, left }) => {
  const pattern = asJavaScript(patternOfName(name));

  expect(text.replace(pattern, '…')).toBe(left);
});
