import { expect, test } from 'vitest';
import { printedLine, printedYear } from './printed-line.ts';

/** The exchanges of the association’s report of 2020. */
const exchanges = [
  { body: 'SAPOLL', subject: 'abeilles et syrphes', rowCount: 3152, faunaCount: 3152, floraCount: 0, taxonCount: 200 },
  { body: 'ONF', subject: 'état des connaissances', rowCount: 2155, faunaCount: 1814, floraCount: 341, taxonCount: 0 },
  { body: 'Eden 62', subject: 'Lézard des murailles', rowCount: 226, faunaCount: 226, floraCount: 0, taxonCount: 1 },
  {
    body: 'Eden 62',
    subject: 'espaces sensibles',
    rowCount: 11_360,
    faunaCount: 10_195,
    floraCount: 1165,
    taxonCount: 0,
  },
];

const plain = (text: string): string => text.replace(/\s/g, ' ');

test('an exchange is one line that a report prints', () => {
  expect(exchanges.map(printedLine).map(plain)).toEqual([
    'SAPOLL, abeilles et syrphes (3 152 données de faune, 200 taxons)',
    'ONF, état des connaissances (1 814 données de faune et 341 données de flore)',
    'Eden 62, Lézard des murailles (226 données de faune, 1 taxon)',
    'Eden 62, espaces sensibles (10 195 données de faune et 1 165 données de flore)',
  ]);
});

test('a year is counted and told in one sentence', () => {
  expect(plain(printedYear(2020, exchanges))).toMatch(
    /^En 2020, 4 échanges ou transmissions de données, 16 893 données : SAPOLL.*flore\)\.$/,
  );
  expect(printedYear(2019, [])).toBe('');
});
