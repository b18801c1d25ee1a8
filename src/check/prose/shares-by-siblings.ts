import { swapsOf } from '../fitting-error.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { figureWordsOf, ownWords } from './figure-words.ts';
import { otherDigits } from './likely-cause.ts';
import type { ReadText } from './prose-rule.ts';
import { fits, ratioOf, slipIn, type Trial } from './quotient-trial.ts';
import { oneLineOf } from './sentence-figures.ts';
import { isMove, mayBeWhole, measuredAs, type Reader, type WrongShare } from './share-wholes.ts';
import { isShareAt } from './shares-in-reach.ts';
import { type Span, spanOf } from './span.ts';
import { says } from './synonyms.ts';

/** A number and the percentage beside it, in any order, with what the percentage says it is of. */
interface Pair {
  part: Mention;
  share: Mention;
  /** Of the first of both, among the figures. */
  at: number;
  /** Where their sentence begins. */
  sentence: number;
  /** And the one before it. */
  before: number;
  /** "(17 % des permanents)" */
  name: string[];
  /** All that they may be a share of, in hundredths. */
  whole: Span;
}

/** "219 sont des femmes (26 %)", "1 128 € , soit 79 %", or in the next cell */
const partFirst = latinLetters(
  /^(?:[^.;:()\d%]{0,70}\((?:soit )?|[^.;:()\d%]{0,70},? soit |(?: [\p{L}’-]+){1,6}\t\s*|(?: [\p{L}’-]+){1,3}, )$/u,
);
/** "51 % (3 672 000 €)", "42 %, soit 541 800 €" */
const shareFirst = /^(?: ?\(|,? soit )$/u;
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |notre |cette |ce |ces )?)((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,2})/u,
);
const wholly = latinLetters(/^(?:total|ensemble|parc|effectifs?)$/iu);
const back = 60;
const ahead = 3;
const reach = 700;
/** What stands farther agrees by chance. */
const near = 1200;
const most = 4;
const longestLead = 60;
const amongThem = latinLetters(
  /^[\s•–-]*(?:Parmi|D’entre|Sur) (?:eux|elles|ceux-ci|celles-ci|ces derni(?:ers|ères)|ce (?:total|nombre)),? (?:on (?:compte|dénombre|recense) )?$/iu,
);
const amongNamed = latinLetters(
  /^[\s•–-]*(?:Parmi|Sur|Dans) (?:ces|les|nos|leurs) (\p{L}[\p{L}’-]*(?: \p{L}[\p{L}’-]*){0,2}),? $/iu,
);
const opensBare = /^[\s•–-]*$/u;
/** Of what several percentages tell of their whole. */
const widest = 1.06;
/** Of fewer, more is no slip. */
const leastWhole = 100;
const factors = [0.1, 10, 0.001, 1000];

/** Percentages of numbers that stand among others, all of one whole, and do not fit it nor anything else. */
export function sharesBySiblings(read: ReadText): (WrongShare & { share: Mention })[] {
  const { plain, mentions } = read;
  const reader = { text: oneLineOf(read), plain, mentions, words: figureWordsOf(read) };
  const pairs = pairsIn(reader, read);
  const fitting = pairs.map((pair) => wholesOf(reader, pair));
  const confirmed = confirmedIn(fitting);
  return pairs.flatMap((pair, at) => {
    if (fitting[at]?.some((one) => pair.part.start - one.end < near) !== false) return [];
    const alike = oddsLike(pairs, fitting, at);
    const found = alike.length > 1 ? wrongWhole(reader, pair, alike, confirmed) : oddAmong(reader, pairs, fitting, at);
    return found ? [{ ...found, share: pair.share }] : [];
  });
}

function pairsIn(reader: Reader, { sentences }: ReadText): Pair[] {
  const { plain, text, mentions } = reader;
  return mentions.flatMap((share, index): Pair[] => {
    if (!isPercent(share) || share.saidAs !== 'exact' || !isShareAt(reader, share, index)) return [];
    const beforeAt = isAge(mentions[index - 1]) ? index - 2 : index - 1;
    const [before, after] = [mentions[beforeAt], mentions[index + 1]];
    const isBehind = before && isPart(before) && partFirst.test(gapOf(reader, beforeAt, index));
    const isAhead = !isBehind && after && isPart(after) && shareFirst.test(text.slice(share.end, after.start));
    const part = isBehind ? before : isAhead ? after : undefined;
    if (!part || isMove(text, part) || (isBehind && isPriceInRow(part, plain.slice(part.end, share.start)))) return [];
    const own = sentenceAt(sentences, share.start);
    const behind = isAhead ? '' : (nameBehind.exec(text.slice(share.end, share.end + 60))?.[1] ?? '');
    const name = wholly.test(behind) ? [] : ownWords(behind).slice(0, 2);
    return [
      {
        part,
        share,
        at: isAhead ? index : beforeAt,
        sentence: sentences[own]?.start ?? 0,
        before: sentences[own - 1]?.start ?? 0,
        name,
        whole: impliedBy(part, share),
      },
    ];
  });
}

/** "371 ont plus de 55 ans (44 %)" */
const isAge = (one: Mention | undefined): boolean => one?.unit?.dimension === 'time';

/** The words between, ages left out. */
function gapOf({ plain, mentions }: Reader, from: number, to: number): string {
  const [part, share] = [mentions[from], mentions[to]];
  if (!part || !share) return '';
  const age = mentions[from + 1];
  const gap = plain.slice(part.end, share.start).replaceAll('\n', ' ');
  return age && age !== share ? gap.slice(0, age.start - part.end) + gap.slice(age.end - part.end) : gap;
}

const isPart = (one: Mention): boolean => isPositive(one) && isValue(one);

/** In a row of a table a price stands beside a rate. */
const isPriceInRow = ({ unit }: Mention, gap: string): boolean => unit?.dimension === 'money' && gap.includes('\t');

/** A number that may be a part or a whole: no bound, nor "la moitié". */
const isValue = (one: Mention): boolean =>
  !isPercent(one) && !one.unit?.per && !one.inWords && ['exact', 'about', 'nearly'].includes(one.saidAs);

function impliedBy(part: Mention, share: Mention): Span {
  const [above, by] = [spanOf(part), spanOf({ ...share, unit: share.unit && { ...share.unit, dimension: 'rate' } })];
  const half = (by.high - by.low) / 2;
  return { low: (above.low * 100) / (by.high + half), high: (above.high * 100) / Math.max(by.low, 1e-9) };
}

/** Whatever around agrees. */
function wholesOf({ mentions }: Reader, { at, part, share, whole }: Pair): Mention[] {
  const around = mentions.slice(Math.max(0, at - back), at + 2 + ahead);
  return around.filter((one) => {
    if (one === part || one === share || !isValue(one) || isFarFrom(one, part, whole) || !meets(one, part, whole))
      return false;
    return mayBeWhole(measuredAs(one, part), part);
  });
}

/** Most are told apart without their roundings. */
function isFarFrom(one: Mention, part: Mention, { low, high }: Span): boolean {
  const bare = Number(one.value);
  const amount = bare * Number((isCount(one) ? null : one.unit?.factor) ?? part.unit?.factor ?? '1');
  return bare > 10 && (amount > high * 1.1 || amount < low * 0.9);
}

function meets(one: Mention, part: Mention, { low, high }: Span): boolean {
  const span = spanOf(measuredAs(one, part));
  return span.low <= high * (1 + 1e-9) && span.high >= low * (1 - 1e-9);
}

/** Other odd ones nearby that may be shares of the same thing. */
function oddsLike(pairs: Pair[], fitting: Mention[][], at: number): Pair[] {
  const pair = pairs[at] as Pair;
  return pairs
    .slice(Math.max(0, at - most), at + most + 1)
    .filter((_, index) => fitting[Math.max(0, at - most) + index]?.length === 0)
    .filter((one) => Math.abs(one.share.start - pair.share.start) < reach)
    .filter(({ whole }) => whole.low <= pair.whole.high && whole.high >= pair.whole.low);
}

/** What several are rightly shares of is no slip. */
function confirmedIn(fitting: Mention[][]): Set<Mention> {
  const [once, twice] = [new Set<Mention>(), new Set<Mention>()];
  for (const one of fitting.flat()) (once.has(one) ? twice : once).add(one);
  return twice;
}

/** A number before that is a slip away from what they are all shares of. */
function wrongWhole({ mentions }: Reader, pair: Pair, alike: Pair[], confirmed: Set<Mention>): WrongShare | null {
  const meant = {
    low: Math.max(...alike.map(({ whole }) => whole.low)),
    high: Math.min(...alike.map(({ whole }) => whole.high)),
  };
  if (meant.low > meant.high || meant.high / meant.low > widest) return null;
  const parts = new Set(alike.map(({ part }) => part));
  const first = Math.min(...alike.map(({ at }) => at));
  const before = mentions.slice(Math.max(0, first - back), first).toReversed();
  const slips = before.flatMap((one, index) => {
    if (isPercent(one) || parts.has(one) || confirmed.has(one) || !mayBeWhole(measuredAs(one, pair.part), pair.part))
      return [];
    const kind = slipInto(measuredAs(one, pair.part), meant);
    return kind !== null && (kind !== 'digit' || alike.length > 2 || index < most) ? [{ one, kind }] : [];
  });
  const surest = slips.some(({ kind }) => kind !== 'digit') ? slips.filter(({ kind }) => kind !== 'digit') : slips;
  const odd = new Set(surest.map(({ one }) => amountOf(one))).size === 1 ? surest[0]?.one : undefined;
  if (odd && hasNearer(mentions, pair, odd)) return null;
  const trial = odd && { result: pair.share, above: pair.part, below: measuredAs(odd, pair.part), by: 100 };
  const slip = trial && slipIn(trial);
  return trial && slip ? { trial, slip } : null;
}

/** "24 816 demandes … 5 955 demandes (24 %)": no share of contacts counted before both. */
function hasNearer(mentions: Mention[], { part, at }: Pair, whole: Mention): boolean {
  if (kinshipOf(part, whole) !== 'other') return false;
  return mentions
    .slice(Math.max(0, at - back), at)
    .some(
      (one) =>
        one.start > whole.start &&
        isValue(one) &&
        isCount(one) &&
        kinshipOf(part, one) === 'same' &&
        Number(amountOf(one)) > Number(amountOf(part)),
    );
}

/** The slip that would bring a number between two others. */
function slipInto(mention: Mention, { low, high }: Span): 'swapped' | 'scale' | 'digit' | null {
  const isIn = (value: string): boolean => {
    const amount = Number(amountOf({ ...mention, value }));
    return amount >= low && amount <= high;
  };
  if (swapsOf(mention.value).some(isIn)) return 'swapped';
  const scaled = factors.map((by) => String(Number(mention.value) * by));
  if (scaled.some(isIn)) return 'scale';
  return otherDigits(mention.value).some(isIn) ? 'digit' : null;
}

function oddAmong(reader: Reader, pairs: Pair[], fitting: Mention[][], at: number): WrongShare | null {
  const pair = pairs[at] as Pair;
  const [common] = wholesBeside(pairs, fitting, at);
  if (!common) return wrongTopic(reader, pair);
  const inside = wholesInside(reader, pairs, pair);
  if (
    hasNearer(reader.mentions, pair, common.whole) ||
    !isNamed(reader, pair, common.whole) ||
    (inside.length > 0 && !inside.includes(amountOf(common.whole)))
  )
    return null;
  return judge(pair, common.whole, common.near > 1 || common.here > 0);
}

function judge({ part, share }: Pair, whole: Mention, isSure: boolean): WrongShare | null {
  const trial: Trial = { result: share, above: part, below: measuredAs(whole, part), by: 100 };
  if (fits(trial)) return null;
  const slip = slipIn(trial);
  const isLess = Number(amountOf(part)) < Number(amountOf(whole));
  if (slip && (isLess || slip.kind === 'scale' || Number(amountOf(whole)) >= leastWhole) && (slip.isTelling || isSure))
    return { trial, slip };
  const ratio = ratioOf(trial);
  return isSure && isLess && ratio > 0.5 && ratio < 2 ? { trial, slip: null } : null;
}

interface Common {
  whole: Mention;
  /** Of so many of the pairs nearby, and of its own sentence. */
  near: number;
  here: number;
}

/** What the pairs nearby are shares of, likeliest first. */
function wholesBeside(pairs: Pair[], fitting: Mention[][], at: number): Common[] {
  const pair = pairs[at] as Pair;
  const found = new Map<string, Common & { all: number }>();
  const from = Math.max(0, at - most);
  for (const [index, one] of pairs.slice(from, at + most + 1).entries()) {
    if (one === pair || Math.abs(one.share.start - pair.share.start) > reach) continue;
    const own = new Map((fitting[from + index] ?? []).map((each) => [amountOf(each), each]));
    for (const [amount, whole] of own) {
      if (whole.start > pair.share.start || !mayBeWhole(measuredAs(whole, pair.part), pair.part)) continue;
      const known = found.get(amount) ?? { whole, near: 0, here: 0, all: 0 };
      known.near++;
      if (one.sentence === pair.sentence) known.here++;
      found.set(amount, known);
    }
  }
  return [...found.values()].sort((a, b) => b.near - a.near || b.whole.start - a.whole.start);
}

/** "1 128 sont des femmes (79 %)" speaks of the first that the sentence before counts, "parmi ces passages" of passages. */
function wrongTopic(reader: Reader, pair: Pair): WrongShare | null {
  const { text } = reader;
  const { part, sentence } = pair;
  const lead = text.slice(sentence, part.start);
  if (part.start - sentence > longestLead || pair.name.length > 0) return null;
  const among = amongNamed.exec(lead)?.[1];
  if (among) {
    const [whole] = toldAs(reader, pair, ownWords(among));
    return whole ? judge(pair, whole, true) : null;
  }
  const isTaken = amongThem.test(lead) || (opensBare.test(lead) && part.unit === null);
  const whole = isTaken ? topicOf(reader, pair) : undefined;
  return whole ? judge(pair, whole, true) : null;
}

/** What the sentence before counts first, if it is as much. */
function topicOf({ mentions }: Reader, { part, at, before, sentence }: Pair): Mention | undefined {
  const things = mentions
    .slice(Math.max(0, at - back), at)
    .filter((one) => one.start >= before && one.start < sentence && isValue(one) && isThing(one))
    .filter((one) => mayBeWhole(measuredAs(one, part), part));
  return things.find((one) => Number(amountOf(one)) > Number(amountOf(part))) ?? things[0];
}

const isThing = (one: Mention): boolean => (one.unit === null || isCount(one)) && one.decimals === 0;

/** The nearest before that are told with these words, if all are one number. */
function toldAs({ mentions, words }: Reader, { part, at }: Pair, name: string[]): Mention[] {
  const found: Mention[] = [];
  for (let index = at - 1; index >= Math.max(0, at - back) && found.length < 2; index--) {
    const one = mentions[index] as Mention;
    if (!isValue(one) || !isThing(one) || Number(amountOf(one)) < Number(amountOf(part))) continue;
    const said = words.of(index);
    if (name.every((word) => said.has(word)) && !found.some((each) => amountOf(each) === amountOf(one)))
      found.push(one);
  }
  return found.length === 1 ? found : [];
}

/** Larger numbers before it in its own sentence, that no percentage stands beside. */
function wholesInside({ mentions }: Reader, pairs: Pair[], { at, part, sentence }: Pair): string[] {
  const first = Math.min(at, ...pairs.filter((one) => one.sentence === sentence).map((one) => one.at));
  return mentions
    .slice(Math.max(0, first - most), first)
    .filter((one) => one.start >= sentence && !isPercent(one) && mayBeWhole(measuredAs(one, part), part))
    .map((one) => amountOf(one));
}

/** What the percentage says it is of, the whole is told with. */
function isNamed({ mentions, words }: Reader, { name }: Pair, whole: Mention): boolean {
  if (name.length === 0) return true;
  const at = mentions.findIndex(({ start }) => start === whole.start);
  const said = at < 0 ? new Set<string>() : words.of(at);
  return name.every((word) => says(said, word));
}
