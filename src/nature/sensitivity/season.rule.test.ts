import { expect, test } from 'vitest';
import { dayNumber, sharesADay } from './season.rule.ts';

const winter = { from: 1101, to: 315 };

test.each([
  ['2020-11-01', '2020-11-01', true],
  ['2020-10-31', '2020-10-31', false],
  ['2021-03-15', '2021-03-15', true],
  ['2021-03-16', '2021-03-16', false],
  ['2020-10-20', '2020-11-02', true],
  ['2020-03-16', '2020-10-31', false],
  ['2020-03-16', '2021-03-16', true],
])('%s to %s shares a day with a winter from November to mid-March: %s', (dateFrom, dateTo, shares) => {
  expect(sharesADay({ dateFrom, dateTo }, winter)).toBe(shares);
});

test('a day is numbered by its month and day', () => {
  expect([dayNumber('2020-01-05'), dayNumber('2020-12-31')]).toEqual([105, 1231]);
});
