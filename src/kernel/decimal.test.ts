import { describe, expect, test } from 'vitest';
import { add, compare, decimalsOf, divide, isDecimal, meet, multiply, round, subtract } from './decimal.ts';

describe('decimal', () => {
  test('sums of money never lose a cent', () => {
    expect(add('0.10', '0.20')).toBe('0.3');
    expect(add(...Array.from({ length: 1000 }, () => '2817640.35'))).toBe('2817640350');
    expect(subtract('0.3', '0.1')).toBe('0.2');
    expect(multiply('280006', '2')).toBe('560012');
  });

  test('nothing is divided by zero', () => {
    expect(divide('1', '0')).toBeUndefined();
    expect(divide('1', '8')).toBe('0.125');
  });

  test('halves round up, away from zero, with the decimals asked', () => {
    expect(round('18.625', 2)).toBe('18.63');
    expect(round('-0.5', 0)).toBe('-1');
    expect(round('3', 2)).toBe('3.00');
  });

  test('trailing zeros count as printed decimals and not in comparison', () => {
    expect(decimalsOf('3.20')).toBe(2);
    expect(compare('3.20', '3.2')).toBe(0);
  });

  test.each(['1e3', '', '1.', '.5', '1,5', '٣'])('« %s » is not written as a decimal', (text) => {
    expect(isDecimal(text)).toBe(false);
  });

  test('intervals that touch meet', () => {
    expect(meet({ low: '450', high: '550' }, { low: '550', high: '555' })).toBe(true);
    expect(meet({ low: '450', high: '549' }, { low: '550' })).toBe(false);
    expect(meet({}, { low: '5', high: '6' })).toBe(true);
  });
});
