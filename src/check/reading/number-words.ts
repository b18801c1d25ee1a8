import { simpleFraction } from '../no-figure.ts';
import { latinLetters } from './latin-letters.ts';

/** Cardinals below a hundred, and cent and mille: what a number in words is made of. */
const small: Record<string, number> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
};

const collectives: Record<string, number> = {
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1000,
};

const fractions: Record<string, string> = { '½': '0.5', '¼': '0.25', '¾': '0.75', '⅓': '0.333', '⅔': '0.667' };

const word = `(?:${[...Object.keys(small), 'cents?', 'mille'].sort((a, b) => b.length - a.length).join('|')})`;

/** Numbers in words, their collectives ("une vingtaine") and fractions ("trois quarts", "¾"). */
export const numberInWords = latinLetters(
  new RegExp(
    [
      `(?<collective>(?:${Object.keys(small).join('|')}|plusieurs|quelques)[ ](?:${Object.keys(collectives).join('|')})s?)(?!\\p{L})`,
      "(?<fraction>(?:une?|deux|trois|quatre|cinq)[ ](?:tiers|quarts?|cinquièmes?|dixièmes?)|la moitié)(?=[ \\n](?:des?|du)(?!\\p{L})|[ \\n]d[’'](?!heure)| \\()",
      // "un tiers" is also somebody.
      '(?<share>un quart|(?:deux|trois) (?:tiers|quarts)|la moitié)(?=[.,;:)])',
      `(?<sign>[${Object.keys(fractions).join('')}])`,
      `(?<![\\d/])(?<ratio>${simpleFraction})`,
      `(?<cardinal>${word}(?:(?:[ -]et[ -]|[ -])${word})*)(?![\\p{L}’'-])`,
    ].join('|'),
    'giu',
  ),
);

export interface NumberInWords {
  value: string;
  /** "une vingtaine" is never exactly twenty. */
  about: boolean;
}

/** What one match of `numberInWords` is worth; undefined for articles ("un") and what says no number ("quelques dizaines"). */
export function readNumberWords({ groups = {} }: RegExpMatchArray | RegExpExecArray): NumberInWords | undefined {
  const { collective, fraction, share, sign, ratio, cardinal } = groups;
  if (ratio) return readRatio(Number(ratio[0]), Number(ratio[2]));
  if (sign) return { value: fractions[sign] ?? '0', about: false };
  if (collective) return readCollective(collective.toLowerCase());
  const part = fraction ?? share;
  if (part) return readFraction(part.toLowerCase());
  if (cardinal) return readCardinal(cardinal.toLowerCase());
  return undefined;
}

function readCollective(text: string): NumberInWords | undefined {
  const [many = '', what = ''] = text.split(' ');
  const times = small[many];
  const each = collectives[what.replace(/s$/, '')];
  return times === undefined || each === undefined ? undefined : { value: String(times * each), about: true };
}

const thirds: Record<string, string> = { '1/3': '0.333', '2/3': '0.667' };

function readFraction(text: string): NumberInWords | undefined {
  if (text === 'la moitié') return { value: '0.5', about: false };
  const [many = '', what = ''] = text.split(' ');
  const by = { t: 3, q: 4, c: 5, d: 10 }[what[0] ?? ''];
  const times = small[many];
  if (by === undefined || times === undefined || times >= by) return undefined;
  return readRatio(times, by);
}

const readRatio = (times: number, by: number): NumberInWords => ({
  value: thirds[`${times}/${by}`] ?? String(times / by),
  about: false,
});

function readCardinal(text: string): NumberInWords | undefined {
  const words = text.split(/[ -](?:et[ -])?/);
  if (words.every((each) => each === 'un' || each === 'une')) return undefined;
  let total = 0;
  let group = 0;
  for (const each of words) {
    if (each === 'mille') {
      total += Math.max(group, 1) * 1000;
      group = 0;
    } else if (each.startsWith('cent')) group = Math.max(group, 1) * 100;
    else if (each.startsWith('vingt') && group % 100 === 4) group += 76;
    else group += small[each] ?? 0;
  }
  return { value: String(total + group), about: false };
}
