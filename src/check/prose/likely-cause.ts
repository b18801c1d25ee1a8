import {
  absolute,
  add,
  type Decimal,
  divide,
  type Interval,
  meet,
  multiply,
  round,
  subtract,
} from '../../kernel/decimal.ts';
import { type FittingError, fittingError, swapsOf, type Term } from '../fitting-error.ts';
import { scaled, sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { shortened } from '../wording.ts';
import { amountOf, boundsOf, named, type Print, sharedUnitOf } from './amounts.ts';

/** The slip that explains a wrong sum, and whether it is one that chance seldom gives. */
export interface LikelyCause {
  kind: FittingError['kind'] | 'digit';
  sentence: string;
}

/**
 * `others` are figures near the parts that could have been one. Digits are those printed: "3,2 M€" has two of them where
 * all are in millions.
 */
export function likelyCauseOf(parts: Mention[], total: Mention, others: Mention[], print: Print): LikelyCause | null {
  const by = sharedUnitOf([total, ...parts]);
  const worthOf = (mention: Mention): Decimal => divide(amountOf(mention), by) ?? '0';
  const summed = scaled(sumOf(parts.map(boundsOf)), divide('1', by) ?? '1');
  const printed = scaled(boundsOf(total), divide('1', by) ?? '1');
  const sum = add(...parts.map(worthOf));
  const room = widthOf(summed) + widthOf(printed);
  const fits = (trySum: Decimal, tryTotal: Decimal): boolean =>
    mayMeet(trySum, tryTotal, room) &&
    meet(moved(summed, subtract(trySum, sum)), moved(printed, subtract(tryTotal, worthOf(total))));
  const show = (value: Decimal): string => print(multiply(value, by));
  const swapped = swapsOf(worthOf(total)).find((instead) => fits(sum, instead));
  if (swapped) return { kind: 'swapped', sentence: `deux chiffres échangés\u00a0: ${show(swapped)}` };
  const term = (mention: Mention): Term => ({ label: named(mention), value: worthOf(mention) });
  const fitting = fittingError(parts.map(term), term(total), others.map(term), fits);
  // Only money is taxed.
  const error = fitting?.kind === 'tax' && total.unit?.dimension !== 'money' ? undefined : fitting;
  if (error && error.kind !== 'twice') return { kind: error.kind, sentence: sentenceOf(error, show) };
  for (const mention of [total, ...parts]) {
    const rest = mention === total ? '0' : subtract(sum, worthOf(mention));
    const instead = otherDigits(worthOf(mention)).find((value) =>
      mention === total ? fits(sum, value) : fits(add(rest, value), worthOf(total)),
    );
    if (instead === undefined) continue;
    return { kind: 'digit', sentence: `un chiffre changé\u00a0: ${show(instead)} au lieu de ${named(mention)}` };
  }
  return error ? { kind: error.kind, sentence: sentenceOf(error, show) } : null;
}

const widthOf = ({ low, high }: Interval): number =>
  low === undefined || high === undefined ? Number.POSITIVE_INFINITY : Number(high) - Number(low);

/** Hundreds of slips are tried: those that are far off are told without exact arithmetic. */
const mayMeet = (a: Decimal, b: Decimal, room: number): boolean =>
  Math.abs(Number(a) - Number(b)) <= room + Math.abs(Number(b)) * 1e-6;

const moved = ({ low, high }: Interval, by: Decimal): Interval => ({
  ...(low !== undefined && { low: add(low, by) }),
  ...(high !== undefined && { high: add(high, by) }),
});

function sentenceOf(error: FittingError, print: (value: Decimal) => string): string {
  switch (error.kind) {
    case 'left_out':
      return `une part oubliée\u00a0: ${error.label}`;
    case 'twice':
      return `une part comptée deux fois, ou absente du total\u00a0: ${error.label}`;
    case 'swapped':
      return `deux chiffres échangés\u00a0: ${print(error.instead)}`;
    case 'scale':
      return `un zéro ou une unité de travers\u00a0: ${print(shortened(error.instead, 6))}`;
    case 'tax':
      return `des montants HT et TTC mêlés (TVA à ${error.rate}\u202f%)`;
  }
}

/** The same number with one digit changed, each way it can be done. */
export function otherDigits(value: Decimal): Decimal[] {
  const others: Decimal[] = [];
  const significant = value.replace(/0+$/, '').length;
  for (let at = 0; at < significant; at++) {
    if (!/\d/.test(value[at] ?? '')) continue;
    for (let digit = at === 0 ? 1 : 0; digit <= 9; digit++)
      if (String(digit) !== value[at]) others.push(value.slice(0, at) + digit + value.slice(at + 1));
  }
  return others;
}

/** Whether the calculation gives this value, printed as precisely as before and then moved by a factor. */
export type IsRight = (value: Decimal, by?: Decimal) => boolean;

/** Twenty percent too much or too little, as precisely as the amount is printed. */
const taxedBy = (printed: Mention): Decimal[] =>
  printed.unit?.dimension === 'money'
    ? ['1.2', '0.8333333333'].map((by) =>
        round(multiply(printed.value, by), Math.max(0, printed.decimals - printed.scale)),
      )
    : [];

/** Why a single printed number is not the one calculated: digits exchanged or changed, a factor of ten, VAT. */
export function slipOf(printed: Mention, isRight: IsRight, print: Print): LikelyCause | null {
  const amount = (value: Decimal): string => print(amountOf({ ...printed, value }), 6);
  const swapped = swapsOf(printed.value).find((value) => isRight(value));
  if (swapped) return { kind: 'swapped', sentence: `deux chiffres échangés\u00a0: ${amount(swapped)}` };
  const by = ['10', '0.1', '100', '0.01', '1000', '0.001'].find((one) => isRight(multiply(printed.value, one), one));
  if (by)
    return { kind: 'scale', sentence: `un zéro ou une unité de travers\u00a0: ${amount(multiply(printed.value, by))}` };
  const taxed = taxedBy(printed).find((value) => isRight(value));
  if (taxed)
    return { kind: 'tax', sentence: `un montant HT et un autre TTC (TVA à 20\u202f%)\u00a0: ${amount(taxed)}` };
  const other = otherDigits(absolute(printed.value)).find((value) => isRight(value));
  return other ? { kind: 'digit', sentence: `un chiffre changé\u00a0: ${amount(other)}` } : null;
}
