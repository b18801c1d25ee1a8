import { expect, test } from 'vitest';
import { narrow as n, wide as w } from './french.ts';
import { typeset, typesetAll } from './typeset.ts';

test.each([
  ['Est-ce vrai ? Oui ; enfin !', `Est-ce vrai${n}? Oui${n}; enfin${n}!`],
  ['Deux cas : « oui » et «non»', `Deux cas${w}: «${w}oui${w}» et «${w}non${w}»`],
  ['37,5 % de 2 817 640 €', `37,5${n}% de 2${n}817${n}640${n}€`],
  ["l'eau d'ici...", 'l’eau d’ici…'],
  ['en 2020 300 personnes, RD 1215', 'en 2020 300 personnes, RD 1215'],
  ['https://exemple.fr/?a=1;b à 10:30', 'https://exemple.fr/?a=1;b à 10:30'],
  [`déjà juste${n}; «${w}ici${w}»`, `déjà juste${n}; «${w}ici${w}»`],
])('%s is set in French', (typed, set) => {
  expect(typeset(typed)).toBe(set);
});

test('a document is set throughout, its numbers and codes untouched', () => {
  const document = { key: 'HAB-01@2020', year: 2020, texts: [{ text: 'Vrai ?', marks: null }] };

  expect(typesetAll(document)).toEqual({ ...document, texts: [{ text: `Vrai${n}?`, marks: null }] });
});
