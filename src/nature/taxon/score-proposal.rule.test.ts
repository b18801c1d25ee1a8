import { expect, test } from 'vitest';
import { readName, variantsOf } from './read-name.rule.ts';
import { distance, scoreProposal } from './score-proposal.rule.ts';

const rana = { by: 'scientific', search: 'rana temporaria', author: 'Linnaeus, 1758', accepted: true } as const;
const scored = (cited: string, candidate: Parameters<typeof scoreProposal>[1] = rana) => {
  const read = readName(cited);
  return scoreProposal(read, candidate, variantsOf(read));
};

test.each([
  ['Rana temporaria', { score: 1, why: 'same' }],
  ['Rana temporaria L.', { score: 1, why: 'same' }],
  ['Rana temporaria Linnaeus, 1785', { score: 1, why: 'same', otherAuthor: false }],
  ['Rana temporaria Müller', { score: 0.85, why: 'same', otherAuthor: true }],
  ['Rana cf. temporaria', { score: 0.9, why: 'same' }],
  ['Rana temporarai', { score: 0.933, why: 'spelling', letters: 1 }],
  ['R. temporaria', { score: 0.75, why: 'initial' }],
])('%s is compared with Rana temporaria', (cited, expected) => {
  expect(scored(cited)).toMatchObject(expected);
});

test('a synonym and a French name say that they are', () => {
  expect(scored('Rana fusca', { ...rana, search: 'rana fusca', accepted: false })).toMatchObject({
    score: 1,
    why: 'synonym',
  });
  expect(scored('la grenouille rousse', { ...rana, by: 'french', search: 'grenouille rousse' })).toMatchObject({
    score: 0.95,
    why: 'french',
  });
  expect(scored('Grenouile rousse', { ...rana, by: 'french', search: 'grenouille rousse' })).toMatchObject({
    why: 'french_spelling',
    letters: 1,
  });
});

test('what has nothing in common scores low', () => {
  expect(scored('Pica pica').score).toBeLessThan(0.4);
});

test('two letters that changed places are one mistake', () => {
  expect([distance('rana', 'rnaa'), distance('rana', 'rana'), distance('', 'rana')]).toEqual([1, 0, 4]);
});
