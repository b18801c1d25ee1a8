import { describe, expect, test } from 'vitest';
import { periodCode, printPeriod, readPeriod, shiftYears, yearOf, yearPeriod } from './period.ts';

describe('period', () => {
  test.each([
    ['2020', '2020', '2020-01-01', '2020-12-31'],
    ['2019/2020', 'année scolaire 2019-2020', '2019-09-01', '2020-08-31'],
    ['hiver:2019/2020', 'hiver 2019-2020', '2019-10-01', '2020-03-31'],
    ['2020-12-31', 'au 31 décembre 2020', '2020-12-31', '2020-12-31'],
    ['depuis:2015/2020', 'de 2015 à 2020, cumulé', '2015-01-01', '2020-12-31'],
    ['2020-2026', '2020-2026', '2020-01-01', '2026-12-31'],
  ])('%s is %s', (code, printed, start, end) => {
    const period = readPeriod(code);

    expect(period).toMatchObject({ start, end });
    expect(period && printPeriod(period)).toBe(printed);
    expect(period && periodCode(period)).toBe(code);
  });

  test.each(['', '20', '2020/2022', '2021-02-30', '2021-13-01', '2026-2020', 'depuis:2021/2020', 'hier'])(
    '« %s » is no period',
    (code) => {
      expect(readPeriod(code)).toBeUndefined();
    },
  );

  test('a leap day a year earlier is 28 February', () => {
    expect(shiftYears({ kind: 'date', start: '2020-02-29', end: '2020-02-29' }, -1).start).toBe('2019-02-28');
  });

  test('a school year is filed under the year it ends in', () => {
    expect(yearOf({ kind: 'school_year', start: '2019-09-01', end: '2020-08-31' })).toBe(2020);
    expect(yearOf(yearPeriod(2020))).toBe(2020);
  });
});
