import type { Decimal } from '../../kernel/decimal.ts';
import { numberInWords, readNumberWords } from './number-words.ts';

/** A number as it is written, before its scale and unit are read. */
export interface Numeral {
  start: number;
  end: number;
  value: Decimal;
  decimals: number;
  inWords: boolean;
  /** Said by the word itself: "une vingtaine". */
  about: boolean;
}

/**
 * One kind of gap from end to end of a number: where "12 345" and "678" are parted by another space, two numbers stand
 * side by side. A point before three digits parts thousands, before one or two it begins the decimals.
 */
const digits =
  /(?<![\p{L}\d.,/'’])(?<sign>(?<=^|[\s(:«])[-−–](?=\d)|(?<=[\s(])−[ \u00a0\u202f](?=\d))?(?<whole>\d{1,3}(?<gap>[ .\u00a0\u202f\u2009])\d{3}(?:\k<gap>\d{3})*(?!\d)|\d+)(?<decimals>,\d+|\.\d{1,2}(?![\d.]))?(?!\p{L}*\d)/gmu;

const longestNumber = 30;

/** Numerals of a text in which what measures nothing is blanked, in their order. */
export const numeralsIn = (text: string): Numeral[] =>
  [...inDigits(text), ...inWords(text)].sort((a, b) => a.start - b.start);

const inDigits = (text: string): Numeral[] =>
  [...text.matchAll(digits)].flatMap((match) => {
    const { sign, whole = '', decimals = '' } = match.groups ?? {};
    if (match[0].length > longestNumber) return [];
    const integer = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
    const fraction = decimals.slice(1);
    const negative = sign !== undefined && !opensItem(text, match.index, sign);
    return {
      start: sign !== undefined && !negative ? match.index + sign.length : match.index,
      end: match.index + match[0].length,
      value: `${negative ? '-' : ''}${integer}${fraction && `.${fraction}`}`,
      decimals: fraction.length,
      inWords: false,
      about: false,
    };
  });

/** A hyphen or dash at the beginning of a line is that of a list. */
const opensItem = (text: string, at: number, sign: string): boolean =>
  !sign.startsWith('−') && /(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 8), at));

const inWords = (text: string): Numeral[] =>
  [...text.matchAll(numberInWords)].flatMap((match) => {
    const read = readNumberWords(match);
    if (!read || /\p{L}/u.test(text[match.index - 1] ?? '')) return [];
    const decimals = read.value.split('.')[1]?.length ?? 0;
    return [{ start: match.index, end: match.index + match[0].length, ...read, decimals, inWords: true }];
  });
