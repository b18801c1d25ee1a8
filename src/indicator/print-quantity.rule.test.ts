import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { printChange, printQuantity, type Quantity } from './print-quantity.rule.ts';
import { convert, readUnit } from './unit.ts';

const spaced = (text: string | null) => text?.replaceAll('_', '\u202f').replaceAll('~', '\u00a0') ?? null;

describe('quantities', () => {
  test.each(readCases<Quantity & { printed: string }>(import.meta.url, 'print-quantity.cases.yaml'))(
    '$value $unit reads $printed',
    ({ printed, ...quantity }) => {
      expect(printQuantity(quantity)).toBe(spaced(printed));
    },
  );

  test.each(
    readCases<{ before: string; after: string; unit: string; change: string | null }>(
      import.meta.url,
      'change.cases.yaml',
    ),
  )('from $before to $after $unit is $change', ({ before, after, unit, change }) => {
    expect(printChange(before, after, unit)).toBe(spaced(change));
  });
});

describe('units', () => {
  test.each([
    ['k€', 'kEUR'],
    ['t éq. CO2', 'tCO2e'],
    ['heures', 'h'],
    ['m²', 'm2'],
    ['kg/j', 'kg_per_day'],
    ['logements', undefined],
  ])('« %s » is %s', (written, code) => {
    expect(readUnit(written)?.code).toBe(code);
  });

  test('a quantity converts only within what it measures', () => {
    expect(convert('536', 'kEUR', 'EUR')).toBe('536000');
    expect(convert('1.5', 'ha', 'm2')).toBe('15000');
    expect(convert('1', 'kg', 'kWh')).toBeUndefined();
  });
});
