import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { shownItems } from './shown-items.rule.ts';

interface Case {
  case: string;
  species: Record<string, number>;
  reader: 'visitor' | 'worker';
  named: string[];
  hidden: number;
}

const cases = readCases<Case>(import.meta.url, 'shown-items.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, given) => {
  const items = Object.entries(given.species).map(([name, level]) => ({ name, level, mark: '8' }));

  const shown = shownItems(items, given.reader === 'worker');

  expect(shown.named.map(({ name }) => name)).toEqual(given.named);
  expect(shown.hidden).toEqual({ count: given.hidden, mark: String(8 * given.hidden) });
});
