import { expect, test } from 'vitest';
import type { CheckedDocument } from './checked-document.ts';
import { markedPages } from './marked-pages.ts';

const mark = (text: string, figures: string[], found: string[][], pages = [0]) => {
  const spanOf = (printed: string) => ({ start: text.indexOf(printed), end: text.indexOf(printed) + printed.length });
  return markedPages({
    source: { text, pages },
    mentions: figures.map(spanOf) as CheckedDocument['mentions'],
    found: found.map((places) => ({ tier: 'A', places: places.map(spanOf) })) as CheckedDocument['found'],
  });
};

test('figures and places are marked page by page, and the text is whole', () => {
  expect(mark('Il y a 45 prêts.\fSoit 12 à Lens.', ['45', '12'], [['12 à Lens', '45']], [0, 17])).toEqual([
    ['Il y a ', { text: '45', tier: 'A', ids: ['0-1'] }, ' prêts.\f'],
    ['Soit ', { text: '12 à Lens', tier: 'A', ids: ['0-0'] }, '.'],
  ]);
});

test('one place of two findings leads to the first and is reached from both', () => {
  expect(mark('45 prêts', ['45'], [['45'], ['45']])).toEqual([
    [{ text: '45', tier: 'A', ids: ['0-0', '1-0'] }, ' prêts'],
  ]);
});

test('a place inside a figure marks the whole figure', () => {
  expect(mark('de 12 à 15 ans', ['12 à 15'], [['15']])).toEqual([
    ['de ', { text: '12 à 15', tier: 'A', ids: ['0-0'] }, ' ans'],
  ]);
});

test('a place that runs over the end of a page stops there', () => {
  expect(mark('soit 45\fprêts en tout', [], [['45\fprêts']], [0, 8])).toEqual([
    ['soit ', { text: '45\f', tier: 'A', ids: ['0-0'] }],
    ['prêts en tout'],
  ]);
});
