import { compare, type Decimal, divide, type Interval, isZero, meet, multiply } from '../../kernel/decimal.ts';
import { printNumber } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { shortened } from '../wording.ts';
import {
  amountOf,
  boundsOf,
  isCount,
  isPercent,
  isPositive,
  kinshipOf,
  labelOf,
  named,
  printLike,
  sameName,
} from './amounts.ts';
import { isOddProduct, oddRowsOf, untold } from './formulas-in-rows.ts';
import { type LikelyCause, slipOf } from './likely-cause.ts';
import { namedCountsOf } from './named-counts.ts';
import { productsInReach, productsOfNamed, productsOfPrice, type WrongProduct } from './products-in-reach.ts';
import type { ProseFinding, ProseRule } from './prose-rule.ts';
import { placesOf } from './same-thing.ts';
import { gapBetween, type SentenceFigures, sentencesWithFigures, textAfter, textBefore } from './sentence-figures.ts';
import { significantDigits } from './sentences-with-mentions.ts';

const code = 'product';

export const product: ProseRule = {
  code,
  title: 'Le produit écrit n’est pas celui du nombre et du montant unitaire',
  tier: 'A',
  explanation:
    'Recalcule un produit que la phrase pose : « 12 logements à 3 000 €, soit 36 000 € », « 3 sessions de 15 élèves, soit 45 élèves ». Le produit doit suivre de près (« soit », « pour un total de », « = ») et se mesurer comme le montant unitaire. Un multiple qu’un autre nombre de la phrase explique n’est pas signalé.',
  check: (read) => {
    const sentences = sentencesWithFigures(read, 3);
    const found = sentences.flatMap(inSentence);
    const counts = namedCountsOf(read);
    const more = sentencesWithFigures(read, 2)
      .flatMap((one) => [...productsInReach(one), ...productsOfNamed(one, counts), ...productsOfPrice(one)])
      .map(findingOf);
    return [...found, ...untold(found, more), ...oddRowsOf(read, isOddProduct, code)];
  },
};

const each = latinLetters(
  /^(?: \p{L}[\p{L}’-]*){0,4},? ?(?:à|de|d’|à raison de|au prix (?:unitaire )?de|au tarif (?:unitaire )?de|d’un (?:montant|coût|prix)(?: unitaire| moyen)? de|pour un (?:montant|coût|prix) (?:unitaire|moyen) de|×|x|\*)\s*$/iu,
);
const makes =
  /^[^.;:()]{0,45}?(?:,? soit|,? ce qui (?:fait|représente)|,? représentant| représente(?:nt)?| coûte(?:nt)?| font|,? pour| =|\(soit|\() ?(?:un (?:montant |coût )?(?:total|budget|ensemble|montant)(?: global| total)? (?:de |d’)|au total |en tout )?$/iu;
const plainPour = /,? pour ?$/iu;
/** The product may follow, or another amount: a slip must tell. */
const mayMake = latinLetters(
  /^[^.;:()]{0,90}?(?:,|,? (?:c’est-à-dire|à savoir|autrement dit|donc|pour)|(?<!\p{L})(?:coûts?|montants?|budgets?|recettes?|dépenses?|total|totalis\p{L}+|donn\p{L}+|procur\p{L}+|rapport\p{L}+|produi\p{L}+)(?: \p{L}+){0,2})(?: (?:de|d’|est de))? ?$/iu,
);
const eachFarther = /^[^.;:()]{0,60}?,? (?:à|à raison de|au prix (?:unitaire )?de|au tarif (?:unitaire )?de) $/iu;
/** What else may multiply. */
const repeated = latinLetters(
  /(?<!\p{L})(?:par (?!l[ea]s? )\p{L}+|chaque|fois|mensuel\p{L}*|annuel\p{L}*|hebdomadaires?|quotidien\p{L}*|moyenne|environ|hors|supplément\p{L}*|de plus|de moins)(?!\p{L})/iu,
);

function inSentence(sentence: SentenceFigures): ProseFinding[] {
  return sentence.figures.flatMap((result, at) => {
    const [count, unit] = [sentence.figures[at - 2], sentence.figures[at - 1]];
    if (!count || !unit) return [];
    const factors = multiplies(sentence, count, unit, result)
      ? ([count, unit] as const)
      : paysEach(sentence, count, unit, result) && ([unit, count] as const);
    if (!factors) return [];
    const found = judge(sentence, ...factors, result);
    return isStated(sentence, unit, result) && isBeside(sentence, count, unit) ? found : found.filter(isTold(result));
  });
}

const isStated = (sentence: SentenceFigures, last: Mention, result: Mention): boolean => {
  const gap = gapBetween(sentence, last, result);
  return makes.test(gap) && !plainPour.test(gap);
};
const isBeside = (sentence: SentenceFigures, count: Mention, unit: Mention): boolean => {
  const gap = gapBetween(sentence, count, unit);
  return each.test(gap) || (gap.length <= 60 && !/[.;:()]|,.*,/.test(gap));
};
const mayFollow = (sentence: SentenceFigures, last: Mention, result: Mention): boolean =>
  isStated(sentence, last, result) || mayMake.test(gapBetween(sentence, last, result));
/** Of few digits, chance makes a slip. */
const isTold =
  (result: Mention) =>
  ({ likelyCause }: ProseFinding): boolean =>
    likelyCause !== null && significantDigits(result.value) >= (likelyCause.includes('un chiffre changé') ? 4 : 3);

/** "250 € par foyer … 340 foyers, soit 85 000 €". */
function paysEach(sentence: SentenceFigures, unit: Mention, count: Mention, result: Mention): boolean {
  const per = unit.unit?.per;
  if (!per || !count.unit || !sameName(per, count.unit.label) || unit.unit?.label !== '€') return false;
  if (![count, unit, result].every((one) => isPositive(one) && one.saidAs !== 'between')) return false;
  const [between, gap] = [gapBetween(sentence, unit, count), gapBetween(sentence, count, result)];
  if (between.length > 60 || /[.:()]|,.*,/.test(between) || !mayFollow(sentence, count, result)) return false;
  if (repeated.test(between + gap) || repeated.test(textAfter(sentence, result).slice(0, 30))) return false;
  return kinshipOf({ ...unit, unit: perNothing(unit) }, result) === 'same';
}

function multiplies(sentence: SentenceFigures, count: Mention, unit: Mention, result: Mention): boolean {
  if (![count, unit, result].every((one) => isPositive(one) && one.saidAs !== 'between' && !isPercent(one)))
    return false;
  if (
    count.unit &&
    !isCount(count) &&
    count.unit.dimension !== 'time' &&
    !isPaidBy(unit, count) &&
    !isForEach(sentence, count, unit)
  )
    return false;
  const lead = gapBetween(sentence, count, unit);
  if (!(each.test(lead) || eachFarther.test(lead)) || !isFirst(sentence, count)) return false;
  const gap = gapBetween(sentence, unit, result);
  if (!mayFollow(sentence, unit, result)) return false;
  if (repeated.test(withoutNameOf(count, gap)) || repeated.test(textAfter(sentence, result).slice(0, 30))) return false;
  if (result.unit?.per || (unit.unit?.per && !isPaidBy(unit, count))) return false;
  return isCount(unit) || !unit.unit
    ? isCount(result) || !result.unit
    : kinshipOf({ ...unit, unit: perNothing(unit) }, result) !== null;
}

/** "480 € l’unité", "200 000 € le kilomètre" */
const isPaidBy = ({ unit }: Mention, count: Mention): boolean =>
  unit?.per !== undefined &&
  unit.per !== null &&
  (/^(?:unité|pièce)$/iu.test(unit.per) || (count.unit !== null && sameName(labelOf(unit.per), count.unit.label)));

const isForEach = (sentence: SentenceFigures, count: Mention, unit: Mention): boolean => {
  const name = /^ (?:le |la |l’|par )(\p{L}+)/u.exec(textAfter(sentence, unit))?.[1];
  return name !== undefined && count.unit !== null && sameName(labelOf(name), count.unit.label);
};

const perNothing = ({ unit }: Mention): Mention['unit'] =>
  unit?.per && unit.label === '€' ? { ...unit, per: null, dimension: 'money' } : unit;

/** "par logement", "chacun" and "l’unité" only say that the amount is that of one. */
const withoutNameOf = (count: Mention, gap: string): string =>
  gap.replace(/par (\p{L}+)/giu, (whole, name: string) =>
    /^(?:unité|pièce)$/iu.test(name) || (count.unit && sameName(name, count.unit.label)) ? '' : whole,
  );

/** Of several factors, "4 classes, 6 séances de 2 heures", only the last two would be read. */
const isFirst = (sentence: SentenceFigures, count: Mention): boolean =>
  !/[×x*]\s*$/u.test(textBefore(sentence, count)) &&
  count.role !== 'part' &&
  (count.role !== 'of' || sentence.figures[0] === count);

function judge(sentence: SentenceFigures, times: Mention, unit: Mention, result: Mention): ProseFinding[] {
  // "26 km" is 26 times, whatever a kilometre is worth.
  const count = isCount(times) ? times : { ...times, unit: null };
  const calculated = timesOf(boundsOf(exactly(count)), boundsOf(exactly(unit)));
  if (!calculated || meet(calculated, boundsOf(exactly(result)))) return [];
  const exact = multiply(countOf(count), amountOf(unit));
  const ratio = divide(amountOf(result), exact) ?? '0';
  const scale = ['10', '100', '1000', '0.1', '0.01', '0.001'].some((by) => compare(by, ratio) === 0);
  if (!scale && isExplained(sentence, ratio, [times, unit, result])) return [];
  const slip = causeOf(count, unit, result, exact);
  const alike = !isCount(result) || !unit.unit || !result.unit || sameName(unit.unit.label, result.unit.label);
  const near = compare(ratio, '0.5') > 0 && compare(ratio, '2') < 0;
  if (!alike && !(slip && slip.kind !== 'digit' && near && compare(result.value, '100') >= 0)) return [];
  if (!near && !slip) return [];
  const print = printLike([unit, result], false);
  return [
    {
      rule: code,
      tier: alike ? 'A' : 'B',
      message: `Le produit imprimé, ${named(result)}, n’est pas ${named(times)} fois ${named(unit)}.`,
      arithmetic: `${printLike([count], false)(countOf(count))} × ${print(amountOf(unit))} = ${print(exact)}, non ${print(amountOf(result))}`,
      likelyCause: slip?.sentence ?? null,
      places: [times, unit, result].map(({ start, end }) => ({ start, end })),
    },
  ];
}

function findingOf({ count, each, result, slip }: WrongProduct): ProseFinding {
  const exact = multiply(count.value, each.value);
  const print = (value: Decimal): string => printNumber(shortened(value, 2));
  return {
    rule: code,
    tier: 'A',
    message: `Le produit imprimé, ${named(result)}, n’est pas ${named(count)} fois ${named(each)}.`,
    arithmetic: `${print(count.value)} × ${print(each.value)} = ${print(exact)}, non ${print(result.value)}`,
    likelyCause: slip?.sentence ?? null,
    places: placesOf(count, each, result),
  };
}

/** Hours of a session are counted: "6 séances de 2 heures" makes twelve. */
const countOf = (count: Mention): Decimal => count.value;
const exactly = (mention: Mention): Mention =>
  mention.decimals === 0 && mention.scale === 0 && mention.saidAs === 'exact'
    ? {
        ...mention,
        unit: { label: mention.unit?.label ?? '', dimension: 'count', factor: mention.unit?.factor ?? '1', per: null },
      }
    : mention;

function timesOf(a: Interval, b: Interval): Interval | undefined {
  if (a.low === undefined || b.low === undefined) return undefined;
  const high = a.high === undefined || b.high === undefined ? undefined : multiply(a.high, b.high);
  return { low: multiply(a.low, b.low), ...(high === undefined ? {} : { high }) };
}

/** Another figure of the sentence, or a small whole number of times, gives the rest of the product. */
function isExplained({ figures }: SentenceFigures, ratio: Decimal, known: Mention[]): boolean {
  const others = figures.filter((figure) => !known.includes(figure) && !isZero(figure.value));
  if (others.some(({ value }) => compare(value, ratio) === 0)) return true;
  return compare(ratio, '2') >= 0 && /^\d+$/.test(ratio);
}

function causeOf(count: Mention, unit: Mention, result: Mention, exact: Decimal): LikelyCause | null {
  const right = slipOf(result, (value) => compare(amountOf({ ...result, value }), exact) === 0, printLike([result]));
  const inUnit = slipOf(
    unit,
    (value) => compare(multiply(countOf(count), amountOf({ ...unit, value })), amountOf(result)) === 0,
    printLike([unit]),
  );
  const inCount = slipOf(
    count,
    (value) => compare(multiply(value, amountOf(unit)), amountOf(result)) === 0,
    printLike([count]),
  );
  return right ?? inUnit ?? inCount;
}
