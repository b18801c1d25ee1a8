import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

const source = { text: 'Avant. Habitat : 12 logements.\fSuite : 3 bus. Après.', pages: [0, 31] };
const mark = (id: string, words: string, end = words) => ({
  id,
  start: source.text.indexOf(words),
  end: source.text.indexOf(end) + end.length,
});

test('the document is shown from its first mark to its last, page by page', () => {
  const pages = passagesOf(source, [mark('sheet', 'Habitat', '3 bus')]);

  expect(pages.map(({ page, pieces }) => [page, pieces.map(({ text }) => text).join('')])).toEqual([
    [1, 'Habitat : 12 logements.\f'],
    [2, 'Suite : 3 bus'],
  ]);
});

test('a stretch names the marks that cover it, the shortest first', () => {
  const [page] = passagesOf(source, [mark('text', 'Habitat', 'logements.'), mark('figure', '12 logements')]);

  expect(page?.pieces).toEqual([
    { text: 'Habitat : ', ids: ['text'] },
    { text: '12 logements', ids: ['figure', 'text'] },
    { text: '.', ids: ['text'] },
  ]);
});

test('without a mark there is nothing to show', () => {
  expect(passagesOf(source, [])).toEqual([]);
});
