import { absolute, compare, type Decimal, divide, multiply, round, subtract } from '../kernel/decimal.ts';
import { narrow, printNumber, wide } from '../kernel/french.ts';
import { countedForm } from './counted.rule.ts';
import type { Qualifier, TaxBasis } from './figure.ts';
import { unitOf } from './unit.ts';

export interface Quantity {
  value: Decimal;
  decimals: number;
  unit: string;
  counted: string | null;
  taxBasis?: TaxBasis | null;
  qualifier?: Qualifier;
}

export const qualifierWords: Record<Qualifier, string> = {
  exact: '',
  about: 'environ',
  more: 'plus de',
  less: 'moins de',
  nearly: 'près de',
};

/** As people read it: "près de 1 121 MWh", "8 213 644 € HT", "1 logement", "× 3,5". Breaks no line inside. */
export function printQuantity(quantity: Quantity): string {
  const number = printNumber(round(quantity.value, quantity.decimals));
  const word = qualifierWords[quantity.qualifier ?? 'exact'].replace(' ', wide);
  const measured = measure(number, quantity);
  const parts = [word, measured, quantity.taxBasis ?? ''].filter((part) => part !== '');
  return parts.join(wide);
}

function measure(number: string, { value, unit, counted }: Quantity): string {
  if (unit === 'factor') return `×${narrow}${number}`;
  const label = printUnit(unit, counted, value);
  if (label === '') return number;
  const isWord = unit === 'count' || unitOf(unit).plural !== undefined;
  return `${number}${isWord ? wide : narrow}${label}`;
}

/** The unit alone, as after that value; without a value, as at the head of a column. */
export function printUnit(code: string, counted: string | null, value?: Decimal): string {
  const many = value === undefined || compare(absolute(value), '2') >= 0;
  if (code === 'count') return countedForm(counted ?? '', many);
  const unit = unitOf(code);
  return many ? (unit.plural ?? unit.label) : unit.label;
}

/**
 * The change from one value to the next: "+3,2 %", or in points between two percentages.
 * Null where nothing can be said (from zero).
 */
export function printChange(before: Decimal, after: Decimal, unit: string): string | null {
  if (compare(before, after) === 0) return 'inchangé';
  if (unit === '%') {
    const points = trim(subtract(after, before));
    return `${signed(points)}${wide}${compare(absolute(points), '2') < 0 ? 'point' : 'points'}`;
  }
  const change = relativeChange(before, after);
  return change === undefined ? null : `${signed(round(change, 1))}${narrow}%`;
}

/** In per cent of the absolute first value; undefined from zero. */
export const relativeChange = (before: Decimal, after: Decimal): Decimal | undefined =>
  divide(multiply(subtract(after, before), '100'), absolute(before));

const trim = (value: Decimal): Decimal => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);
const signed = (value: Decimal): string => (value.startsWith('-') ? printNumber(value) : `+${printNumber(value)}`);
