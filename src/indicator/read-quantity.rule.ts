import type { Decimal } from '../kernel/decimal.ts';
import { readNumber } from '../kernel/french.ts';
import type { Qualifier, TaxBasis } from './figure.ts';

/** What a cell says, before anything is known of the indicator. */
export interface WrittenQuantity {
  value: Decimal;
  qualifier?: Qualifier;
  /** What stands after the number, tax basis left out: "MWh", "k€", "logements". */
  unit?: string;
  taxBasis?: TaxBasis;
}

const qualified: [RegExp, Qualifier][] = [
  [/^(environ|autour de|de l['’]ordre de|~|≈|±)\s*/i, 'about'],
  [/^(plus de|plus d['’]|au moins|>)\s*/i, 'more'],
  [/^(moins de|moins d['’]|au plus|<)\s*/i, 'less'],
  [/^(près de|presque|pas loin de)\s*/i, 'nearly'],
];

const numberThenUnit = /^([+−–-]?\s?\d[\d\s\u00a0\u202f\u2009]*(?:[.,]\d+)?)\s*(.*)$/u;

/** Reads "près de 1 121 MWh", "536 k€ HT", "12,5 %". Undefined where there is no single number. */
export function readQuantity(text: string): WrittenQuantity | undefined {
  const spaced = text.replace(/[\s\u00a0\u202f\u2009]+/g, ' ').trim();
  const word = qualified.find(([pattern]) => pattern.test(spaced));
  const rest = word ? spaced.replace(word[0], '') : spaced.replace(/^×\s*/, '');
  const match = numberThenUnit.exec(rest);
  const value = readNumber(match?.[1] ?? '');
  if (!match || value === undefined || /\d/.test((match[2] ?? '').replace(/(CO|m|km)[23]/g, ''))) return undefined;
  const tax = /(?:^|\s)(HT|TTC)$/.exec(match[2] ?? '');
  const unit = (match[2] ?? '').replace(/(?:^|\s)(HT|TTC)$/, '').trim();
  return {
    value,
    ...(word ? { qualifier: word[1] } : {}),
    ...(unit ? { unit } : {}),
    ...(tax ? { taxBasis: tax[1] as TaxBasis } : {}),
  };
}
