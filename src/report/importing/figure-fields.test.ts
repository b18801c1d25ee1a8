import { expect, test } from 'vitest';
import { figureFields, readFigure, valueFor } from './figure-fields.ts';
import type { ProposedFigure } from './proposed-report.ts';

const figure = (given: Partial<ProposedFigure>): ProposedFigure => ({
  label: 'Aides versées',
  printed: '6,80 M€',
  value: '6800000',
  decimals: 2,
  qualifier: 'exact',
  unit: '€',
  basis: null,
  period: null,
  nature: 'realisation',
  page: 1,
  start: 0,
  end: 7,
  ...given,
});

test('a figure is shown as it is printed, scale and decimals kept, for the year of the report', () => {
  expect(figureFields(figure({}), 2023)).toMatchObject({ value: '6,80', unit: 'M€', period: '2023' });
});

test('a number in words is shown in digits', () => {
  const fields = figureFields(figure({ printed: 'une vingtaine de bus', value: '20', unit: 'bus' }), 2023);

  expect(fields).toMatchObject({ value: '20', unit: 'bus' });
});

test('the value of the year before is filed under that year', () => {
  expect(figureFields(figure({ nature: 'previous' }), 2023).period).toBe('2022');
});

test('what is shown is read back as it was', () => {
  const read = readFigure(figureFields(figure({}), 2023));

  expect(read).toMatchObject({ value: '6.80', unit: 'MEUR', counted: null });
  expect(valueFor(read, 'EUR')).toBe('6800000');
});

test('what is no unit of the dictionary is what is counted', () => {
  const fields = figureFields(figure({ printed: '186 logements', value: '186', unit: 'logements' }), 2023);

  expect(readFigure(fields)).toMatchObject({ unit: 'count', counted: 'logements', value: '186' });
});

test.each([
  ['label', 'ab'],
  ['value', 'douze'],
  ['period', 'l’an dernier'],
])('a %s that cannot be kept is refused', (field, text) => {
  expect(() => readFigure({ ...figureFields(figure({}), 2023), [field]: text })).toThrow(
    expect.objectContaining({ code: 'bad_figure' }),
  );
});
