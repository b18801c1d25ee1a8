import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { amountOf, isCount, sameName } from './amounts.ts';
import type { ReadText } from './prose-rule.ts';
import type { ToldTwice } from './same-number-twice.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { periodsDiffer } from './subject.ts';

const fewest = 4;
/** Beyond, they are the rows of a table or a list of prices. */
const mostAlike = 6;
const scales = [10, 100, 1000];
/** What so many make in a year, or each of ten of them. */
const mean =
  /moyen|chaque|chacun|quotidien|mensuel|annuel|(?<!\p{L})(?:par|fois|sur (?:dix|10) ans|l’unité)(?!\p{L})|[×*/]/iu;

/** The same digits with one, two or three noughts more, of one name or one measure. */
export function numbersOfOtherSize(read: ReadText): ToldTwice[] {
  const alike = Map.groupBy(read.mentions.filter(isTold), ({ value }) => digitsOf(value));
  return [...alike.values()].flatMap((some) => {
    if (some.length < 2 || some.length > mostAlike) return [];
    const pairs = some.flatMap((a, at) => some.slice(at + 1).map((b): ToldTwice => ({ a, b })));
    const odd = pairs.filter((pair) => isOtherSize(read, pair));
    const [first] = odd;
    const isOne = first && [first.a, first.b].some((one) => odd.every(({ a, b }) => a === one || b === one));
    return isOne ? [first] : [];
  });
}

const isTold = ({ saidAs, range, inWords, role, unit, value }: Mention): boolean =>
  saidAs === 'exact' &&
  !range &&
  !inWords &&
  role !== 'against' &&
  !unit?.per &&
  !['time', 'ratio', 'rate'].includes(unit?.dimension ?? '') &&
  significantDigits(value) >= fewest;

const digitsOf = (value: string): string => value.replace(/\D/g, '').replace(/^0+|0+$/g, '');

function isOtherSize(read: ReadText, { a, b }: ToldTwice): boolean {
  const ratio = Number(amountOf(a)) / Number(amountOf(b));
  const by = scales.find((scale) => Math.abs(Math.max(ratio, 1 / ratio) / scale - 1) < 1e-9);
  if (!by || !areMeasuredAlike(a, b) || periodsDiffer(a, b)) return false;
  if (sentenceAt(read.sentences, a.start) === sentenceAt(read.sentences, b.start)) return false;
  return [a, b].every(({ start, end }) => !mean.test(read.plain.slice(Math.max(0, start - 60), end + 40)));
}

/** Bare numbers are of anything: a tenth, a thousand of them. */
function areMeasuredAlike(a: Mention, b: Mention): boolean {
  if (!a.unit || !b.unit || a.role === 'part' || b.role === 'part') return false;
  return isCount(a) && isCount(b) ? sameName(a.unit.label, b.unit.label) : a.unit.label === b.unit.label;
}
