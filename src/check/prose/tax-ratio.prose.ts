import { add, divide, type Interval, meet, multiply } from '../../kernel/decimal.ts';
import { printNumber } from '../../kernel/french.ts';
import { quotientOf } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { shortened } from '../wording.ts';
import { amountOf, boundsOf, isPositive, printLike } from './amounts.ts';
import { slipOf } from './likely-cause.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { isSameThing, pairsOfStatements, placesOf, sameNature } from './same-thing.ts';
import { gapBetween, type SentenceFigures, sentencesWithFigures, textAfter } from './sentence-figures.ts';
import { quotedMention, significantDigits } from './sentences-with-mentions.ts';
import { statementsIn } from './statement.ts';
import { periodsDiffer } from './subject.ts';

export const taxRatio: ProseRule = {
  code: 'tax_ratio',
  title: 'HT et TTC dans un rapport qui n’est aucun taux de TVA',
  tier: 'A',
  acrossTexts: 'C',
  explanation:
    'Un montant HT et un montant TTC de la même chose, côte à côte ou dans deux phrases de mêmes mots. Leur rapport doit être celui d’un taux de TVA français, actuel ou récent ; entre deux taux, plusieurs peuvent être mêlés.',
  check: (read) => [...sideBySide(read), ...apart(read)],
};

const usual = ['1.2', '1.1', '1.055'];
/** Then 2.1 %, 8.5 % overseas, those in force before 2014, and 1 where no tax is due. */
const ratios = [...usual, '1.021', '1.085', '1.196', '1.206', '1.07', '1'];
const greatest: Interval = { low: '1', high: '1.2' };

const beside = /^[ ,(/–=-]*(?:soit|c’est-à-dire|ou|donc)?[ ,:]*(?:environ |près de )?$/iu;

/** "8 416 250 € HT de travaux (10 099 500 € TTC)" */
const inBrackets = latinLetters(/^(?: (?:de |d’)?\p{L}+){1,3} \((?:soit )?$/u);

/** "HT, soit … TTC" speaks of one amount: no rate between them is a contradiction. */
const sideBySide = (read: ReadText): ProseFinding[] =>
  sentencesWithFigures(read).flatMap((sentence) =>
    sentence.figures.flatMap((mention, at) => {
      const next = sentence.figures[at + 1];
      if (!next) return [];
      const isRight = isBeside(sentence, mention, next);
      if (!isRight && !isFollowed(sentence, mention, next)) return [];
      const judged = judge(mention, next, statedRate(sentence));
      if (!judged) return [];
      const { isSlip, ...found } = judged;
      const isSure = isSlip || (isRight && found.tier === 'B' && isEquated(sentence, mention, next));
      return isSure || isRight ? [{ ...found, tier: isSure ? 'A' : found.tier }] : [];
    }),
  );

function isBeside(sentence: SentenceFigures, mention: Mention, next: Mention): boolean {
  const gap = gapBetween(sentence, mention, next);
  const isBracketed = `${next.printed}${textAfter(sentence, next)[0] ?? ''}`.includes(')');
  return beside.test(gap) || (inBrackets.test(gap) && isBracketed);
}

/** "1 126 340 € TTC, pour 938 616,67 € HT", "69,29 € HT le MWh, devient 73,10 € TTC": one amount, then the other. */
function isFollowed(sentence: SentenceFigures, mention: Mention, next: Mention): boolean {
  const gap = gapBetween(sentence, mention, next);
  return gap.length < 40 && !/[.;:\n]|(?<!\p{L})(?:dont|et|hors|plus|puis|contre|à|de)(?!\p{L})/iu.test(gap);
}

/** Said equal, with nothing added to the second: no tax may make that. */
function isEquated(sentence: SentenceFigures, a: Mention, b: Mention): boolean {
  const gap = gapBetween(sentence, a, b);
  const tail = textAfter(sentence, b);
  return (
    /soit|c’est-à-dire|=|\(/iu.test(gap) &&
    !/^[^.;)]*(?<!\p{L})(?:avec(?! une TVA)|compris|options?|frais|inclus\p{L}*|et)(?!\p{L})/iu.test(tail)
  );
}

const taxWords = ['ttc', 'tax', 'toute', 'compris', 'hor'];
const taxNatures = ['before tax', 'with tax'];

const apart = (read: ReadText): ProseFinding[] =>
  [...pairsOfStatements(statementsIn(read, isTaxed))].flatMap(([a, b]) => {
    if (a.mention.basis === b.mention.basis || periodsDiffer(a.mention, b.mention)) return [];
    if (!sameNature(a, b, taxNatures) || !isSameThing(read.plain, a, b, taxWords)) return [];
    const found = judge(a.mention, b.mention);
    if (found?.tier !== 'B') return [];
    const { isSlip: _, ...finding } = found;
    return [finding];
  });

const isTaxed = (mention: Mention): boolean => isMoney(mention) && mention.basis !== null;

/** An amount, or a price by the thing: "2,19 €/m³". */
const isMoney = ({ unit }: Mention): boolean =>
  unit?.dimension === 'money' || (unit?.per != null && unit.label === '€');

/** "avec une TVA à 10 %" */
function statedRate({ text }: SentenceFigures): string | undefined {
  const percent = /TVA (?:à|de|au taux de) (\d{1,2}(?:,\d)?) ?%/u.exec(text)?.[1]?.replace(',', '.');
  return percent && add('1', multiply(percent, '0.01'));
}

/** Whether a telling slip makes a usual rate of them. */
type Judged = ProseFinding & { isSlip: boolean };

function judge(a: Mention, b: Mention, rate?: string): Judged | undefined {
  const [before, after] = a.basis === 'HT' ? [a, b] : [b, a];
  if (before.basis !== 'HT' || after.basis !== 'TTC' || ![before, after].every(isTaxed)) return undefined;
  if (![before, after].every(isPositive) || before.unit?.per !== after.unit?.per) return undefined;
  const ratio = quotientOf(boundsOf(after), boundsOf(before));
  if (!ratio || (rate ? meet(ratio, { low: rate, high: rate }) : isTaxRatio(ratio))) return undefined;
  const isBetween = rate === undefined && meet(ratio, greatest);
  const cause = isBetween ? 'plusieurs taux mêlés, ou un montant faux' : causeOf(before, after);
  if (cause === null) return undefined;
  const quotient = divide(amountOf(after), amountOf(before)) ?? '1';
  return {
    rule: taxRatio.code,
    isSlip: isSlip(before, after, isBetween ? 5 : 4),
    tier: isBetween ? 'C' : 'B',
    message: `${quotedMention(before)} et ${quotedMention(after)}\u00a0: aucun taux de TVA ne mène de l’un à l’autre.`,
    arithmetic: `${printNumber(amountOf(after))} / ${printNumber(amountOf(before))} = ${printNumber(shortened(quotient, 3))}`,
    likelyCause: cause,
    places: placesOf(before, after),
  };
}

/** Of amounts of so many digits, chance seldom makes a rate by a slip. */
function isSlip(before: Mention, after: Mention, digits: number): boolean {
  if (Math.max(significantDigits(before.value), significantDigits(after.value)) < digits) return false;
  const makes = (one: Mention, other: Mention): boolean => {
    const ratio = quotientOf(boundsOf(one), boundsOf(other));
    return ratio !== undefined && usual.some((rate) => meet(ratio, { low: rate, high: rate }));
  };
  const print = printLike([after]);
  return (
    slipOf(after, (value) => makes({ ...after, value }, before), print) !== null ||
    slipOf(before, (value) => makes(after, { ...before, value }), print) !== null
  );
}

const isTaxRatio = (ratio: Interval): boolean => ratios.some((rate) => meet(ratio, { low: rate, high: rate }));

/** Null where they are too far apart, and no zero explains it: they are amounts of two things. */
function causeOf(before: Mention, after: Mention): string | null {
  const reversed = quotientOf(boundsOf(before), boundsOf(after));
  if (reversed && isTaxRatio(reversed)) return 'HT et TTC échangés';
  const isRight = (value: string): boolean => {
    const ratio = quotientOf(boundsOf({ ...after, value }), boundsOf(before));
    return ratio !== undefined && usual.some((rate) => meet(ratio, { low: rate, high: rate }));
  };
  const print = printLike([after]);
  const slip = slipOf(after, isRight, print);
  if (slip && (slip.kind !== 'digit' || significantDigits(after.value) >= 4)) return slip.sentence;
  const ratio = Number(amountOf(after)) / Number(amountOf(before));
  return ratio < 0.4 || ratio > 3 ? null : `avec une TVA à 20\u202f%, ${print(multiply(amountOf(before), '1.2'))} TTC`;
}
