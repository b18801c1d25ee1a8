import { describe, expect, test } from 'vitest';
import {
  frenchDay,
  frenchYear,
  naturalOrder,
  printCount,
  printDate,
  printInstant,
  printNumber,
  readNumber,
  searchForm,
  slugOf,
} from './french.ts';

describe('numbers', () => {
  test.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1\u202f000'],
    ['2817640.35', '2\u202f817\u202f640,35'],
    ['-13', '−13'],
    ['3.20', '3,20'],
  ])('%s is printed %s', (value, printed) => {
    expect(printNumber(value)).toBe(printed);
  });

  test.each([
    ['2\u202f817\u202f640,35', '2817640.35'],
    ['1 234', '1234'],
    ['1\u00a0234,50', '1234.50'],
    ['−13', '-13'],
    ['+5,2', '5.2'],
    ['007', '7'],
    ['0,5', '0.5'],
    ['00,5', '0.5'],
  ])('%s is read %s', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });

  test.each(['', 'douze', '1,2,3', '12 %', '1e5', '--3', ','])('« %s » is no number', (typed) => {
    expect(readNumber(typed)).toBeUndefined();
  });

  test('what is printed is read back the same', () => {
    for (const value of ['0', '-1', '1234567.890', '1000', '0.001']) {
      expect(readNumber(printNumber(value))).toBe(value);
    }
  });
});

test('dates are written as people write them', () => {
  expect(printDate('2020-03-04')).toBe('4 mars 2020');
  expect(printDate('2021-08-01')).toBe('1er août 2021');
  expect(printInstant(new Date('2020-03-04T08:05:00Z'))).toBe('4 mars 2020 à 9\u00a0h\u00a005');
});

test('an evening in universal time is already the next day in France', () => {
  expect(frenchDay(new Date('2020-12-31T23:30:00Z'))).toBe('2021-01-01');
  expect(frenchYear(new Date('2020-12-31T23:30:00Z'))).toBe(2021);
  expect(printDate('2020-12-31T23:30:00.000Z')).toBe('1er janvier 2021');
});

test('counts are plural from two', () => {
  expect(printCount(0, 'fiche')).toBe('0\u00a0fiche');
  expect(printCount(1, 'fiche')).toBe('1\u00a0fiche');
  expect(printCount(2, 'fiche')).toBe('2\u00a0fiches');
  expect(printCount(1200, 'travail', 'travaux')).toBe('1\u202f200\u00a0travaux');
});

test('search ignores case, accents and ligatures', () => {
  expect(searchForm('Nœux-les-Mines')).toBe('noeux les mines');
  expect(slugOf('CA de Béthune-Bruay, Artois-Lys Romane')).toBe('ca-de-bethune-bruay-artois-lys-romane');
});

test('names with numbers sort as people count', () => {
  expect(['Lens 10', 'Lens 2', 'Lens 1'].sort(naturalOrder)).toEqual(['Lens 1', 'Lens 2', 'Lens 10']);
});
