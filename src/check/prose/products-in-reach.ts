import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent, isPositive, labelOf, sameName } from './amounts.ts';
import { countsBefore, keyOf, type NamedCounts } from './named-counts.ts';
import { fits, ratioOf, type Slip, slipIn, type Trial } from './quotient-trial.ts';
import { perUnit } from './rates-in-reach.ts';
import { gapBetween, type SentenceFigures, textAfter, textBefore } from './sentence-figures.ts';

/** A number of things, what each is, and what is said that they make together. */
export interface WrongProduct {
  count: Mention;
  each: Mention;
  result: Mention;
  slip: Slip | null;
}

/** What is drawn from the two numbers before it. */
const drawn = latinLetters(
  /(?:,? soit|ce qui (?:fait|donne|représente|correspond à|équivaut à)|c’est-à-dire|au total|en tout|=|(?<!\p{L})(?:donne\p{L}*|feraient|font|représente\p{L}*|équiva\p{L}+|procure\p{L}*|rapporte\p{L}*|économis\p{L}+|épargn\p{L}+|totalis\p{L}+|pèse\p{L}*|coûte\p{L}*))(?: \p{L}[\p{L}’]*){0,4}? ?(?:de |d’|à )?(?:environ |près de )?$/iu,
);
const apiece = latinLetters(
  /(?<!\p{L})(?:chacune?|l’une?|l’unité|pièce|à raison de|au (?:coût|prix|tarif)(?: [\p{L}-]+)? de|d’une? (?:valeur|puissance|capacité|montant|surface)(?: \p{L}+)? de|payée?s?|facturée?s?|valorisée?s?)(?!\p{L})/iu,
);
/** "12 machines fonctionnant 8 760 heures donneraient 105 120 heures" */
const makesAll = latinLetters(
  /^(?: \p{L}+)?,? (?:ce qui )?(?:donn\p{L}+|font|fait|feraient|feront) (?:au total |en tout )?$/u,
);
const ofEach = latinLetters(/^(?: [\p{L}’-]+){0,3} (?:de|d’|à) $/u);
const otherwise = latinLetters(
  /(?<!\p{L})(?:dont|contre|hors(?! chauffage)|au lieu|de plus|de moins|supplémentaires?|environ|respectivement|entre)(?!\p{L})/iu,
);
const longest = 130;

/** Products that a sentence draws from the two figures before them. */
export function productsInReach(sentence: SentenceFigures): WrongProduct[] {
  const { figures } = sentence;
  return figures.flatMap((result, at) => {
    const [first, second] = figures.slice(Math.max(0, at - 2), at);
    if (at < 2 || !first || !second || ![first, second, result].every(isFactor)) return [];
    const gap = gapBetween(sentence, second, result);
    const told = gapBetween(sentence, first, second);
    if (gap.length > longest || told.length > longest || /[.;:()]/.test(gap) || /[;:()]|\.\s/.test(told)) return [];
    if (!drawn.test(gap) || otherwise.test(told) || otherwise.test(gap) || isFormula(sentence, first, result))
      return [];
    const found = [[first, second] as const, [second, first] as const].flatMap(
      ([count, each]) => judge(sentence, count, each, result) ?? [],
    );
    return found.slice(0, 1);
  });
}

/** "1,85 € par habitant, ce qui représente, pour 61 420 habitants, 113 627 €": the price says of what, a slip must tell. */
export function productsOfPrice(sentence: SentenceFigures): WrongProduct[] {
  const { figures } = sentence;
  return figures.flatMap((result, at) => {
    const [each, count] = figures.slice(Math.max(0, at - 2), at);
    if (at < 2 || !each?.unit?.per || !count || ![each, count, result].every(isFactor)) return [];
    if (result.unit?.dimension !== 'money' || result.unit.per) return [];
    const told = gapBetween(sentence, each, count) + gapBetween(sentence, count, result);
    if (told.length > longest || /[.:()]/.test(told) || otherwise.test(told)) return [];
    const found = judge(sentence, count, each, result);
    return found?.slip?.isTelling && found.slip.kind !== 'digit' ? [found] : [];
  });
}

/** "52 semaines / 12 mois * 6 jours = 26 jours", "28 jours [(4 x 2) + (8 x 2,5)]": it has more terms. */
const isFormula = (sentence: SentenceFigures, first: Mention, result: Mention): boolean =>
  /(?:[/÷×*+]|(?<!\p{L})(?:ajout\p{L}+|plus)(?!\p{L})[^.;]{0,30}) *$/u.test(textBefore(sentence, first)) ||
  /^[^.;]{0,30}[[(][^)\]]*\d ?[x×*+] ?\d/u.test(textAfter(sentence, result));

const priceBehind = latinLetters(/^(?: [^.;:,()\d]{0,30}?)? (?:par|le|la|l’|chaque) ?(\p{L}[\p{L}’-]+)/iu);
const anyTime = /^(?:an|année|mois|jour|semaine|heure|h|trimestre|séance)s?$/iu;
const farthest = 2500;

/** "2 900 € par habitant, soit 119 M€": of things counted before under that name. */
export function productsOfNamed(sentence: SentenceFigures, counts: NamedCounts): WrongProduct[] {
  const { figures } = sentence;
  return figures.flatMap((result, at) => {
    const each = figures[at - 1];
    if (!each || ![each, result].every(isFactor) || result.unit?.per) return [];
    const gap = gapBetween(sentence, each, result);
    if (gap.length > longest || /[.;:()]/.test(gap) || !drawn.test(gap) || otherwise.test(gap)) return [];
    const per = each.unit?.per?.split('/').find((one) => !anyTime.test(one)) ?? priceBehind.exec(gap)?.[1];
    const one: Mention = { ...each, unit: each.unit && perNothing(each.unit, result) };
    if (!per || anyTime.test(per) || !isOfEach(one, result) || isCount(each)) return [];
    const things = countsBefore(counts, keyOf(labelOf(per)), each.start).filter(isFactor);
    const trials = things.map((count): Trial => ({ result: one, above: result, below: perUnit(count, per), by: 1 }));
    if (trials.some(fits)) return [];
    const [count] = things.filter(({ end }) => each.start - end < farthest);
    const [trial] = trials;
    const slip = trial && slipIn(trial);
    return count && slip && (slip.isTelling || things.length === 1) ? [{ count, each, result, slip }] : [];
  });
}

const isFactor = (one: Mention): boolean =>
  isPositive(one) && !isPercent(one) && one.saidAs === 'exact' && !one.range && one.unit?.dimension !== 'ratio';

function judge(sentence: SentenceFigures, count: Mention, each: Mention, result: Mention): WrongProduct | null {
  if (!isNumberOf(count, each) || !isOfEach(each, result) || Number(count.value) <= 1) return null;
  const isFirm = isApiece(sentence, count, each, result);
  if (!isFirm) return null;
  const per = each.unit?.per ?? null;
  const below = isCount(count) || !count.unit || per === null ? countedAs(count) : perUnit(count, per);
  const one: Mention = { ...each, unit: each.unit && perNothing(each.unit, result) };
  const trial: Trial = { result: one, above: result, below, by: 1 };
  if (fits(trial) || sentence.figures.some((other) => other !== count && fits({ ...trial, below: countedAs(other) })))
    return null;
  const slip = slipIn(trial);
  const ratio = ratioOf(trial);
  // "4 classes, 6 séances de 2 heures": another factor is told otherwise.
  if (isTimes(ratio)) return null;
  const isNear = ratio > 0.5 && ratio < 2;
  return slip || isNear ? { count, each, result, slip } : null;
}

/** A whole number of times, if not a zero too many. */
const isTimes = (ratio: number): boolean =>
  ratio > 1.5 && Math.abs(ratio / Math.round(ratio) - 1) < 0.005 && ![10, 100, 1000].includes(Math.round(ratio));

const countedAs = (count: Mention): Mention => ({
  ...count,
  unit: { label: '', dimension: 'count', factor: '1', per: null },
});

/** "€ par MWh" of so many MWh makes €. */
const perNothing = (unit: NonNullable<Mention['unit']>, result: Mention): Mention['unit'] =>
  unit.per ? { ...unit, per: null, dimension: result.unit?.dimension ?? unit.dimension } : unit;

const isNumberOf = (count: Mention, { unit }: Mention): boolean => {
  if (count.unit?.per) return false;
  if (unit?.per)
    return count.unit !== null && unit.per.split('/').some((one) => sameName(labelOf(one), count.unit?.label ?? ''));
  return count.unit === null || isCount(count) || (count.unit.dimension === 'time' && unit?.dimension !== 'time');
};

/** Measured alike: euros each make euros, and meals a day make meals. */
function isOfEach(each: Mention, result: Mention): boolean {
  const [a, b] = [each.unit, result.unit];
  if (!a || !b) return a === null && b === null;
  if (isCount(each) || isCount(result)) return isCount(each) && isCount(result) && sameName(a.label, b.label);
  return (
    a.label === b.label ||
    (a.factor !== undefined &&
      familyOf(a.dimension) === familyOf(b.dimension) &&
      labelFamily(a.label) === labelFamily(b.label))
  );
}

const familyOf = (dimension: string): string => (dimension === 'rate' ? 'money' : dimension);
const labelFamily = (label: string): string => label.replace(/^(?:k|M|G)(?=[A-Z€])/u, '').replace(/^(?:kg|g)$/u, 't');

/** The words say that each is so much. */
function isApiece(sentence: SentenceFigures, count: Mention, each: Mention, result: Mention): boolean {
  const [a, b] = count.start < each.start ? [count, each] : [each, count];
  const between = gapBetween(sentence, a, b);
  const behind = gapBetween(sentence, b, result);
  if (each.unit?.per) return true;
  const isOf = count.start < each.start && ofEach.test(between);
  return (
    isOf ||
    makesAll.test(behind) ||
    apiece.test(between) ||
    apiece.test(behind.slice(0, 40)) ||
    /^ par (?:jour|mois|semaine)/u.test(textAfter(sentence, each)) ||
    count.unit?.dimension === 'time'
  );
}
