import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, isCount } from './amounts.ts';
import { type FigureWords, figureWordsOf, ownWords } from './figure-words.ts';
import type { ReadText } from './prose-rule.ts';
import { isInTable, isKeyFigure, naturesAround, type ToldTwice } from './same-number-twice.ts';
import { mayBeRounded, significantDigits } from './sentences-with-mentions.ts';
import { naturesIn, telling } from './statement.ts';
import { periodsDiffer } from './subject.ts';

/** A figure as it would be printed in some unit: "6,42 M€" is 6420 in a table in k€. */
interface Printed {
  mention: Mention;
  at: number;
  digits: string;
}

const fewest = 3;
const most = 9;
const rootLength = 5;
/** More are a series, in which digits change by nature. */
const mostAlike = 6;

/** Amounts one slip apart that are told with the same words, in prose and in the row of a table, whatever the unit of each. */
export function amountsPrintedElsewhere(read: ReadText): ToldTwice[] {
  const { mentions } = read;
  const words = figureWordsOf(read);
  const counts = countsOf(mentions);
  const same = Map.groupBy(
    mentions.flatMap(printedAs),
    ({ digits, mention }) => `${digits} ${decimalsIn(digits, mention)}`,
  );
  const drawers = new Map<string, Printed[][]>();
  for (const printed of same.values())
    for (const key of slipsOf(printed[0])) {
      const drawer = drawers.get(key);
      if (!drawer) drawers.set(key, [printed]);
      else if (drawer.length < 3) drawer.push(printed);
    }
  const found = new Map<string, ToldTwice>();
  for (const [some, others, more] of drawers.values()) {
    if (!some || !others || more || some.length + others.length > mostAlike) continue;
    const drawer = [...some, ...others].sort((a, b) => a.at - b.at);
    for (const [index, a] of drawer.entries())
      for (const b of drawer.slice(index + 1)) {
        const isOdd = a.digits !== b.digits && (counts.get(a.digits) === 1 || counts.get(b.digits) === 1);
        if (isOdd && a.mention !== b.mention && isSame(read, words, a, b))
          found.set(`${a.mention.start} ${b.mention.start}`, { a: a.mention, b: b.mention });
      }
  }
  return [...found.values()];
}

/** How often each is printed, in whatever unit. */
function countsOf(mentions: Mention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mention of mentions)
    for (const digits of new Set(digitsOf(mention))) counts.set(digits, (counts.get(digits) ?? 0) + 1);
  return counts;
}

function printedAs(mention: Mention, at: number): Printed[] {
  const { saidAs, range, inWords, unit, value, role } = mention;
  if (saidAs !== 'exact' || range || inWords || role === 'against' || unit?.per) return [];
  if (unit && (unit.dimension === 'time' || unit.dimension === 'ratio' || unit.dimension === 'rate')) return [];
  if (significantDigits(value) < fewest) return [];
  return digitsOf(mention).map((digits) => ({ mention, at, digits }));
}

/** Of an amount also in thousands and millions: what a table prints names its unit elsewhere. */
function digitsOf(mention: Mention): string[] {
  const amount = isCount(mention) || !mention.unit ? mention.value : amountOf(mention);
  if (!/^\d+(?:\.\d+)?$/.test(amount)) return [];
  const whole = amount.replace(/\.0+$/, '');
  const isScalable = mention.unit?.dimension === 'money' && !whole.includes('.');
  const scaled = isScalable
    ? [/000$/, /000000$/].flatMap((zeros) => (zeros.test(whole) ? whole.replace(zeros, '') : []))
    : [];
  return [whole, ...scaled].filter((one) => one.length >= fewest && one.length <= most);
}

const decimalsIn = (digits: string, { decimals }: Mention): number => (digits.includes('.') ? decimals : 0);

function slipsOf(printed: Printed | undefined): string[] {
  if (!printed) return [];
  const { digits, mention } = printed;
  const decimals = decimalsIn(digits, mention);
  return [...digits].flatMap((digit, at) => {
    if (digit === '.') return [];
    const hidden = `${decimals} ${digits.slice(0, at)}*${digits.slice(at + 1)}`;
    const next = digits[at + 1];
    if (!next || next === '.' || next === digit) return [hidden];
    const [low, high] = [digit, next].sort();
    return [hidden, `${decimals} ${digits.slice(0, at)}(${low}${high})${digits.slice(at + 2)}`];
  });
}

function isSame(read: ReadText, words: FigureWords, a: Printed, b: Printed): boolean {
  if (mayBeRounded(a.digits, b.digits) || (isRow(read, a) && isRow(read, b))) return false;
  if (!areMeasuredAlike(a.mention, b.mention) || periodsDiffer(datedBeside(read, a), datedBeside(read, b)))
    return false;
  if ((a.mention.role === 'part') !== (b.mention.role === 'part')) return false;
  if (sentenceAt(read.sentences, a.mention.start) === sentenceAt(read.sentences, b.mention.start)) return false;
  const [mine, its] = [ownRoots(words, a), ownRoots(words, b)];
  const common = mine.filter((word) => its.includes(word)).length;
  const isSwapped = [...a.digits].sort().join('') === [...b.digits].sort().join('');
  const worth = Math.min(...[a, b].map(({ digits }) => significantDigits(digits))) + (isSwapped ? 1 : 0);
  if (natureOf(read, a) !== natureOf(read, b)) return false;
  const isNamed = isRow(read, a) ? isNamedByRow(read, a, its) : isRow(read, b) && isNamedByRow(read, b, mine);
  if ([a, b].some(({ mention }) => isKeyFigure(read.plain, mention))) return common > 0 && worth + common >= 5;
  if (areBothUnited(a.mention, b.mention)) {
    if (common > 0 && a.digits.length >= longest) return true;
    if (!isCount(a.mention) && worth >= longDigits) return true;
  }
  return isNamed ? worth + common >= 5 : worth > 3 && common > 0 && worth + common >= 7;
}

const isRow = ({ plain }: ReadText, { mention }: Printed): boolean => isInTable(plain, mention);

/** A year that stands beside it, or heads its column, not one said of the figure behind. */
function datedBeside(read: ReadText, one: Printed): Mention {
  const { plain, mentions } = read;
  const { mention, at } = one;
  if (mention.period === null) return mention;
  const year = mention.period.start.slice(0, 4);
  const [before, after] = [mentions[at - 1]?.end ?? 0, mentions[at + 1]?.start ?? plain.length];
  const beside =
    plain.slice(Math.max(before, mention.start - 60), mention.start) +
    plain.slice(mention.end, Math.min(after, mention.end + 30));
  const isHeaded =
    isRow(read, one) &&
    [before, after].some(
      (place) => place > 0 && !plain.slice(Math.min(place, mention.end), Math.max(place, mention.start)).includes('\n'),
    );
  return beside.includes(year) || isHeaded ? mention : { ...mention, period: null };
}

/** What is said of tax aside: a table prints it elsewhere. */
function natureOf(read: ReadText, one: Printed): string {
  const nature = isRow(read, one) ? naturesIn(rowName(read, one)).join() : naturesAround(read, one);
  const isMean = means.test(read.plain.slice(Math.max(0, one.mention.start - 60), one.mention.end + 40));
  return nature.replace(isMean ? /,?(?:before tax|with tax)/ : /,?(?:before tax|with tax|mean)/g, '').replace(/^,/, '');
}

/** "par" alone says little: "se solde par un résultat de". */
const means = /moyen|chaque|chacun|quotidien|mensuel|hebdomadaire/u;

const rowName = ({ plain }: ReadText, { mention }: Printed): string =>
  /^[^\d\t|\n]{2,60}/u.exec(plain.slice(plain.lastIndexOf('\n', mention.start) + 1, mention.start))?.[0] ?? '';

/** Every word of the row's name is said of the other. */
function isNamedByRow(read: ReadText, row: Printed, said: string[]): boolean {
  const name = ownWords(rowName(read, row)).filter((word) => word.length > 2);
  return name.length > 0 && name.every((word) => said.includes(word.slice(0, rootLength)));
}

/** So many MWh, or of the same things: reports print few of them. */
const areBothUnited = ({ unit: a }: Mention, { unit: b }: Mention): boolean =>
  a !== null && b !== null && a.dimension !== 'money';
const longDigits = 5;
const longest = 6;

function areMeasuredAlike({ unit: a }: Mention, { unit: b }: Mention): boolean {
  if (!a || !b) return true;
  if (a.dimension !== b.dimension) return false;
  return a.dimension !== 'count' || rootOf(a.label) === rootOf(b.label);
}

const rootOf = (name: string): string => (meaningOf(name).at(-1) ?? '').slice(0, rootLength);

function ownRoots(words: FigureWords, { at }: Printed): string[] {
  return [...words.of(at)]
    .filter((word) => word.length > 2 && !/\d/.test(word) && !telling.has(word))
    .map((word) => word.slice(0, rootLength));
}
