import { compare, type Decimal, divide, type Interval, meet, powerOfTen, round } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { printNumber } from '../../kernel/french.ts';
import { quotientOf, scaled } from '../interval.ts';
import { lastIndexUpTo } from '../reading/last-index-up-to.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { intervalOfMention } from '../reading/mention-interval.ts';
import {
  amountOf,
  areMeasuredAlike,
  boundsOf,
  isCount,
  isPercent,
  isPositive,
  labelOf,
  named,
  printLike,
  sameName,
} from './amounts.ts';
import { debtsInYears } from './debt-in-years.ts';
import { isOddRate, oddRowsOf, untold } from './formulas-in-rows.ts';
import { type LikelyCause, slipOf } from './likely-cause.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { arithmeticOf } from './quotient-trial.ts';
import { ratesInReach, type WrongRate } from './rates-in-reach.ts';
import {
  gapBetween,
  oneLineOf,
  type SentenceFigures,
  sentencesWithFigures,
  textAfter,
  textBefore,
} from './sentence-figures.ts';
import { significantDigits } from './sentences-with-mentions.ts';

const code = 'rate';

export const rate: ProseRule = {
  code,
  title: 'Le coût ou le nombre par unité n’est pas celui des deux nombres de la phrase',
  tier: 'A',
  explanation:
    'Recalcule un coût ou un nombre par chose (« 153 586 € pour 114 dossiers, soit 1 347 € par dossier ») quand la phrase donne le numérateur, dans la même unité, et le dénominateur, sous le même nom. Si plusieurs couples sont possibles, il suffit que l’un convienne.',
  check: (read) => {
    const inhabitants = read.mentions.filter((one) => isCount(one) && one.unit?.label === 'habitants');
    const counted = { plain: read.plain, mentions: read.mentions, inhabitants };
    const found = [...sentencesWithFigures(read, 2).flatMap((one) => inSentence(one, counted)), ...divisionsIn(read)];
    const known = new Set(found.flatMap(({ places }) => places.map(({ start }) => start)));
    const more = [...ratesInReach(read), ...debtsInYears(oneLineOf(read), read.mentions)];
    const inReach = more.filter(({ trial: { result } }) => !known.has(result.start));
    const all = [...found, ...inReach.map(findingInReach)];
    return [...all, ...untold(all, oddRowsOf(read, isOddRate, code))];
  },
};

const perName = latinLetters(/^[^.;:,()]{0,30}?(?: par |\/ ?| l’| (?=chacune?(?!\p{L})))(\p{L}[\p{L}’-]+)/iu);
const stated =
  /(?:soit|,? c’est-à-dire|représentant|=|\(|,? ce qui (?:fait|représente)) ?(?:environ |près de |plus de |moins de |en moyenne |une moyenne de |un coût (?:moyen |unitaire )?de |un montant moyen de |un ratio de )?$/iu;
const average = latinLetters(
  /(?<!\p{L})(?:coûts?|dépenses?|montants?|aides?|subventions?|primes?|prix|moyenne|ratio)(?!\p{L})[^.;,()]{0,30}(?:atteint|est(?: donc)? de|s’élève (?:donc )?à|s’établit à|ressort à) (?:environ )?$/iu,
);
/** "1 500 € par logement (84 000 € pour 56 logements)", or the same after a colon and word for word. */
const detailed = /^[^.;:()]{0,40}\((?:soit )?$/u;
const detailedAfterColon = /^[^.;:()]{0,40} : $/u;
const divides = /^ (?:pour|÷|\/) (?:les |ces )?$/u;
const moreThanThat = latinLetters(
  /(?<!\p{L})(?:et par|par an|par mois|par jour|annuels?|mensuels?|hors|de plus|de moins|contre)(?!\p{L})/iu,
);

/** What a sentence may divide by that was counted before it. */
interface Counted {
  plain: string;
  mentions: Mention[];
  inhabitants: Mention[];
}

interface Rate {
  result: Mention;
  per: string;
  /** "de formation" behind it. */
  of: string | undefined;
}

function inSentence(sentence: SentenceFigures, counted: Counted): ProseFinding[] {
  return sentence.figures.flatMap((result, at) => {
    const found = rateOf(sentence, result);
    if (!found) return [];
    const isDetailed = hasDetail(sentence, at);
    const given = isDetailed ? sentence.figures.slice(at + 1, at + 3) : sentence.figures.slice(0, at);
    const within = given.filter((figure) => isDenominator(figure, found));
    const numerators = given.filter((figure) => isNumerator(figure, found) && !within.includes(figure));
    if (within.length > 0 || numerators.length !== 1 || isDetailed) return judge(sentence, found, numerators, within);
    // "30 artisans pour 81 000 €, soit 2 700 € par dossier": the sentence counts them under another name.
    const [numerator] = numerators;
    if (numerator && given.some((one) => isCount(one) && isPositive(one) && agree(result, numerator, one))) return [];
    const earlier = denominatorsBefore(sentence, found, counted);
    return judge(sentence, found, numerators, earlier).filter(({ tier }) => tier === 'A');
  });
}

function hasDetail(sentence: SentenceFigures, at: number): boolean {
  const [result, next, last] = sentence.figures.slice(at, at + 3);
  if (!result || !next) return false;
  const lead = gapBetween(sentence, result, next);
  return (
    detailed.test(lead) || (!!last && detailedAfterColon.test(lead) && divides.test(gapBetween(sentence, next, last)))
  );
}

function rateOf(sentence: SentenceFigures, result: Mention): Rate | null {
  if (!isPositive(result) || isPercent(result) || result.saidAs === 'between') return null;
  const before = textBefore(sentence, result);
  if (!stated.test(before) && !average.test(before)) return null;
  const after = textAfter(sentence, result);
  const per = result.unit?.per ?? perName.exec(after)?.[1];
  if (!per || moreThanThat.test(after.slice(0, 50).replace(new RegExp(`par ${per}`, 'iu'), ''))) return null;
  return /^(?:semaine|rapport|exemple|ailleurs|l[ea]s?|un|une|heure)$/iu.test(per)
    ? null
    : { result, per, of: ofName.exec(result.unit?.per ? after : after.slice(after.indexOf(per) + per.length))?.[1] };
}

const ofName = latinLetters(/^ (d(?:e |’)\p{L}+)/u);

/** Farther, it may be of another year or another place; inhabitants are those of the whole report. */
const reach = 1500;

/** "248 recharges par borne", the charging points counted shortly before: one number of them, or none is sure. */
function denominatorsBefore({ start }: SentenceFigures, rate: Rate, counted: Counted): Mention[] {
  const { plain, mentions, inhabitants } = counted;
  const some = rate.per === 'habitant' ? inhabitants.slice(0, mostInhabitants) : before(mentions, start);
  const found = some.filter((one) => one.end <= start && isDenominator(one, rate) && !isMean(plain, one));
  const ofSame = rate.of === undefined ? [] : found.filter((one) => isFollowed(plain, one, rate.of));
  return oneOf(ofSame) ?? oneOf(found) ?? [];
}

/** "50 € par jour de formation" is not of days of absence. */
const isFollowed = (plain: string, { end, unit }: Mention, of = ''): boolean =>
  plain.slice(end, end + 30).startsWith(unit?.dimension === 'count' ? ` ${unit.label} ${of}` : ` ${of}`);

function oneOf(found: Mention[]): Mention[] | undefined {
  const isOne = new Set(found.map(amountOf)).size === 1 && found.every(({ saidAs }) => saidAs === 'exact');
  return isOne ? found.slice(-1) : undefined;
}

/** "248 recharges par borne" does not count the charges. */
const isMean = (plain: string, { end }: Mention): boolean =>
  /^(?:\s\p{L}+){0,2}\s(?:par|chacune?)\s(?!l[ea’'])/u.test(plain.slice(end, end + 40));

/** Counted all along a report, inhabitants are those of many places. */
const mostInhabitants = 20;

function before(mentions: Mention[], start: number): Mention[] {
  const last = lastIndexUpTo(mentions.length, (at) => mentions[at]?.start ?? 0, start);
  let first = last;
  while (first > 0 && (mentions[first - 1]?.start ?? 0) >= start - reach) first--;
  return mentions.slice(first, last + 1);
}

const isDenominator = (figure: Mention, { per }: Rate): boolean =>
  isPositive(figure) &&
  !figure.unit?.per &&
  (anyThing.test(per)
    ? figure.unit === null || isCount(figure)
    : figure.unit !== null && sameName(figure.unit.label, labelOf(per)));

/** "390 000 € l’unité" */
const anyThing = /^(?:unité|pièce|chacune?)$/iu;

function isNumerator(figure: Mention, { result }: Rate): boolean {
  if (!isPositive(figure) || figure.saidAs === 'between' || figure.unit?.per || figure.basis !== result.basis)
    return false;
  if (!result.unit || !figure.unit) return false;
  return isCount(result)
    ? isCount(figure) && sameName(figure.unit.label, result.unit.label)
    : areMeasuredAlike(figure.unit.label, result.unit.label);
}

function agree(result: Mention, numerator: Mention, denominator: Mention): boolean {
  const quotient = quotientOf(boundsOf(numerator), intervalOfMention(denominator));
  return quotient === undefined || meet(quotient, loosely(result));
}

function judge(sentence: SentenceFigures, { result, per }: Rate, above: Mention[], below: Mention[]): ProseFinding[] {
  const pairs = above.flatMap((numerator) => below.map((denominator) => ({ numerator, denominator })));
  const fits = ({ numerator, denominator }: (typeof pairs)[number]): boolean => agree(result, numerator, denominator);
  const nearest = pairs.at(-1);
  if (!nearest || pairs.length > 4 || pairs.some(fits) || isOtherwise(sentence, nearest)) return [];
  const { numerator, denominator } = nearest;
  const exact = divide(amountOf(numerator), denominator.value) ?? '0';
  const cause = causeOf(result, exact) ?? (pairs.length === 1 ? causeAbove(numerator, denominator, result) : null);
  const ratio = divide(amountOf(result), exact) ?? '0';
  if (!cause && !(compare(ratio, '0.5') > 0 && compare(ratio, '2') < 0)) return [];
  const tier = cause || pairs.length === 1 ? 'A' : 'B';
  return [findingOf(tier, result, per, numerator, denominator, exact, cause)];
}

function findingInReach({ trial, per, slip }: WrongRate): ProseFinding {
  const { result, above, below } = trial;
  const one = result.unit?.per || per === null ? '' : ` par ${per}`;
  return {
    rule: code,
    tier: 'A',
    message: `Le nombre imprimé, ${named(result)}${one}, n’est pas ${named(above)} divisé par ${named(below)}.`,
    arithmetic: arithmeticOf(trial),
    likelyCause: slip?.sentence ?? null,
    places: [above, below, result].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

function findingOf(
  tier: Tier,
  result: Mention,
  per: string,
  numerator: Mention,
  denominator: Mention,
  exact: Decimal,
  cause: LikelyCause | null,
): ProseFinding {
  const print = printLike([numerator, result], false);
  const decimals = Math.max(result.decimals, compare(exact, '100') >= 0 ? 0 : 2);
  const one = result.unit?.per || !per ? '' : /^chacune?$/u.test(per) ? ` ${per}` : ` par ${per}`;
  const below = per ? denominator.value : amountOf(denominator);
  return {
    rule: code,
    tier,
    message: `Le nombre imprimé, ${named(result)}${one}, n’est pas ${named(numerator)} divisé par ${named(denominator)}.`,
    arithmetic: `${print(amountOf(numerator))} ÷ ${printNumber(below)} = ${print(exact, decimals)}, non ${print(amountOf(result))}`,
    likelyCause: cause?.sentence ?? null,
    places: [numerator, denominator, result]
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start),
  };
}

/** "5,6 ans (14 208 000 € / 2 536 420 €)": the division is written out. */
function divisionsIn({ plain, mentions }: ReadText): ProseFinding[] {
  return mentions.flatMap((result, at) => {
    const [numerator, denominator] = mentions.slice(at + 1, at + 3);
    if (!numerator || !denominator || numerator.unit?.dimension !== denominator.unit?.dimension || isPercent(result))
      return [];
    const isWritten =
      /^(?: (?!x )\p{L}+){0,2} \($/u.test(plain.slice(result.end, numerator.start)) &&
      /^ ?[/÷] ?$/.test(plain.slice(numerator.end, denominator.start)) &&
      plain.startsWith(')', denominator.end);
    if (!isWritten || ![result, numerator, denominator].every(isPositive)) return [];
    const quotient = quotientOf(boundsOf(numerator), boundsOf(denominator));
    const bare = { ...result, unit: null };
    if (!quotient || meet(quotient, boundsOf(bare))) return [];
    const exact = divide(amountOf(numerator), amountOf(denominator)) ?? '0';
    return [findingOf('A', bare, '', numerator, denominator, exact, causeOf(bare, exact))];
  });
}

/** The two belong to different statements: "12 000 € en 2021 ; 45 dossiers". */
function isOtherwise(
  sentence: SentenceFigures,
  { numerator, denominator }: { numerator: Mention; denominator: Mention },
): boolean {
  const [first, second] = numerator.start < denominator.start ? [numerator, denominator] : [denominator, numerator];
  return /;|(?<!\p{L})(?:contre|dont|hors|au lieu|passant)(?!\p{L})/iu.test(gapBetween(sentence, first, second));
}

/** A mean is often given rounder than it is printed, up or down to its unit. */
function loosely(result: Mention): Interval {
  const bounds = boundsOf({ ...result, unit: null });
  const factor = result.unit?.factor ?? '1';
  if (bounds.low === undefined || bounds.high === undefined) return scaled(bounds, factor);
  const wide = { ...result, unit: null, saidAs: result.saidAs };
  const step = powerOfTen(wide.scale - wide.decimals);
  const { high } = bounds;
  return scaled({ low: bounds.low, high: String(Number(high) + Number(step) / 2) }, factor);
}

/** A slip in what is divided; a mean of two digits would fit too many. */
function causeAbove(numerator: Mention, denominator: Mention, result: Mention): LikelyCause | null {
  const fits = (value: Decimal): boolean => {
    const quotient = quotientOf(boundsOf({ ...numerator, value }), intervalOfMention(denominator));
    return quotient !== undefined && meet(quotient, loosely(result));
  };
  const slip = slipOf(numerator, fits, printLike([numerator]));
  return slip && (slip.kind !== 'digit' || significantDigits(result.value) > 2) ? slip : null;
}

function causeOf(result: Mention, exact: Decimal): LikelyCause | null {
  const places = Math.max(0, result.decimals - result.scale);
  const right = (value: Decimal): boolean =>
    compare(round(amountOf({ ...result, value }), places), round(exact, places)) === 0;
  return slipOf(result, right, printLike([result]));
}
