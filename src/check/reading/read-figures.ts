import { compare, multiply, powerOfTen } from '../../kernel/decimal.ts';
import { noQuantities, references } from '../no-figure.ts';
import { latinLetters } from './latin-letters.ts';
import type { Mention } from './mention.ts';
import { type Numeral, numeralsIn } from './numeral.ts';
import { type NamedPeriod, periodOf, periodsIn } from './period-in-text.ts';
import { readRole, readSaidAs } from './qualifier.ts';
import { plainOf, sentenceAt, sentencesIn } from './sentence.ts';
import { withHeadingsOfTables } from './table-headings.ts';
import { readBehind } from './unit-in-text.ts';

/**
 * Every figure of a text, in its order: value with sign and scale, unit, how it is said, period. Dates, times,
 * telephone numbers, laws, postcodes and numbers of things are none. `year` is the year the document speaks of.
 */
export function readFigures(text: string, year?: number): Mention[] {
  const plain = plainOf(text);
  const quantities = quantitiesOf(text);
  const sentences = sentencesIn(plain);
  const numerals = numeralsIn(quantities);
  // "1946 décisions" is no year.
  const counted = new Set(
    numerals.flatMap(({ start, end }) =>
      end - start === 4 && readBehind(plain, end).unit?.dimension === 'count' ? [start] : [],
    ),
  );
  const periods = periodsIn(blank(plain, references), year).filter(({ start }) => !counted.has(start));
  const named = Map.groupBy(periods, ({ start }) => sentenceAt(sentences, start));
  const mentions = numerals.flatMap((numeral) => {
    const inSentence = named.get(sentenceAt(sentences, numeral.start)) ?? [];
    return mentionOf(plain, numeral, inSentence) ?? [];
  });
  return withHeadingsOfTables(plain, asBefore(plain, asLast(plain, joinRanges(plain, mentions))));
}

/**
 * The same text, as long, without what measures nothing. A reference may go on over the end of a line ("Agenda / 21"),
 * so lines are joined while it is sought, save to a number alone on its line, and parted again; patterns with the flag
 * m keep to their line.
 */
function quantitiesOf(text: string): string {
  const withinLines = noQuantities.findIndex(({ multiline }) => multiline);
  const joined = text.replace(/(?<!\n)\n(?![\d .,\t]*(?:\n|$))/g, ' ');
  const parted = partedAs(text, blank(joined, noQuantities.slice(0, withinLines)));
  return blank(parted, noQuantities.slice(withinLines));
}

/** The second text, as long as the first, parted into the lines of the first. */
function partedAs(text: string, other: string): string {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(other.slice(start, end));
    start = end + 1;
  }
  return [...lines, other.slice(start)].join('\n');
}

/** The same text, as long, with what the patterns find made unreadable. */
const blank = (text: string, patterns: RegExp[]): string =>
  patterns.reduce((left, pattern) => left.replace(pattern, (found) => '\u0001'.repeat(found.length)), text);

function mentionOf(plain: string, numeral: Numeral, named: NamedPeriod[]): Mention | undefined {
  const { scale, unit, basis, end, wordsEnd } = readBehind(plain, numeral.end);
  const { start, decimals, inWords } = numeral;
  const isCount = unit !== null || scale > 0 || decimals > 0 || numeral.about;
  // In words, what counts nothing is a turn of phrase: "l’un et l’autre", "à deux".
  if (inWords && !isCount && !oneIn.test(plain.slice(Math.max(0, start - 40), start))) return undefined;
  const saidAs = readSaidAs(plain, start, numeral.end, wordsEnd);
  return {
    start,
    end: unit?.dimension === 'count' ? numeral.end : end,
    printed: plain.slice(start, end),
    value: scale === 0 ? numeral.value : multiply(numeral.value, powerOfTen(scale)),
    decimals,
    scale,
    unit,
    basis,
    saidAs: saidAs === 'exact' && numeral.about ? 'about' : saidAs,
    range: null,
    period: periodOf(plain, { start, end: wordsEnd }, named),
    role: readRole(plain, start),
    inWords,
  };
}

/** "un ménage sur" quatre. */
const oneIn = latinLetters(/(?<!\p{L})une? \p{L}+ sur $/iu);

/** The first bound may say whose it is: "entre 20,2 % (Valenciennes) et 24,8 %". */
const between = /^(?: \([^()\n]{1,40}\))?\s?(?:et|à|[-–])\s{0,3}$/u;
const opens = /(?:entre|de|d[’'])\s{1,3}$/iu;
/** What goes from one value to another is no range. */
const changes = latinLetters(
  /(?<!\p{L})(?:pass|port|évolu|progress|augment|grimp|mont|recul|baiss|chut|tomb|rédui|ramen|réévalu|relev|descend)\p{L}*[^.;:\n]{0,50}(?<!\p{L})(?:de|d[’'])\s{1,3}$/iu,
);

/** "entre 5 et 6 %", "de 5 à 6 km", "5-6 ha": both bounds have the unit and scale written once, after the second. */
function joinRanges(plain: string, mentions: Mention[]): Mention[] {
  const joined = [...mentions];
  for (let at = 0; at + 1 < joined.length; at++) {
    const [low, high] = [joined[at], joined[at + 1]];
    if (!low || !high || !isRange(plain, low, high)) continue;
    const shared = low.unit && low.unit.dimension !== 'count' ? low : { ...low, ...scaledAs(low, high) };
    if (changes.test(plain.slice(Math.max(0, low.start - 80), low.start))) {
      joined[at] = shared;
      continue;
    }
    if (compare(shared.value, high.value) > 0) continue;
    const range = { low: shared.value, high: high.value };
    joined[at] = { ...shared, range, saidAs: 'between', basis: low.basis ?? high.basis };
    joined[at + 1] = { ...high, range, saidAs: 'between' };
  }
  return joined;
}

function isRange(plain: string, low: Mention, high: Mention): boolean {
  const gap = plain.slice(low.end, high.start);
  if (!between.test(gap)) return false;
  const lead = plain.slice(Math.max(0, low.start - 8), low.start);
  return gap.includes('et')
    ? /entre\s{1,3}$/iu.test(lead)
    : gap.includes('à')
      ? opens.test(lead) || /\d$/.test(low.printed)
      : true;
}

/** "plus de 20 %, voire 30 %" */
const isHeightened = (gap: string): boolean => /^,? voire $/.test(gap);

/** "18 240 MWh en 2022, 19 905 en 2021", "18 km de haies (10 en 2019)", "6,4 M€ contre 5,9": the second is measured, or said, as the first. */
function asBefore(plain: string, mentions: Mention[]): Mention[] {
  const inYear = /^ en (?:19|20)\d\d/;
  const inBrackets = /^ en (?:19|20)\d\d\)/;
  return mentions.map((mention, at) => {
    const before = mentions[at - 1];
    if (before && isHeightened(plain.slice(before.end, mention.start))) return { ...mention, saidAs: before.saidAs };
    if (mention.unit || mention.inWords || !before?.unit || before.unit.dimension === 'count') return mention;
    // "en hausse de 4,2 % (8 096 en 2018)" goes back to what was counted before.
    if (before.unit.label === '%' && compare(mention.value, '100') > 0) return mention;
    const isParallel =
      mention.role === 'against' ||
      (plain[mention.start - 1] === '(' && inBrackets.test(plain.slice(mention.end, mention.end + 9))) ||
      [before, mention].every(({ end }) => inYear.test(plain.slice(end, end + 8)));
    if (!isParallel || /[.;\n]\s/.test(plain.slice(before.end, mention.start))) return mention;
    const { value, unit, scale } =
      mention.scale > 0 ? { ...mention, unit: before.unit } : { ...mention, ...scaledAs(mention, before) };
    return { ...mention, value, unit, scale };
  });
}

const coordinated = /^(?:, | et |,? puis )$/u;

/** "640, 415 et 285 m": those that a list goes through are measured as its last. */
function asLast(plain: string, mentions: Mention[]): Mention[] {
  const shared = [...mentions];
  for (let at = shared.length - 2; at >= 0; at--) {
    const [mention, next] = [shared[at], shared[at + 1]];
    if (!mention || !next?.unit || mention.unit || mention.inWords || next.unit.dimension === 'count') continue;
    const isListed = next.unit.dimension !== 'time' && coordinated.test(plain.slice(mention.end, next.start));
    if (isListed && mention.scale === 0 && mention.saidAs === 'exact')
      shared[at] = { ...mention, ...scaledAs(mention, next) };
  }
  return shared;
}

const scaledAs = (low: Mention, high: Mention): Pick<Mention, 'value' | 'scale' | 'unit'> => ({
  value: low.scale === high.scale ? low.value : multiply(low.value, powerOfTen(high.scale - low.scale)),
  scale: high.scale,
  unit: high.unit,
});
