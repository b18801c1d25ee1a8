import { absolute, decimalsOf, subtract } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { printNumber } from '../../kernel/french.ts';
import type { Mention } from '../reading/mention.ts';
import type { Sentence } from '../reading/sentence.ts';
import { untold } from './formulas-in-rows.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { amountsPrintedElsewhere } from './same-amount-elsewhere.ts';
import { numbersOfOtherSize } from './same-number-scaled.ts';
import { numbersToldTwice } from './same-number-twice.ts';
import { quotedMention, sentencesWithMentions, significantDigits } from './sentences-with-mentions.ts';
import { kindOf } from './stated-change.ts';
import { inCommon, periodsDiffer, sameFrame, subjectOf } from './subject.ts';

export const digitChanged: ProseRule = {
  code: 'digit_changed',
  title: 'Même montant imprimé deux fois, un chiffre changé',
  tier: 'A',
  acrossTexts: 'A',
  explanation:
    'Deux nombres de six chiffres significatifs ou plus, de même unité, qui ne diffèrent que d’un chiffre ou de deux chiffres voisins échangés, dans deux phrases qui parlent de la même chose. Rien n’est dit si les périodes ou les bases de taxe diffèrent, ni dans une même phrase.',
  check(read) {
    const found = [
      ...spelledOut(read),
      ...pairsOf(read).map(({ a, b, tier }) => findingOf(read, a.mention, b.mention, tier)),
    ];
    const twice = numbersToldTwice(read).map(({ a, b }) => findingOf(read, a, b, 'A'));
    const all = [...found, ...untold(found, twice)];
    const elsewhere = amountsPrintedElsewhere(read).map(({ a, b }) => findingOf(read, a, b, 'A'));
    const told = [...all, ...untold(all, elsewhere)];
    return [
      ...told,
      ...untold(
        told,
        numbersOfOtherSize(read).map(({ a, b }) => findingOf(read, a, b, 'A')),
      ),
    ];
  },
};

/** "185 000 € (cent quatre-vingt-cinq mille euros)" */
const spelledOut = (read: ReadText): ProseFinding[] =>
  read.mentions.flatMap((mention, at) => {
    const next = read.mentions[at + 1];
    const isSpelled =
      next?.inWords === true &&
      !mention.inWords &&
      kindOf(mention) === kindOf(next) &&
      /^\s\(\s?(?:soit )?$/u.test(read.plain.slice(mention.end, next.start)) &&
      /^[^().;]{0,20}\)/u.test(read.plain.slice(next.end, next.end + 24));
    return isSpelled && mention.saidAs === 'exact' && next.value !== mention.value
      ? [findingOf(read, mention, next, 'A')]
      : [];
  });

interface Placed {
  mention: Mention;
  sentence: Sentence;
}

const leastDigits = 6;
/** Of a number so long, no words need to say that it is the same. */
const longDigits = 8;
/** Enough for things counted under one name, said as those already known: "les 12 460 visiteurs". */
const fewDigits = 5;
/** Of a number printed many times, these are enough to know what it is said of. */
const mostRead = 5;

function pairsOf(read: ReadText): { a: Placed; b: Placed; tier: Tier }[] {
  const printed = Map.groupBy(
    sentencesWithMentions(read).flatMap(({ sentence, mentions }) =>
      mentions.filter(isPrecise).map((mention): Placed => ({ mention, sentence })),
    ),
    ({ mention }) => `${familyOf(mention)} ${mention.value}`,
  );
  const drawers = new Map<string, Placed[][]>();
  for (const same of printed.values())
    for (const key of slipsOf(same[0]?.mention)) drawers.set(key, [...(drawers.get(key) ?? []).slice(0, 2), same]);
  const pairs = new Map<string, { a: Placed; b: Placed; tier: Tier }>();
  for (const [first, second, third] of drawers.values()) {
    // More than two are a series, in which digits change by nature.
    if (!first || !second || third) continue;
    const found = surest(read, first.slice(0, mostRead), second.slice(0, mostRead));
    if (found) pairs.set(`${found.a.mention.start} ${found.b.mention.start}`, found);
  }
  return [...pairs.values()];
}

function surest(read: ReadText, some: Placed[], others: Placed[]) {
  const pairs = some.flatMap((a) =>
    others.flatMap((b) => {
      const tier = tierOf(read, a, b);
      return tier ? [{ a, b, tier }] : [];
    }),
  );
  return pairs.find(({ tier }) => tier === 'A') ?? pairs[0];
}

const isPrecise = ({ value, unit, saidAs, scale, range }: Mention): boolean =>
  scale === 0 &&
  saidAs === 'exact' &&
  range === null &&
  significantDigits(value) >= (unit?.dimension === 'count' ? fewDigits : leastDigits);

/** In a table the unit of an amount stands elsewhere. */
const familyOf = (mention: Mention): string => (mention.unit?.dimension === 'count' ? kindOf(mention) : '');

/** What a value has in common with those one slip away: a digit hidden, or two neighbours in any order. */
function slipsOf(mention: Mention | undefined): string[] {
  if (!mention) return [];
  const { value } = mention;
  const kind = familyOf(mention);
  return [...value].flatMap((digit, at) => {
    if (!/\d/.test(digit)) return [];
    const hidden = `${kind} ${value.slice(0, at)}*${value.slice(at + 1)}`;
    const next = value[at + 1];
    if (next === undefined || !/\d/.test(next) || next === digit) return [hidden];
    const [low, high] = digit < next ? [digit, next] : [next, digit];
    return [hidden, `${kind} ${value.slice(0, at)}(${low}${high})${value.slice(at + 2)}`];
  });
}

function tierOf({ plain }: ReadText, a: Placed, b: Placed): Tier | undefined {
  if (a.mention.value === b.mention.value || a.sentence === b.sentence || !isSameFrame(a.mention, b.mention))
    return undefined;
  const digits = significantDigits(a.mention.value);
  if (digits < leastDigits)
    return [a, b].some((one) => isKnown(plain, one)) && !mayGrow(a.mention, b.mention) ? 'A' : undefined;
  const [words, others] = [a, b].map(({ sentence, mention }) => subjectOf(plain, sentence, mention));
  const common = inCommon(words ?? [], others ?? []);
  const least = Math.min(words?.length ?? 0, others?.length ?? 0);
  const isUnlikely = !isRoundGap(a.mention, b.mention);
  if (digits >= longDigits && isUnlikely) return 'A';
  const precise = digits >= longDigits;
  if (common < 2 || (!precise && common * 2 < least))
    return common > 0 && isUnlikely && !mayGrow(a.mention, b.mention) ? 'A' : undefined;
  return (precise || common >= 3) && !mayGrow(a.mention, b.mention) ? 'A' : 'B';
}

const isSameFrame = (a: Mention, b: Mention): boolean =>
  a.unit === null || b.unit === null ? !periodsDiffer(a, b) : sameFrame(a, b);

/** "Sur les 12 460 visiteurs" speaks of visitors already counted. */
const isKnown = (plain: string, { mention }: Placed): boolean =>
  mention.unit?.dimension === 'count' &&
  /(?<!\p{L})(?:les|ces|nos|des|leurs) $/iu.test(plain.slice(Math.max(0, mention.start - 8), mention.start));

/** A budget is amended by round amounts; a slip gives them too, more seldom. */
const isRoundGap = (a: Mention, b: Mention): boolean =>
  Math.abs(Number(a.value) - Number(b.value)) >= 1000 && Math.abs(Number(a.value) - Number(b.value)) % 1000 === 0;

/** Counted things grow by a few from one census to the next: only the last digits change. */
const mayGrow = (a: Mention, b: Mention): boolean =>
  a.unit?.dimension === 'count' &&
  (a.period === null || b.period === null) &&
  Math.abs(Number(a.value) - Number(b.value)) < 100;

function findingOf({ mentions }: ReadText, a: Mention, b: Mention, tier: Tier): ProseFinding {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const times = (value: string) => mentions.filter((mention) => mention.value === value).length;
  const rarer = times(first.value) < times(second.value) ? first : second;
  const usual = rarer === first ? second : first;
  const swapped = [...first.value].toSorted().join('') === [...second.value].toSorted().join('');
  const isScaled = first.value.replace(/\D|0/g, '') === second.value.replace(/\D|0/g, '') && !swapped;
  const slip = isScaled
    ? 'un zéro ou une unité de travers'
    : swapped
      ? 'deux chiffres échangés'
      : b.inWords
        ? 'une erreur'
        : 'un chiffre changé';
  const gap = absolute(subtract(first.value, second.value));
  return {
    rule: digitChanged.code,
    tier,
    message: `Le même nombre est imprimé ${quotedMention(first)} puis ${quotedMention(second)}.`,
    arithmetic: `|${printNumber(first.value)} − ${printNumber(second.value)}| = ${printNumber(decimalsOf(gap) > 0 ? gap.replace(/\.?0+$/, '') : gap)}`,
    likelyCause:
      times(usual.value) > times(rarer.value)
        ? `${slip} dans ${quotedMention(rarer)}, moins souvent imprimé que ${quotedMention(usual)}`
        : `${slip} dans l’un des deux`,
    places: [first, second].map(({ start, end }) => ({ start, end })),
  };
}
