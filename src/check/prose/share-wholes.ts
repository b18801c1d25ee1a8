import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { type FigureWords, ownWords } from './figure-words.ts';
import { isOtherwiseTaxed } from './named-figures.ts';
import { fits, ratioOf, type Slip, slipIn, type Trial } from './quotient-trial.ts';
import { periodsDiffer } from './subject.ts';
import { says } from './synonyms.ts';

export interface WrongShare {
  trial: Trial;
  slip: Slip | null;
}

export interface Reader {
  /** On one line. */
  text: string;
  plain: string;
  mentions: Mention[];
  words: FigureWords;
}

/** What a share may be of. */
export interface Wholes {
  all: Mention[];
  meant: Mention[];
  /** The sentence says that the part is one of it. */
  isTold: boolean;
  /** The name behind the percentage is nowhere else. */
  isGuess?: boolean;
  /** Of several that bear its name, the one that holds the others. */
  largest?: Mention | undefined;
}

export const changesBehind =
  /^ ?(?:de plus|de moins|en plus|en moins|supplémentaires?|par an|par rapport|qu’en|d’écart|d’augmentation|de (?:hausse|baisse|croissance))/iu;
/** "72 300 de plus qu’en 2009" is no whole. */
export const isMove = (text: string, { start, end }: Mention): boolean =>
  changesBehind.test(text.slice(end, end + 30)) || /[+−] ?$/.test(text.slice(Math.max(0, start - 2), start));

export const isLessOrEqual = (part: Mention, whole: Mention): boolean =>
  Number(amountOf(part)) <= Number(amountOf(whole));

/** Dépenses of one kind are not all of them, nor is last year's number this year's. */
const kindOfBudget = latinLetters(
  /(?<!\p{L})(?:fonctionnement|investissement|réel(?:le)?s?|exploitation|annexe|primitif|prévisionnel(?:le)?s?|prévue?s?|votée?s?)(?!\p{L})/giu,
);

/** Whether what a whole is told with leaves room for another one of the same name. */
export function isOtherwise({ text }: Reader, part: Mention, whole: Mention, name = ''): boolean {
  const around = `${text.slice(Math.max(0, whole.start - 70), whole.start)} ${text.slice(whole.end, whole.end + 40)}`;
  const isNarrower = (around.match(kindOfBudget) ?? []).some((word) => !name.includes(word.toLowerCase()));
  return periodsDiffer(part, whole) || isNarrower;
}

/** "594 tonnes sur 3 193 entrées": what came in is measured alike. */
export const measuredAs = (whole: Mention, part: Mention): Mention =>
  part.unit && !isCount(part) && (isCount(whole) || !whole.unit) ? { ...whole, unit: part.unit } : whole;

export function mayBeWhole(one: Mention, part: Mention): boolean {
  if (isPercent(one) || !isPositive(one) || one.saidAs === 'between' || one.unit?.per) return false;
  return kinshipOf(part, one) !== null || (!one.unit && part.unit !== null) || (isCount(one) && one.role === 'of');
}

/** Those shortly before that may be a whole of the part, nearest first. */
export const wholesBefore = (
  { text, mentions }: Reader,
  part: Mention,
  at: number,
  back: number,
  reach: number,
): Mention[] =>
  mentions
    .slice(Math.max(0, at - back), at)
    .toReversed()
    .filter((one) => part.start - one.end < reach && mayBeWhole(one, part) && !isMove(text, one));

/** Those printed before under the name behind the percentage, nearest first. */
export function namedBefore({ mentions, words }: Reader, at: number, part: Mention, name: string): Mention[] {
  const wanted = ownWords(name);
  const found: Mention[] = [];
  for (let index = at - 1; index >= Math.max(0, at - 120) && found.length < 6; index--) {
    const figure = mentions[index];
    const one = figure && measuredAs(figure, part);
    if (!one || !mayBeWhole(one, part) || Number(amountOf(one)) < Number(amountOf(part)) * 0.05) continue;
    const said = words.of(index);
    if (wanted.every((word) => says(said, word)) && !isOtherwiseTaxed(name, one)) found.push(one);
  }
  return found;
}

export function judgeShare(
  share: Mention,
  part: Mention,
  { all, meant, isTold, isGuess, largest }: Wholes,
  isSaid: boolean,
): WrongShare | null {
  const trialOf = (whole: Mention): Trial => ({ result: share, above: part, below: whole, by: 100 });
  const mayFit = (whole: Mention): boolean => hasEnd(whole) || meant.includes(whole);
  if (all.filter(mayFit).some((whole) => fits(trialOf(whole)) || fits(restOf(trialOf(whole))))) return null;
  const likely = meant.slice(0, 2).map(trialOf);
  const isOne = new Set(meant.map(amountOf)).size === 1;
  for (const trial of likely) {
    const slip = slipIn(trial);
    if (isGuess && (!isSaid || slip?.kind === 'digit')) continue;
    if (slip && (slip.isTelling || (isTold && isSaid))) return { trial, slip };
  }
  const [first] = likely;
  if (first && isSaid && isTold && isOne && isWithin(ratioOf(first), 2)) return { trial: first, slip: null };
  const widest = largest && trialOf(largest);
  return widest && isSaid && isWithin(ratioOf(widest), widestGuess) ? { trial: widest, slip: slipIn(widest) } : null;
}

/** Between half as much and twice as much, for 2. */
const isWithin = (ratio: number, times: number): boolean => ratio > 1 / times && ratio < times;
/** A share of something else is seldom that near. */
const widestGuess = 1.6;

/** "Plus de 900" and "un quart" agree with whatever one likes. */
const hasEnd = ({ saidAs, inWords, value }: Mention): boolean =>
  saidAs !== 'more' && saidAs !== 'at_least' && !(inWords && value.startsWith('0.'));

/** "99,4 % de conformité (2 prélèvements non conformes sur 356)". */
const restOf = (trial: Trial): Trial => ({
  ...trial,
  result: { ...trial.result, value: String(Math.max(0, 100 - Number(trial.result.value))) },
});
