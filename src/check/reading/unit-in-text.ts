import type { TaxBasis } from '../../indicator/figure.ts';
import { type Dimension, unitOf } from '../../indicator/unit.ts';
import { latinLetters } from './latin-letters.ts';
import type { MentionUnit } from './mention.ts';
import { readTail } from './unit-tail.ts';

/** What stands behind a number: its scale, its unit, its tax basis, and where they end. */
export interface Behind {
  scale: number;
  unit: MentionUnit | null;
  basis: TaxBasis | null;
  end: number;
  /** Where the name of what is counted ends. */
  wordsEnd: number;
}

const scales: [pattern: string, power: number][] = [
  ['milliards?|[Mm]ds?|Mrds?', 9],
  ['millions?|M(?=[ ]?[€e])', 6],
  ['milliers?|mille|[kK](?=[ ]?[€e])', 3],
];

/** Written forms of units, in the order they are tried, with the code of the dictionary. */
const units: [pattern: string, code: string][] = [
  ['€|euros?|EUR', 'EUR'],
  ['%|pour ?cents?|p\\. ?100', '%'],
  [
    "points?(?: de (?:pourcentage|%)|(?! (?:d[’'](?!écart|avance)|lumineux|noirs|de (?!plus|moins)\\p{Ll}|sur )))",
    'point',
  ],
  [
    't(?:onnes?)?\\.?[ ]?(?:é|e)q(?:uivalent|\\.)?[ ]?(?:de )?CO[2₂]|teqCO[2₂]|téqCO[2₂]|tCO[2₂]e?(?:q)?|tonnes? de CO[2₂]',
    'tCO2e',
  ],
  ['kt(?:onnes?)?[ ]?(?:é|e)q\\.?[ ]?CO[2₂]|kteqCO[2₂]', 'ktCO2e'],
  ['GWh', 'GWh'],
  ['MWh', 'MWh'],
  ['kWh(?:ep|EP|ef|EF)?', 'kWh'],
  ['MWc?', 'MW'],
  ['kWc?', 'kW'],
  ['tonnes?|t', 't'],
  ['kilogrammes?|kilos?|kg', 'kg'],
  ['grammes?|g', 'g'],
  ['kilomètres? carrés?|km[²2]', 'km2'],
  ['mètres? cubes?|m[³3]', 'm3'],
  ['mètres? carrés?|m[²2]', 'm2'],
  ['kilomètres?|kms?', 'km'],
  ['mètres? linéaires?|mètres?|ml|m', 'm'],
  ['hectares?|ha', 'ha'],
  ['litres?|l', 'l'],
  ['ETP|équivalents? temps[ -]plein', 'ETP'],
  ['minutes?|mn|min', 'min'],
  ['heures?|h', 'h'],
  ['jours?', 'day'],
  ['mois', 'month'],
  ['ans?|années?', 'year'],
];

const ends = "(?![\\p{L}\\d’'])";
/** Between a number and its unit: a space, or the end of a line in a text taken from a PDF. */
const gap = '[ ]{0,3}(?:\\n{1,2}[ ]{0,3})?';
const scalePattern = latinLetters(
  new RegExp(
    `${gap}(?:${scales.map(([source]) => `(${source})`).join('|')})(?![\\p{Ll}\\d])(?:[ ]?(?:de |d[’'](?=€|e|hectares|heures)))?`,
    'uy',
  ),
);
/** "les vingt dernières années" */
const which = '(?:(?:(?:premi|derni)(?:ers|ères)|prochaine?s)[ ])?';
const unitPattern = latinLetters(
  new RegExp(`${gap}${which}(?:${units.map(([source]) => `(${source})`).join('|')})${ends}`, 'uy'),
);
const word = `\\p{L}[\\p{L}-]*\\p{L}(?:-${gap}\\p{Ll}+)?`;
/** The word after a number, and the next one; on another line only where it goes on in small letters, or all in capitals. */
const nounPattern = latinLetters(
  new RegExp(
    `(?:[ ]{1,3}|${gap}(?=\\p{Ll}|\\p{Lu}{3,}[SX](?!\\p{L})))(?:(?:de (?:[cs]es |nos |leurs )?|d[’'])(?=\\p{Ll}))?(?<first>${word})(?:[ ](?<second>${word}))?`,
    'uy',
  ),
);
/** These come before the name of what is counted. */
const adjectives =
  /^(?:nouve(?:aux|lles)|autres|différente?s|divers(?:es)?|principa(?:ux|les)|grande?s|petite?s|jeunes|premi(?:ers|ères)|derni(?:ers|ères)|anciens|anciennes|très|belles|beaux|bons|bonnes)$/iu;
/** What follows a number without naming what is counted. */
const noNoun = new Set(
  'nous vous leur ils elles on se me et ou à au aux en sur pour dans par avec sans dont soit sont ont est était étaient contre le la les un une des du de que qui puis depuis entre vers chez ainsi mais car donc plus moins davantage environ fin début lors chacun chacune quand lorsque alors tandis comme parmi selon hors déjà encore aussi tous toutes ne il elle y jusqu deux trois quatre cinq six sept huit neuf dix'.split(
    ' ',
  ),
);
/** Reads scale, unit and basis from `at`, the end of a number; spaces of `text` are plain spaces. */
export function readBehind(text: string, at: number): Behind {
  const scaleMatch = matchAt(scalePattern, text, at);
  const scale = scaleMatch ? (scales[indexOf(scaleMatch)]?.[1] ?? 0) : 0;
  const scaleEnd = at + (scaleMatch?.[0].trimEnd().length ?? 0);
  const gap = scaleMatch ? scaleMatch[0].length - scaleMatch[0].trimEnd().length : 0;
  const unitMatch = matchAt(unitPattern, text, scaleEnd + gap) ?? matchAt(unitPattern, text, scaleEnd);
  if (!unitMatch) return counted(text, scaleEnd, gap, scale);
  const code = units[indexOf(unitMatch)]?.[1] ?? '';
  if (code === 'point' && hundreds.test(text.slice(Math.max(0, at - 4), at)))
    return counted(text, scaleEnd, gap, scale);
  const { per, basis, end } = readTail(text, unitMatch.index + unitMatch[0].length);
  const { label, dimension, factor } = unitOf(code);
  const unit = { label, dimension: (per ? 'rate' : dimension) as Dimension, factor, per };
  return { scale, unit, basis, end, wordsEnd: end };
}

/** Percentages are never so many points apart: "520 points, dont 338 à LED". */
const hundreds = /\d\d\d$|\d\d\d $/;
/** "62 écoles sur 88 participent": what many do, not what they are. One is followed by a noun in the singular. */
const verb = /ent$/;
const isOne = /(?<!\d)(?<!\d[ ,.])[01](?:,\d+)?$/;

function counted(text: string, end: number, gap: number, scale: number): Behind {
  const none = { scale, unit: null, basis: null, end, wordsEnd: end };
  const match = matchAt(nounPattern, text, gap > 0 ? end + gap - 1 : end);
  const { first, second } = match?.groups ?? {};
  if (!match || !first || isNoNoun(first)) return none;
  if (verb.test(first) && !isOne.test(text.slice(Math.max(0, end - 6), end))) return none;
  const noun = adjectives.test(first) && second && !isNoNoun(second) ? `${first} ${second}` : first;
  const label = noun.replace(/-\s*\n\s*/g, '');
  const unread = second && noun === first ? second.length + 1 : 0;
  const wordsEnd = match.index + match[0].length - unread;
  return { scale, unit: { label, dimension: 'count', factor: '1', per: null }, basis: null, end, wordsEnd };
}

/** A word with a capital counts something in the plural or as an acronym: "125 Collèges", "4 SCoT", not "21 Chardonneret". */
const isNoNoun = (text: string): boolean =>
  text.length < 3 || noNoun.has(text.toLowerCase()) || /^\p{Lu}(?!.*\p{Lu})(?!.*[sx]$)/u.test(text);

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Which of a pattern's alternatives was met. */
const indexOf = (match: RegExpExecArray): number => match.slice(1).findIndex((group) => group !== undefined);
