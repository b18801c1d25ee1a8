import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, kinshipOf, printLike } from './amounts.ts';
import { type LikelyCause, otherDigits } from './likely-cause.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf } from './remembered.ts';
import { oneLineOf } from './sentence-figures.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { type Span, spansOf } from './span.ts';

export interface WrongDifference {
  result: Mention;
  more: Mention;
  less: Mention;
  cause: LikelyCause | null;
}

/** What is left when one is taken from the other. */
const nounBefore = latinLetters(
  /(?<!\p{L})(?:écarts?|différences?(?! entre)|soldes?|restes?|reliquats?|surplus|excédents?|déficits?|bénéfices?|résultats?|épargne|autofinancement|marge|besoin de financement|disponible|pertes?|laisse|subsiste|dépass\p{L}+ de|gain|économie)(?!\p{L})[^.;()]{0,60}$/iu,
);
const behind = latinLetters(
  /^(?: ?\p{L}+){0,2}? (?:de plus|de moins|d’écart|de différence|en plus|en moins|supplémentaires?|restent|demeurent|manquent)(?! (?:de|d’|que)(?!\p{L})| par )/iu,
);
const moves = latinLetters(
  /(?:(?:hausse|baisse|réduit|réduite|recul|recule|gagn\p{L}+|per(?:d|du|te)\p{L}*|progress\p{L}+|diminu\p{L}+|augment\p{L}+|rédui\p{L}+|amélior\p{L}+|dégrad\p{L}+) (?:de |d’)?|[+−–-] ?)$/iu,
);
/** Another year's, a forecast or a part of it is not that of the amounts before. */
const otherwise = latinLetters(
  /(?<!\p{L})(?:dont|notamment|prévu\p{L}*|prévoi\p{L}*|tranches?|budgété\p{L}*|précédent\p{L}*|reporté\p{L}*|cumulé\p{L}*|antérieur\p{L}*|moyenne|par an|environ|exceptionnel\p{L}*|ouverture)(?!\p{L})[^.;]{0,50}$/iu,
);
const passes = latinLetters(/(?:pass|mont|tomb|recul|progress)\p{L}+ (?:ainsi |donc )?de [^.;()]{0,50}$/u);
/** "Reste de la région" is a place. */
const place = latinLetters(/(?:^|[^\p{L}])Reste (?:de|du|des) [^.;()]{0,60}$/u);
const lead = 90;
const back = 8;
const reach = 420;
/** "une hausse de 17 points (38 % en 2009)" */
const ahead = 30;

/** Balances, gaps and "so many more" that no two figures shortly before make, where a slip in one of the three would. */
export function differencesInReach(read: ReadText): WrongDifference[] {
  const { mentions } = read;
  const text = oneLineOf(read);
  return mentions.flatMap((result, at) =>
    isDifference(text, mentions, at)
      ? (wrong(text, mentions, result, at) ?? [])
      : (wrongRest(text, mentions, at) ?? []),
  );
}

/** What is left to do of so many: "71 ménages relogés sur 84, 13 relogements à venir". */
const toCome = latinLetters(/^(?: \p{L}+){0,3}? (?:à venir|restante?s?|à \p{L}+(?:er|ir|re))(?!\p{L})/u);
const outOf = latinLetters(/^[^.;:()]{0,50} sur (?:les |ses |nos |un total de )?$/u);

function wrongRest(text: string, mentions: Mention[], at: number): WrongDifference | null {
  const [done, whole, rest] = at < 2 ? [] : mentions.slice(at - 2, at + 1);
  if (!done || !whole || !rest || ![done, whole, rest].every((one) => isThing(one) && one.saidAs === 'exact'))
    return null;
  const isTold =
    outOf.test(text.slice(done.end, whole.start)) &&
    /^[^.;:()]{0,40}, (?:soit |donc )?$/u.test(text.slice(whole.end, rest.start)) &&
    toCome.test(text.slice(rest.end, rest.end + 60));
  if (!isTold || differ(done, whole, rest)) return null;
  const cause = slipIn(done, whole, rest);
  const gap = Math.abs(Number(whole.value) - Number(done.value));
  // Some of them are often neither done nor to do.
  const isFar = gap > 0 && Math.abs(Number(rest.value) / gap - 1) > 0.2;
  return cause && isFar ? inOrder(rest, done, whole, cause) : null;
}

const isThing = (one: Mention): boolean => (one.unit === null || isCount(one)) && one.decimals === 0 && !one.inWords;

function isDifference(text: string, mentions: Mention[], at: number): boolean {
  const result = mentions[at];
  if (!result || isPercent(result) || result.unit?.per || result.saidAs !== 'exact' || result.range || result.inWords)
    return false;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, result.start - lead), result.start);
  if (otherwise.test(before) || place.test(before)) return false;
  const after = text.slice(result.end, result.end + 40);
  // "73,5 % (+1,7 point)": since a value that is not printed.
  if (result.unit?.label === 'point' && /\([+−–-] ?$/.test(text.slice(Math.max(0, result.start - 3), result.start)))
    return false;
  if (result.unit?.label === 'point')
    return nounBefore.test(before) || behind.test(after) || moves.test(before) || /[:(,] ?$/.test(before);
  return nounBefore.test(before) || behind.test(after);
}

function wrong(text: string, mentions: Mention[], result: Mention, at: number): WrongDifference | null {
  const near = mentions
    .slice(Math.max(0, at - back), at)
    .filter((one) => result.start - one.end < reach && isAlike(one, result, text) && !isRateOfMove(text, one))
    .map((one) => inUnitOf(one, result))
    .toReversed();
  const said: Mention = { ...result, value: result.value.replace('-', '') };
  const behindIt = pairBehind(text, mentions, result, at);
  if (behindIt) return isRight(behindIt, said) ? null : inOrder(result, ...behindIt, slipIn(...behindIt, said));
  const pairs = near.flatMap((one, index) => near.slice(index + 1).map((other) => [one, other] as const));
  const next = mentions
    .slice(at + 1, at + 2)
    .filter((one) => one.start - result.end < ahead && isAlike(one, result, text));
  const withNext = next.flatMap((other) => near.map((one) => [one, other] as const));
  if ([...pairs, ...withNext].some((pair) => isRight(pair, said))) return null;
  // "2 exemplaires du plan et 2 supplémentaires"
  if (near.some((one) => amountOf(one) === amountOf(said))) return null;
  const told = pairTold(text, near, result);
  if (told) {
    const cause = slipIn(...told, said);
    if (cause) return inOrder(result, ...told, cause);
  }
  const likely = near.slice(0, 4);
  for (const [one, other] of pairs.filter((pair) => pair.every((some) => likely.includes(some)))) {
    const cause = slipIn(one, other, said);
    const areNearest = one === near[0] && other === near[1];
    // A result of two digits is nearly that of some pair, one of them ten times as much.
    const isChance = cause?.kind === 'scale' && !areNearest && significantDigits(said.value) < 3;
    if (cause && !isChance && isTelling(cause, one, other, said)) return inOrder(result, one, other, cause);
  }
  if (!told || !isInClause(text, told[1], result)) return null;
  const gap = Math.abs(Number(amountOf(told[0])) - Number(amountOf(told[1])));
  const ratio = Number(amountOf(said)) / gap;
  return gap > 0 && ratio > 0.5 && ratio < 2 ? inOrder(result, ...told, null) : null;
}

type Pair = readonly [one: Mention, other: Mention];

const isRight = ([one, other]: Pair, said: Mention): boolean => differ(one, other, said) || adds(one, other, said);

/** The only two of their kind in what leads to the difference: its sentence, or the one that "C’est" takes up. */
function pairTold(text: string, near: Mention[], result: Mention): Pair | null {
  const lead = text.slice(Math.max(0, result.start - reach), result.start);
  const here = near.filter((one) => !sentenceEnd.test(text.slice(one.end, result.start)));
  const isTaken = here.length === 0 && takesUp.test(lead);
  const [one, other, ...more] = isTaken ? near.filter((each) => isJustBefore(text, each, result)) : here;
  if (!one || !other || more.length > 0) return null;
  const between = text.slice(other.end, result.start);
  const isWhole = isTaken || !between.includes(';') || ofItsOwn.test(lead);
  return isWhole ? [one, other] : null;
}

const sentenceEnd = /[.!?]\s| {2}/;
/** "… 1 094 fin 2022. C’est 126 de moins" */
const takesUp = latinLetters(
  /[.!?] +(?:C’est|Ce sont|Soit|Cela (?:fait|représente)|D’où)(?: donc| ainsi)?(?: \p{L}+){0,3} $/u,
);
/** "… sur 24 110 inscrites ; il en reste 6 264", "… 1 905 en 2022 ; 405 de plus" */
const ofItsOwn = latinLetters(/; ?(?:soit |(?:il )?(?:en )?reste(?:nt|ra)?(?: donc)? |c’est )?$/iu);

/** In the sentence before that of the result. */
const isJustBefore = (text: string, one: Mention, result: Mention): boolean =>
  (text.slice(one.end, result.start).match(/[.!?]\s/g) ?? []).length === 1 &&
  !/ {2}/.test(text.slice(one.end, result.start));

/** "gagne 4 points en 3 ans, de 74 % à 78 %" */
function pairBehind(text: string, mentions: Mention[], result: Mention, at: number): Pair | null {
  if (result.unit?.label !== 'point') return null;
  const [one, other] = mentions.slice(at + 1, at + 4).filter((mention) => mention.unit?.dimension !== 'time');
  if (!one || !other || !isFromOf(one) || !isFromOf(other)) return null;
  const isFrom = fromBehind.test(text.slice(result.end, one.start)) && /^ à $/.test(text.slice(one.end, other.start));
  return isFrom ? [one, other] : null;
}

const isFromOf = (one: Mention): boolean => isPercent(one) || one.unit === null;
const fromBehind = latinLetters(/^(?: [\p{L}\d]+){0,4},? (?:passant )?de $/u);

const inOrder = (result: Mention, one: Mention, other: Mention, cause: LikelyCause | null): WrongDifference =>
  Number(amountOf(one)) > Number(amountOf(other))
    ? { result, more: one, less: other, cause }
    : { result, more: other, less: one, cause };

/** One sentence says all three. */
const isInClause = (text: string, first: Mention, last: Mention): boolean =>
  !/[.!?]\s| {2}|;/.test(text.slice(first.end, last.start));

/** "de 24,3 à 29,1, soit 4,8 jours de plus" */
const inUnitOf = (one: Mention, { unit }: Mention): Mention =>
  !one.unit && unit && unit.dimension !== 'count' ? { ...one, unit } : one;

/** "réduire de 25 %" */
const isRateOfMove = (text: string, one: Mention): boolean =>
  isPercent(one) && moves.test(text.slice(Math.max(0, one.start - lead), one.start));

function isAlike(one: Mention, result: Mention, text: string): boolean {
  // A bound may be anything beyond it.
  if (!['exact', 'about', 'nearly'].includes(one.saidAs) || one.range || one.unit?.per || one.inWords) return false;
  if (result.unit?.label === 'point') return isPercent(one);
  // "passé de 24,3 en 2017 à 29,1 en 2021, soit 4,8 jours de plus"
  if (!one.unit && result.unit && !isCount(result))
    return passes.test(text.slice(Math.max(0, one.start - 60), one.start));
  const kin = kinshipOf(result, one);
  return kin === 'same' || kin === 'bare';
}

const sizeOf = keptOf((mention: Mention): Span => spansOf(mention)(mention.value.replace('-', '')));
const nearly = (value: number): number => Math.abs(value) * 1e-9;

export const differ = (one: Mention, other: Mention, result: Mention): boolean =>
  areApart(sizeOf(one), sizeOf(other), sizeOf(result));

function areApart(a: Span, b: Span, said: Span): boolean {
  const [low, high] = a.low > b.low ? [a.low - b.high, a.high - b.low] : [b.low - a.high, b.high - a.low];
  return low <= said.high + nearly(a.high) && high >= said.low - nearly(a.high);
}

/** A balance carried on from one that was there. */
export function adds(one: Mention, other: Mention, result: Mention): boolean {
  const [a, b, said] = [sizeOf(one), sizeOf(other), sizeOf(result)];
  return a.low + b.low <= said.high + nearly(said.high) && a.high + b.high >= said.low - nearly(said.high);
}

const factors = [10, 0.1, 1000, 0.001];

export function slipIn(one: Mention, other: Mention, result: Mention): LikelyCause | null {
  const three = [result, one, other] as const;
  const [said, a, b] = three.map(sizeOf) as [Span, Span, Span];
  const spanWith = three.map(spansOf);
  const makes = (index: number, value: Decimal): boolean => {
    const size = spanWith[index]?.(value.replace('-', '')) ?? said;
    return index === 0 ? areApart(a, b, size) : index === 1 ? areApart(size, b, said) : areApart(a, size, said);
  };
  const tries: [LikelyCause['kind'], string, (mention: Mention) => Decimal[]][] = [
    ['swapped', 'deux chiffres échangés', ({ value }) => swapsOf(value.replace('-', ''))],
    ['scale', 'un zéro ou une unité de travers', ({ value }) => factors.map((by) => timesOf(value, by))],
    [
      'tax',
      'un montant HT et un autre TTC (TVA à 20\u202f%)',
      (one) =>
        one.unit?.dimension === 'money'
          ? [timesOf(one.value, 1.2, one.decimals), timesOf(one.value, 1 / 1.2, one.decimals)]
          : [],
    ],
    ['digit', 'un chiffre changé', ({ value }) => otherDigits(value.replace('-', ''))],
  ];
  for (const [kind, name, others] of tries)
    for (const [index, mention] of three.entries()) {
      const value = others(mention).find((one) => makes(index, one));
      if (value !== undefined)
        return { kind, sentence: `${name}\u00a0: ${printLike([mention])(amountOf({ ...mention, value }))}` };
    }
  return null;
}

const timesOf = (value: Decimal, by: number, decimals = 4): Decimal =>
  Math.abs(Number(value) * by)
    .toFixed(decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Of numbers of few digits chance makes a slip too often. */
function isTelling({ kind }: LikelyCause, ...mentions: Mention[]): boolean {
  const least = Math.min(...mentions.map((mention) => stepOf(mention)));
  const digits = Math.log10(Math.max(...mentions.map((mention) => Math.abs(Number(amountOf(mention))))) / least);
  return digits >= (kind === 'digit' ? 5 : kind === 'scale' ? 3 : 4);
}

/** Of the last digit that is not a padding nought. */
function stepOf(mention: Mention): number {
  const noughts =
    decimalsOf(mention.value) > 0 ? -decimalsOf(mention.value) : (/0*$/.exec(mention.value)?.[0].length ?? 0);
  return 10 ** noughts * Number(mention.unit?.factor ?? '1');
}
