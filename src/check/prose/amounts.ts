import { type Decimal, divide, type Interval, multiply, powerOfTen } from '../../kernel/decimal.ts';
import { narrow, printNumber } from '../../kernel/french.ts';
import { scaled } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { intervalOfMention } from '../reading/mention-interval.ts';
import { meaningOf, shortened } from '../wording.ts';

const factorOf = ({ unit }: Mention): Decimal => unit?.factor ?? '1';

/** In the base unit of its dimension. */
export const amountOf = (mention: Mention): Decimal => multiply(mention.value, factorOf(mention));
export const boundsOf = (mention: Mention): Interval => scaled(intervalOfMention(mention), factorOf(mention));

export const isPercent = ({ unit }: Mention): boolean => unit?.label === '%';
export const isCount = ({ unit }: Mention): boolean => unit?.dimension === 'count';
export const isPositive = ({ value }: Mention): boolean => !value.startsWith('-') && Number(value) !== 0;

/** "logements" and "logement", "locaux" and "local" name the same things. */
export const sameName = (a: string, b: string): boolean => {
  if (a === b) return true;
  const one = lastWordOf(a);
  return one !== '' && one === lastWordOf(b);
};

/** Names come back all along a text. */
const lastWords = new Map<string, string>();
const mostKept = 2000;

function lastWordOf(label: string): string {
  const known = lastWords.get(label);
  if (known !== undefined) return known;
  const word = meaningOf(label).at(-1) ?? '';
  if (lastWords.size < mostKept) lastWords.set(label, word);
  return word;
}

/**
 * What a figure is to another: measured alike or counting things of the same name; a bare number; counting things of
 * another name, which may be a kind of the first ("logements", "collectifs"); or nothing.
 */
export type Kinship = 'same' | 'bare' | 'other' | null;

export function kinshipOf(part: Mention, whole: Mention): Kinship {
  if (!whole.unit) return !part.unit ? 'bare' : isCount(part) ? 'other' : null;
  if (!isCount(whole)) {
    // People are counted in full-time posts.
    if (whole.unit.label === 'ETP' && (!part.unit || isCount(part))) return part.unit ? 'other' : 'bare';
    const alike =
      part.unit?.dimension === whole.unit.dimension &&
      part.unit.per === whole.unit.per &&
      (part.basis === null || part.basis === whole.basis);
    return alike && isPercent(part) === isPercent(whole) ? 'same' : null;
  }
  if (!part.unit) return part.scale === 0 ? 'bare' : null;
  if (!isCount(part)) return null;
  return sameName(part.unit.label, whole.unit.label) ? 'same' : 'other';
}

/** Number, scale and unit, with the name of what is counted. */
export const named = (mention: Mention): string =>
  isCount(mention) && mention.unit
    ? `${mention.printed.trim()} ${mention.unit.label}`.trim()
    : mention.printed.replace(/\s+/g, ' ').trim();

export type Print = (amount: Decimal, decimals?: number) => string;

/** What one printed unit is worth where all are printed in the same: 1 000 000 for amounts in M€; else 1. */
export function sharedUnitOf(mentions: Mention[]): Decimal {
  const worths = new Set(mentions.map((mention) => multiply(powerOfTen(mention.scale), factorOf(mention))));
  return worths.size === 1 ? ([...worths][0] ?? '1') : '1';
}

/** Prints amounts as these mentions are printed where they share scale and unit, else in the base unit. */
export function printLike(mentions: Mention[], withUnit = true): Print {
  const first = mentions[0];
  const shared = new Set(mentions.map(({ scale, unit }) => `${scale} ${unit?.factor ?? '1'}`)).size === 1;
  const by = shared ? sharedUnitOf(mentions) : '1';
  const measured = shared && withUnit && first?.unit && first.unit.dimension !== 'count' ? first.unit.label : '';
  const label = measured && `${narrow}${scaleNames[first?.scale ?? 0] ?? ''}${measured}`;
  const most = Math.max(...mentions.map((mention) => mention.decimals));
  return (amount, decimals = Math.max(most, shared ? 0 : 2)) => {
    const value = divide(amount, by) ?? amount;
    return `${printNumber(tidy(shortened(value, decimals)))}${label}`;
  };
}

const scaleNames: Record<number, string> = { 3: 'k', 6: 'M', 9: 'Md' };

/** Without zeros that an operation left behind. */
const tidy = (value: Decimal): Decimal => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);

/** As precisely as the mention is printed, in the base unit. */
export const stepOf = (mention: Mention): Decimal =>
  multiply(powerOfTen(mention.scale - mention.decimals), factorOf(mention));

/** Units that are written out behind "par" or "le". */
const written: Record<string, string> = { kilomètre: 'km', mètre: 'm', tonne: 't', hectare: 'ha' };
export const labelOf = (name: string): string => written[name.toLowerCase()] ?? name;

/** Measured in units that convert: tonnes, and kilograms for each. */
export const areMeasuredAlike = (a: string, b: string): boolean =>
  a === b || families.some((family) => family.includes(a) && family.includes(b));

const families = [
  ['g', 'kg', 't'],
  ['kWh', 'MWh', 'GWh'],
  ['m', 'km'],
];
