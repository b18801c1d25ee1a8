import { expect, test } from 'vitest';
import { textBeingTyped } from './caret.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const typing = (value: string, from = value.length, to = from) =>
  textBeingTyped({ value, selectionStart: from, selectionEnd: to }).content;

test('a text being typed keeps the place of the selection, and the space or the line just begun', () => {
  expect(typing('Les eaux usées', 4, 8)).toEqual([paragraph('Les \u{E000}eaux\u{E000} usées')]);
  expect(typing('Les eaux ')).toEqual([paragraph('Les eaux \u{E000}\u{E000}')]);
  expect(typing('Les eaux\n')).toEqual([paragraph('Les eaux'), paragraph('\u{E000}\u{E000}')]);
});

test('a place that a text cannot hold is left: the text matters more', () => {
  const figure = { type: 'figure', attrs: { indicator: 'EAU-01', period: '2021' } };

  expect(typing('#[EAU-01@2021]', 5, 14)).toEqual([{ type: 'paragraph', content: [figure] }]);
});
