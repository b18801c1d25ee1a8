import {
  add,
  compare,
  type Decimal,
  type Interval,
  meet,
  multiply,
  powerOfTen,
  subtract,
} from '../../../src/kernel/decimal.ts';
import { months } from '../../../src/kernel/french.ts';
import type { PlacedFigure, Relation } from './labelled-relations.ts';

/**
 * Whether a relation's figures, as printed, can all be true: by the arithmetic of this file alone, which shares nothing
 * with the rules but decimals and the names of months. A number stands for half a unit of its last printed digit both ways; whole numbers of
 * counted things are exact.
 */
export function holds(relation: Relation): boolean {
  const [first, second, third] = relation.figures;
  const [a, b, c] = relation.figures.map((figure) => intervalOf(figure, relation.rounded));
  const percent = first && intervalOf(first, true);
  switch (relation.kind) {
    case 'parts':
      return !!a && meet(a, sum(relation.figures.slice(1).map((figure) => intervalOf(figure, relation.rounded))));
    case 'difference':
      return !!a && !!b && !!c && meet(minus(a, b), c);
    case 'share':
      return !!percent && !!b && !!c && meet(times(c, percent), by(b, '100'));
    case 'rest':
      return !!percent && !!b && !!c && meet(times(c, percent), by(minus(c, b), '100'));
    case 'distribution':
      return meet(exactly('100'), sum(relation.figures.map((figure) => intervalOf(figure, true))));
    case 'product':
      return !!a && !!b && !!c && meet(times(a, b), c);
    case 'rate':
      return !!a && !!b && !!third && meet(times(b, intervalOf(third, true)), a);
    case 'change':
      return !!a && !!b && !!third && meet(by(b, '100'), times(a, plus100(changeOf(third, relation.down))));
    case 'factor':
      return !!a && !!b && !!third && meet(b, times(a, intervalOf(third, true)));
    case 'tax':
      return !!a && !!b && meet(by(b, '100'), by(a, add('100', relation.rate)));
    case 'same':
      return !!first && !!second && compare(worthOf(first), worthOf(second)) === 0;
    case 'bound':
      return !!first && !!second && compare(worthOf(first), worthOf(second)) <= 0;
    case 'weekday':
      return !!first && exists(first.printed) && first.printed.startsWith(weekdayOf(first.printed));
    case 'date':
      return !!first && exists(first.printed);
    case 'law':
      return true;
  }
}

interface Closed extends Interval {
  low: Decimal;
  high: Decimal;
}

export const decimalsIn = (printed: string): number => /,(\d+)$/.exec(printed)?.[1]?.length ?? englishDecimals(printed);
const englishDecimals = (printed: string): number =>
  /^\D?\d+\.\d{3}$/.test(printed) ? 0 : (/^\D?\d+\.(\d{1,2})$/.exec(printed)?.[1]?.length ?? 0);

/** Of the printed digits alone. */
export function numberIn(printed: string): Decimal {
  const decimals = decimalsIn(printed);
  const value = multiply(printed.replaceAll(/\D/g, '') || '0', powerOfTen(-decimals));
  return /^[-−–]/.test(printed) ? subtract('0', value) : value;
}

export const worthOf = ({ printed, exponent }: PlacedFigure): Decimal =>
  multiply(numberIn(printed), powerOfTen(exponent));

function intervalOf(figure: PlacedFigure, rounded: boolean): Closed {
  const value = worthOf(figure);
  const decimals = decimalsIn(figure.printed);
  if (decimals === 0 && figure.exponent === 0 && !rounded) return exactly(value);
  const half = multiply('0.5', powerOfTen(figure.exponent - decimals));
  return { low: subtract(value, half), high: add(value, half) };
}

const exactly = (value: Decimal): Closed => ({ low: value, high: value });
const by = ({ low, high }: Closed, factor: Decimal): Closed => ({
  low: multiply(low, factor),
  high: multiply(high, factor),
});
/** Of numbers above zero. */
const times = (a: Closed, b: Closed): Closed => ({ low: multiply(a.low, b.low), high: multiply(a.high, b.high) });
const minus = (a: Closed, b: Closed): Closed => ({ low: subtract(a.low, b.high), high: subtract(a.high, b.low) });
const sum = (all: Closed[]): Closed => ({
  low: add(...all.map(({ low }) => low)),
  high: add(...all.map(({ high }) => high)),
});
const plus100 = (change: Closed): Closed => ({ low: add('100', change.low), high: add('100', change.high) });

function changeOf(figure: PlacedFigure, down: boolean): Closed {
  const change = intervalOf(figure, true);
  return down ? minus(exactly('0'), change) : change;
}

export const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

function dateIn(printed: string): Date {
  const [, day, month = '', year] = /(\d{1,2}) (\p{L}+) ?(\d{4})?/u.exec(printed) ?? [];
  return new Date(Date.UTC(Number(year ?? 2000), months.indexOf(month), Number(day)));
}

const exists = (printed: string): boolean => dateIn(printed).getUTCDate() === Number(/\d{1,2}/.exec(printed)?.[0]);
const weekdayOf = (printed: string): string => weekdays[dateIn(printed).getUTCDay()] ?? '';
