import { expect, test } from 'vitest';
import { latinLetters } from './latin-letters.ts';

test('letters are those of French, in and out of a class', () => {
  const word = latinLetters(/(?<!\p{L})œuvre[\p{L}’-]*(?! \p{L})/iu);

  expect(word.exec('d’ŒUVRE-clé, 12')?.[0]).toBe('ŒUVRE-clé');
  expect(word.test('manœuvre, 12')).toBe(false);
  expect(word.test('œuvre é')).toBe(false);
});
