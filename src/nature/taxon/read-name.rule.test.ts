import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type ReadName, readName, variantsOf } from './read-name.rule.ts';

type Case = { cited: string } & Partial<ReadName>;

const cases = readCases<Case>(import.meta.url, 'read-name.rule.cases.yaml');

test.each(cases.map((each) => [each.cited, each] as const))('%s', (_, { cited, ...expected }) => {
  expect(readName(cited)).toMatchObject(expected);
});

test('a third word is looked for with and without its mark', () => {
  expect(variantsOf({ scientific: 'motacilla flava flavissima' })).toContain('motacilla flava subsp flavissima');
  expect(variantsOf({ scientific: 'taraxacum officinale subsp vulgare' })).toContain('taraxacum officinale vulgare');
});
