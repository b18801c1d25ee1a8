import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isPercent, kinshipOf, printLike } from './amounts.ts';
import { type LikelyCause, otherDigits } from './likely-cause.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import { type Span, spanOf } from './span.ts';

export interface WrongDifference {
  result: Mention;
  more: Mention;
  less: Mention;
  cause: LikelyCause | null;
}

/** What is left when one is taken from the other. */
const nounBefore = latinLetters(
  /(?<!\p{L})(?:écarts?|différences?|soldes?|restes?|reliquats?|surplus|excédents?|déficits?|bénéfices?|résultats?|épargne|autofinancement|marge|besoin de financement|disponible|pertes?|laisse|subsiste|dépass\p{L}+ de|gain|économie)(?!\p{L})[^.;()]{0,60}$/iu,
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
const lead = 90;
const back = 6;
const reach = 420;
/** "une hausse de 17 points (38 % en 2009)" */
const ahead = 30;

/** Balances, gaps and "so many more" that no two figures shortly before make, where a slip in one of the three would. */
export function differencesInReach(read: ReadText): WrongDifference[] {
  const { mentions } = read;
  const text = oneLineOf(read);
  return mentions.flatMap((result, at) =>
    isDifference(text, mentions, at) ? (wrong(text, mentions, result, at) ?? []) : [],
  );
}

function isDifference(text: string, mentions: Mention[], at: number): boolean {
  const result = mentions[at];
  if (!result || isPercent(result) || result.unit?.per || result.saidAs !== 'exact' || result.range || result.inWords)
    return false;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, result.start - lead), result.start);
  if (otherwise.test(before)) return false;
  const after = text.slice(result.end, result.end + 40);
  if (result.unit?.label === 'point')
    return nounBefore.test(before) || behind.test(after) || moves.test(before) || /[:(,] ?$/.test(before);
  return nounBefore.test(before) || behind.test(after);
}

function wrong(text: string, mentions: Mention[], result: Mention, at: number): WrongDifference | null {
  const near = mentions
    .slice(Math.max(0, at - back), at)
    .filter((one) => result.start - one.end < reach && isAlike(one, result) && !isMove(text, one))
    .toReversed();
  const said: Mention = { ...result, value: result.value.replace('-', '') };
  const pairs = near.flatMap((one, index) => near.slice(index + 1).map((other) => ({ one, other })));
  const next = mentions.slice(at + 1, at + 2).filter((one) => one.start - result.end < ahead && isAlike(one, result));
  const withNext = next.flatMap((other) => near.map((one) => ({ one, other })));
  if ([...pairs, ...withNext].some(({ one, other }) => differ(one, other, said) || adds(one, other, said))) return null;
  // "2 exemplaires du plan et 2 supplémentaires"
  if (near.some((one) => amountOf(one) === amountOf(said))) return null;
  const likely = near.slice(0, 4);
  for (const { one, other } of pairs.filter((pair) => likely.includes(pair.one) && likely.includes(pair.other))) {
    const cause = slipIn(one, other, said);
    const isTold = near.length === 2 && isInClause(text, other, result);
    if (cause && (isTelling(cause, one, other, said) || isTold)) return inOrder(result, one, other, cause);
  }
  const [one, other] = near;
  if (!one || !other || near.length !== 2 || !isInClause(text, other, result)) return null;
  const gap = Math.abs(Number(amountOf(one)) - Number(amountOf(other)));
  const ratio = Number(amountOf(said)) / gap;
  return gap > 0 && ratio > 0.5 && ratio < 2 ? inOrder(result, one, other, null) : null;
}

const inOrder = (result: Mention, one: Mention, other: Mention, cause: LikelyCause | null): WrongDifference =>
  Number(amountOf(one)) > Number(amountOf(other))
    ? { result, more: one, less: other, cause }
    : { result, more: other, less: one, cause };

/** One sentence says all three. */
const isInClause = (text: string, first: Mention, last: Mention): boolean =>
  !/[.!?]\s| {2}|;/.test(text.slice(first.end, last.start));

/** "réduire de 25 %" */
const isMove = (text: string, one: Mention): boolean =>
  isPercent(one) && moves.test(text.slice(Math.max(0, one.start - lead), one.start));

function isAlike(one: Mention, result: Mention): boolean {
  if (one.saidAs === 'between' || one.unit?.per || one.inWords) return false;
  if (result.unit?.label === 'point') return isPercent(one);
  const kin = kinshipOf(result, one);
  return kin === 'same' || kin === 'bare';
}

const sizeOf = (mention: Mention): Span => spanOf({ ...mention, value: mention.value.replace('-', '') });
const nearly = (value: number): number => Math.abs(value) * 1e-9;

function differ(one: Mention, other: Mention, result: Mention): boolean {
  const [a, b, said] = [sizeOf(one), sizeOf(other), sizeOf(result)];
  const [low, high] = a.low > b.low ? [a.low - b.high, a.high - b.low] : [b.low - a.high, b.high - a.low];
  return low <= said.high + nearly(a.high) && high >= said.low - nearly(a.high);
}

/** A balance carried on from one that was there. */
function adds(one: Mention, other: Mention, result: Mention): boolean {
  const [a, b, said] = [sizeOf(one), sizeOf(other), sizeOf(result)];
  return a.low + b.low <= said.high + nearly(said.high) && a.high + b.high >= said.low - nearly(said.high);
}

const factors = [10, 0.1, 1000, 0.001];

function slipIn(one: Mention, other: Mention, result: Mention): LikelyCause | null {
  const three = [result, one, other];
  const makes = (index: number, value: Decimal): boolean => {
    const [said, a, b] = three.map((mention, at) => (at === index ? { ...mention, value } : mention));
    return !!said && !!a && !!b && differ(a, b, said);
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
