import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { meaningOf } from '../wording.ts';
import { type FigureWords, figureWordsOf } from './figure-words.ts';
import type { ReadText } from './prose-rule.ts';
import { onOneLine } from './sentence-figures.ts';
import { mayBeRounded, significantDigits } from './sentences-with-mentions.ts';
import { kindOf } from './stated-change.ts';
import { naturesIn, telling } from './statement.ts';
import { periodsDiffer } from './subject.ts';

/** Two figures of one unit that a slip of the pen parts, told with the same words: the same number, printed twice. */
export interface ToldTwice {
  a: Mention;
  b: Mention;
}

interface Told {
  mention: Mention;
  at: number;
  /** Read once, when first asked for. */
  natures?: string;
  own?: string[];
}

const fewest = 3;
const leastDigits = 4;
const most = 9;
/** Of a number printed many times, these are enough to know what it is said of. */
const mostRead = 4;
/** "Sur les 12 460 visiteurs" speaks of visitors already counted. */
const known = latinLetters(/(?<!\p{L})(?:les|ces|nos|aux|des|leurs|ses) $/iu);

export function numbersToldTwice(read: ReadText): ToldTwice[] {
  const words = figureWordsOf(read);
  const printed = Map.groupBy(
    read.mentions.flatMap((mention, at): Told[] => (isTold(mention) ? [{ mention, at }] : [])),
    ({ mention }) => `${familyOf(mention)} ${mention.value}`,
  );
  const drawers = new Map<string, Told[][]>();
  for (const same of printed.values())
    for (const key of slipsOf(same[0]?.mention)) {
      const drawer = drawers.get(key);
      if (!drawer) drawers.set(key, [same]);
      else if (drawer.length < 3) drawer.push(same);
    }
  const found = new Map<string, ToldTwice>();
  for (const [first, second, third] of drawers.values()) {
    // More than two are a series, in which digits change by nature.
    if (!first || !second || third) continue;
    const pair = likeliest(read, words, first.slice(0, mostRead), second.slice(0, mostRead));
    if (pair) found.set(`${pair.a.start} ${pair.b.start}`, pair);
  }
  return [...found.values()];
}

const digitsOf = ({ value }: Mention): number => value.replace(/\D/g, '').replace(/^0+/, '').length;

const isTold = (mention: Mention): boolean =>
  mention.saidAs === 'exact' &&
  mention.range === null &&
  !mention.inWords &&
  mention.unit !== null &&
  mention.unit.dimension !== 'time' &&
  digitsOf(mention) - mention.scale <= most &&
  significantDigits(mention.value) >= fewest;

const familyOf = (mention: Mention): string =>
  `${isCounted(mention) ? kindOf(mention) : mention.unit?.label} ${mention.decimals} ${mention.scale}`;

/** "69,29 € HT/MWh", and "69,29 € HT le MWh" */
const arePerAlike = (a: Mention, b: Mention): boolean =>
  a.unit?.per === b.unit?.per || a.unit?.per === null || b.unit?.per === null;

/** What a value has in common with those one slip away: a digit hidden, or two neighbours in any order. */
function slipsOf(mention: Mention | undefined): string[] {
  if (!mention) return [];
  const { value } = mention;
  const family = familyOf(mention);
  return [...value].flatMap((digit, at) => {
    if (!/\d/.test(digit)) return [];
    const hidden = `${family} ${value.slice(0, at)}*${value.slice(at + 1)}`;
    const next = /^[.]?(\d)/.exec(value.slice(at + 1));
    if (!next?.[1] || next[1] === digit) return [hidden];
    const [low, high] = [digit, next[1]].sort();
    return [hidden, `${family} ${value.slice(0, at)}(${low}${high})${value.slice(at + 1 + next[0].length)}`];
  });
}

function likeliest(read: ReadText, words: FigureWords, some: Told[], others: Told[]): ToldTwice | undefined {
  for (const a of some)
    for (const b of others)
      if (isSame(read, words, a, b))
        return a.mention.start < b.mention.start ? { a: a.mention, b: b.mention } : { a: b.mention, b: a.mention };
  return undefined;
}

function isSame(read: ReadText, words: FigureWords, a: Told, b: Told): boolean {
  const { plain, sentences } = read;
  if (periodsDiffer(a.mention, b.mention) || a.mention.role === 'against' || b.mention.role === 'against') return false;
  if (!arePerAlike(a.mention, b.mention) || mayBeRounded(a.mention.value, b.mention.value)) return false;
  if ((a.mention.role === 'part') !== (b.mention.role === 'part')) return false;
  if (a.mention.basis !== b.mention.basis && a.mention.basis !== null && b.mention.basis !== null) return false;
  if (sentenceAt(sentences, a.mention.start) === sentenceAt(sentences, b.mention.start)) return false;
  if (isInTable(plain, a.mention) && isInTable(plain, b.mention)) return false;
  const digits = Math.min(digitsOf(a.mention) - a.mention.scale, digitsOf(b.mention) - b.mention.scale);
  const isSwapped = [...a.mention.value].sort().join('') === [...b.mention.value].sort().join('');
  // Of the digits that may be another, two neighbours make few pairs.
  const worth = digits + (isSwapped ? 1 : 0);
  const areCounted = isCounted(a.mention);
  if (areCounted && digits >= leastDigits && worth >= 5 && [a, b].some(({ mention }) => isReferred(plain, mention)))
    return true;
  if (naturesOf(read, a) !== naturesOf(read, b)) return false;
  if (areCounted && worth >= 6) return true;
  const [mine, its] = [ownWords(words, a), ownWords(words, b)];
  const common = mine.filter((word) => its.includes(word)).length;
  const isClose = common * 2 >= Math.min(mine.length, its.length);
  if (!isClose) return false;
  if ([a, b].some((one) => isKeyFigure(plain, one.mention))) return common > 0 && common + worth >= 6;
  if ([a, b].some(({ mention }) => isRatio(mention)) || digits < leastDigits) return false;
  if (areCounted) return common > 1 && common + worth >= 7;
  // Two amounts that end with zeros are often close by nature: "115 000 €" of one action, "117 000 €" of another.
  const said = Math.min(significantDigits(a.mention.value), significantDigits(b.mention.value));
  return common > 1 && common + worth >= 8 && said >= leastDigits && worth >= 5;
}

/** Shares and rates are said of too many things, save by a figure that its report displays. */
const isRatio = ({ unit }: Mention): boolean => unit?.dimension === 'ratio' || unit?.dimension === 'rate';

/** Alone on its line with its unit, above the words that say what it is: it is said again in the text. */
export function isKeyFigure(plain: string, { start, end }: Mention): boolean {
  const lead = plain.slice(Math.max(0, start - 12), start);
  const tail = plain.slice(end, end + 90);
  return /(?:^|\n)[ >•●–*-]*$/u.test(lead) && /^(?: \p{L}{0,30})?\s*\n[ >]*\p{L}[^\n\d]{2,70}(?:\n|$)/u.test(tail);
}

const isCounted = ({ unit }: Mention): boolean => unit?.dimension === 'count';

const isReferred = (plain: string, { start }: Mention): boolean =>
  known.test(onOneLine(plain.slice(Math.max(0, start - 8), start)));

/** Rows of a table are told by what heads their columns. */
export const isInTable = (plain: string, { start }: Mention): boolean => {
  const from = plain.lastIndexOf('\n', start) + 1;
  const to = plain.indexOf('\n', start);
  const line = plain.slice(from, to < 0 ? plain.length : to);
  return /\t|\||\S {3,}\S|;\S.*;\S/.test(line);
};

/** What the words beside it say of its nature. */
function naturesOf(read: ReadText, told: Told): string {
  told.natures ??= naturesAround(read, told);
  return told.natures;
}

export function naturesAround(
  { plain, mentions }: ReadText,
  { mention, at }: { mention: Mention; at: number },
): string {
  const from = Math.max(mentions[at - 1]?.end ?? 0, mention.start - 60);
  const to = Math.min(mentions[at + 1]?.start ?? plain.length, mention.end + 40);
  return naturesIn(onOneLine(plain.slice(from, to)).replace(/\S*$/, '')).join();
}

/** Without its unit, nor what any figure is told with. */
function ownWords(words: FigureWords, told: Told): string[] {
  if (told.own) return told.own;
  const unit = meaningOf(told.mention.unit?.label ?? '');
  told.own = [...words.of(told.at)].filter(
    (word) => word.length > 2 && !/\d/.test(word) && !telling.has(word) && !unit.includes(word),
  );
  return told.own;
}
