import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { readQuantity, type WrittenQuantity } from './read-quantity.rule.ts';

type Case = { text: string } & (WrittenQuantity | { value: null });

test.each(readCases<Case>(import.meta.url, 'read-quantity.cases.yaml'))('« $text »', ({ text, ...expected }) => {
  expect(readQuantity(text)).toEqual(expected.value === null ? undefined : expected);
});
