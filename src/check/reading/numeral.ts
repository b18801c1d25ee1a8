import type { Decimal } from '../../kernel/decimal.ts';
import { latinLetters } from './latin-letters.ts';
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
 * side by side; only a group that begins with a nought, "1 / 060", goes on over a line or two spaces. A point before three digits parts thousands, before one or two it begins the decimals.
 */
const digits = latinLetters(
  /(?<![\p{L}\d.,/'’])(?<sign>(?<=^|[\s(:«])[-−–](?=\d)|(?<=[\s(])−[ \u00a0\u202f](?=\d))?(?<whole>[1-9]\d{0,2}(?:[ \u00a0]{2}|[ ]?\n{1,2}[ ]?)0\d\d(?!\d)|\d{1,3}(?<gap>[ .\u00a0\u202f\u2009])\d{3}(?:\k<gap>\d{3})*(?!\d)|\d+)(?<decimals>,\d+|\.\d{1,2}(?![\d.]))?(?!\p{L}*\d|\/\d)/gmu,
);

const longestNumber = 30;
/** Nobody counts from a nought: "00012" */
const isCode = /^0\d/;

/** Numerals of a text in which what measures nothing is blanked, in their order. */
export const numeralsIn = (text: string): Numeral[] =>
  [...inDigits(text), ...inWords(text)].sort((a, b) => a.start - b.start);

function inDigits(text: string): Numeral[] {
  const numerals: Numeral[] = [];
  // Matches are heavy: of a table of figures, none is kept.
  for (const match of text.matchAll(digits)) {
    const numeral = readDigits(text, match);
    if (numeral) numerals.push(...cellsOf(text, numeral, numerals.at(-1)));
  }
  return numerals;
}

/**
 * Cells of a row that only spaces part: "67 598 49 247 137,3" goes on after a whole number with a second one and a rate.
 * Amounts have two decimals, and hardly ever one from a million on.
 */
function cellsOf(text: string, numeral: Numeral, before: Numeral | undefined): Numeral[] {
  const { start, end, decimals } = numeral;
  const printed = text.slice(start, end);
  const isCell = before?.end === start - 1 && before.decimals === 0 && text[before.end] === ' ';
  const at = start + printed.lastIndexOf(' ');
  if (!isCell || decimals !== 1 || printed.split(' ').length < 3 || text[at + 1] === '0') return [numeral];
  const read = (from: number, to: number) => text.slice(from, to).replace(/ /g, '').replace(',', '.');
  return [
    { ...numeral, end: at, value: read(start, at), decimals: 0 },
    { ...numeral, start: at + 1, value: read(at + 1, end) },
  ];
}

function readDigits(text: string, match: RegExpExecArray): Numeral | undefined {
  const { sign, whole = '', decimals = '' } = match.groups ?? {};
  if (match[0].length > longestNumber || isCode.test(match[0])) return undefined;
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
}

/** A hyphen or dash at the beginning of a line is that of a list. */
const opensItem = (text: string, at: number, sign: string): boolean =>
  !sign.startsWith('−') && /(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 8), at));

const inWords = (text: string): Numeral[] =>
  [...text.matchAll(numberInWords)].flatMap((match) => {
    const read = readNumberWords(match);
    if (!read || /\p{L}/u.test(text[match.index - 1] ?? '') || isName(match[0])) return [];
    const decimals = read.value.split('.')[1]?.length ?? 0;
    return [{ start: match.index, end: match.index + match[0].length, ...read, decimals, inWords: true }];
  });

/** "Les Mille et Une Pages": a capital inside, and not throughout. */
const isName = (words: string): boolean => /[ -]\p{Lu}/u.test(words) && /\p{Ll}/u.test(words);
