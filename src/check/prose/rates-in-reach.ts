import { readUnit } from '../../indicator/unit.ts';
import { divide } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, areMeasuredAlike, isCount, isPercent, isPositive, labelOf, sameName } from './amounts.ts';
import { countsBefore, keyOf, type NamedCounts, namedCountsOf } from './named-counts.ts';
import type { ReadText } from './prose-rule.ts';
import { fits, ratioOf, type Slip, slipIn, type Trial } from './quotient-trial.ts';
import { oneLineOf } from './sentence-figures.ts';

/** A number by the thing, the words that say by which, and the words that say it is calculated. */
interface StatedRate {
  result: Mention;
  at: number;
  /** The name divided by; null for "chacun", "en moyenne". */
  per: string | null;
  /** That and the others: "/ha/an". */
  pers: string[];
  /** "aidé" in "par logement aidé". */
  of: string | undefined;
  /** Said to follow from what stands before, or put right behind it: "3 210 heures, 15 heures par agent". */
  link: 'said' | 'beside' | null;
}

export interface WrongRate {
  trial: Trial;
  per: string | null;
  slip: Slip | null;
}

const noPer =
  /^(?:rapport|exemple|ailleurs|la|le|les|l|un|une|des|nos|son|sa|ses|leur|leurs|cette|ce|ces|deux|trois|voie|type|type|tous|lequel|conséquent|contre)$/iu;
/** Divided by only where the sentence says how many: "38 016 visiteurs en 132 jours, soit 288 par jour". */
const anyTime = /^(?:an|année|mois|semaine|jour|journée|heure|h|j|trimestre|semestre|km[²2]?|m[²³23]?)$/iu;
/** All of them: "/ha/an" */
const severalPers = latinLetters(/^(?:(?: et)?(?: par | ?\/ ?)\p{L}+)+/u);
const persOf = ({ unit }: Mention, after: string): string[] => [
  ...(unit?.per?.split('/') ?? []),
  ...(severalPers.exec(after)?.[0].match(/\p{L}+/gu) ?? []).filter((one) => !/^(?:et|par)$/u.test(one)),
];
const perBehind = latinLetters(
  /^(?: [\p{L}’-]+){0,3}? ?(?:par |\/ ?|pour (?:une?|chaque) )(?:équivalent[- ])?(\p{L}[\p{L}-]*[²³]?)/u,
);
/** "20 € par an et par habitant" */
const perBesides = latinLetters(/^ et (?:par |\/ ?)(\p{L}[\p{L}-]*)/u);
/** "2,40 € le repas", "1 250 € HT la tonne": of an amount alone. */
const priceBehind = latinLetters(
  /^(?: (?:HT|TTC|hors taxes?))? (?:le |la |l’|du (?=m(?!\p{L})|m²|m³|mètre|kilo))(\p{L}[\p{L}-]*)/u,
);
const eachBehind = latinLetters(
  /^(?: [\p{L}’-]+){0,2}? (?:l’une?|chacune?|(?:la )?pièce|l’unité|par tête|en moyenne)(?!\p{L})/u,
);
const ofBehind = latinLetters(/^ (\p{L}+(?:é|i|u|el|al|if|ien)e?)(?!\p{L})/u);
const perBefore = latinLetters(
  /(?:(?:ramenée?s?|rapportée?s?) (?:à|au|aux) (?:l’|la |le )?(?:nombre (?:de |d’|total de |total d’))?|(?<!\p{L})(?:par|chaque) )(\p{L}[\p{L}-]*)[^.;:()\d]{0,60}$/iu,
);
/** "Un ménage compte ainsi 3,4 personnes", "ce qui met le mètre à 215 €" */
const oneBefore = latinLetters(
  /(?:(?:^|[.;:,] )(?:une?|chaque) (?<one>\p{L}[\p{L}-]{2,})(?: \p{L}+){0,3}? (?:compt(?!abilis)|couvr|coût|rapport|accueill|employ|transport|consomm|héberg|regroup|produi|emprunt)\p{L}*(?: ainsi| donc| en moyenne)*|(?:^|[.;:,] )(?:une?|chaque) (?<due>\p{L}[\p{L}-]{2,}) (?:nous )?revien\p{L}+(?: ainsi| donc| en moyenne)* à|(?:ce qui met|cela met|soit) (?:le |la |l’)(?<the>\p{L}+) à) $/iu,
);
const meanBefore = latinLetters(
  /(?<!\p{L})(?:moyen|moyenne|moyens|moyennes)(?: \p{L}+){0,3}(?: de| d’| à| :| est de) $/iu,
);
/** What precedes a number that was calculated from what stands before it. */
const said = latinLetters(
  /(?:(?<!\p{L})soit|c’est-à-dire|à savoir|autrement dit|(?<!\p{L})donc|cela fait|(?:ce qui|cela) (?:fait|représente|équivaut à|correspond à|revient à|donne)|représent\p{L}+|équiva\p{L}+ à|revien\p{L}+ à|correspond\p{L}* à|ressort\p{L}* à|d’où|à raison de|=|→)(?: (?:une?|en|de|le|la|à))*(?: \p{L}[\p{L}’-]*){0,5}?(?: (?:de|d’|à|est de))? ?(?:environ |près de |quelque |plus de |en moyenne )?$/iu,
);
const beside = latinLetters(
  /(?:[(,;:–] ?|(?:est|était|sont) (?:donc )?(?:de|d’)|s’élèv\p{L}+ (?:donc )?à|s’établi\p{L}+ (?:donc )?à|attein\p{L}+|dépass\p{L}+) ?(?:environ |en moyenne )?$/iu,
);
/** A price, a rule or a goal is not calculated. */
const notCalculated = latinLetters(
  /(?<!\p{L})(?:tarifs?|forfaits?|forfaitaire|plafonn?\p{L}*|plancher|barème|maximum|minimum|au plus|au moins|limit\p{L}+|supplémentaires?|objectif|cible|prime|indemnité|cotisation|norme|seuil|référence|strate|nationale?|départementale?|régionale?|contre|au lieu de|hors)(?!\p{L})[^.;]{0,40}$/iu,
);
/** "118,86 / 12 = 9,90" */
const divided = /^(?: ?[/÷×*] ?|['’])\d/;
const otherTerms = latinLetters(/^[^.;,()]{0,40}(?:de plus|de moins|supplémentaires?|en plus|en moins)(?!\p{L})/iu);

/** Right behind another figure, in its clause or on the next line. */
const nextTo = latinLetters(
  /^(?: [\p{L}’-]+){0,5}?(?: ?[,;:(]| –)(?: donc)?(?: une?(?: \p{L}+){1,3}?(?: de| d’))? ?$/u,
);
const nextLine = /^[^\n\d.;:]{0,50}\n[-–•*→\s]*$/u;
/** "6 jours sur 7" */
const ofWeek = /^ sur \d/;
const lead = 70;
const back = 7;
const ahead = 3;
const reach = 420;
const inhabitant = 'habitant';

/** The text as it is, and on one line. */
export function ratesInReach(read: ReadText): WrongRate[] {
  const counts = namedCountsOf(read);
  const text = oneLineOf(read);
  return read.mentions.flatMap((result, at) => {
    const rate = rateAt(read, text, result, at);
    return rate ? (wrongRate(text, read.mentions, counts, rate) ?? []) : [];
  });
}

function rateAt({ plain, mentions }: ReadText, text: string, result: Mention, at: number): StatedRate | null {
  if (!isPositive(result) || isPercent(result) || result.saidAs !== 'exact' || result.range) return null;
  const previous = mentions[at - 1];
  const before = text.slice(Math.max(previous?.end ?? 0, result.start - lead), result.start);
  const after = joined(text.slice(result.end, Math.min(mentions[at + 1]?.start ?? text.length, result.end + 60)));
  if (notCalculated.test(before) || otherTerms.test(after) || divided.test(text.slice(result.end, result.end + 4)))
    return null;
  const per = perOf(result, before, after);
  // "48 heures par semaine" is a rule, a mean length of time one of many lengths.
  if (per === undefined || ((per === null || isTimed(per)) && isDuration(result))) return null;
  const isNext =
    previous !== undefined && (nextTo.test(before) || nextLine.test(plain.slice(previous.end, result.start)));
  const isMean = said.test(before) || meanBefore.test(before) || oneBefore.test(before);
  const link = isMean ? 'said' : isNext ? 'beside' : null;
  const of = per === null ? undefined : ofBehind.exec(after.slice(Math.max(0, after.indexOf(per)) + per.length))?.[1];
  return link || beside.test(before) || perBefore.test(before)
    ? { result, at, per, pers: persOf(result, after), of, link }
    : null;
}

/** "par allo- cataire": a word that the end of a line cut. */
const joined = (text: string): string => text.replace(/(?<=\p{Ll})- (?=\p{Ll})/gu, '');

function perOf(result: Mention, before: string, after: string): string | null | undefined {
  const pers = result.unit?.per?.split('/').filter((one) => !noPer.test(one)) ?? [];
  const besides = pers.length > 0 ? perBesides.exec(after)?.[1] : undefined;
  const own = [...pers, ...(besides && !noPer.test(besides) ? [besides] : [])];
  if (own.length > 0) return own.find((one) => !anyTime.test(one)) ?? own[0];
  if (result.unit?.per) return undefined;
  const behind = (perBehind.exec(after) ?? (result.unit?.dimension === 'money' ? priceBehind.exec(after) : null))?.[1];
  if (behind && !noPer.test(behind)) return behind;
  if (eachBehind.test(after)) return null;
  const { one, due, the } = oneBefore.exec(before)?.groups ?? {};
  const named = one ?? due ?? the ?? perBefore.exec(before)?.[1];
  if (named && !noPer.test(named)) return named;
  return meanBefore.test(before) ? null : undefined;
}

function wrongRate(text: string, mentions: Mention[], counts: NamedCounts, rate: StatedRate): WrongRate | null {
  const { result, per } = rate;
  const near = windowOf(mentions, rate);
  const below = denominatorsOf(text, counts, near, rate);
  const above = yearly(
    text,
    near.filter((one) => isNumerator(one, rate) && !below.all.includes(one)),
    rate,
  );
  const trials = (some: Mention[], others: Mention[]): Trial[] => {
    const belows = some.length > 0 ? others.map((other) => perUnit(other, per)) : [];
    return some.flatMap((above) => belows.map((below) => ({ result, above, below, by: 1 })));
  };
  // Whatever its name, a count nearby that agrees explains the rate.
  if (trials(above, [...below.all, ...countsNear(near, result)]).some(fits)) return null;
  const each = per === null ? ofTwo(text, near, result) : null;
  const slipOfEach = each && !fits(each) ? slipIn(each) : null;
  if (each && slipOfEach) return { trial: each, per, slip: slipOfEach };
  const beside = below.meant.filter((one) => isOneSentence(text, one, result));
  const meant = beside.length > 0 ? beside : below.meant;
  const spoken = above.filter((one) => isOneSentence(text, one, result) || !isBracketed(text, one));
  const [first, ...others] = trials(spoken.slice(0, 2), likeliest(meant));
  if (!first) return null;
  const guessed = (): WrongRate | null =>
    [first, ...others, ...trials(above.slice(0, 2), countsNear(near, result).slice(0, 2))]
      .filter((trial) => trial.above.start !== trial.below.start)
      .map((trial) => ({ trial, per, slip: slipIn(trial) }))
      .find(({ trial, slip }) => isToldBeside(text, trial, slip)) ?? null;
  if (below.isGuess) return guessed();
  const found = [first, ...others].map((trial) => ({ trial, per, slip: slipIn(trial) }));
  const isOne = isNumeratorOf(text, first, above) && new Set(meant.map(amountOf)).size === 1;
  const isFirm = rate.link !== null && isOne && isInClause(text, first, below.isNamed);
  const isNear = result.start - first.below.start < reach;
  const slip = isToldOfOne(first, below, meant) ? slipIn(first) : null;
  if (slip) return { trial: first, per, slip };
  const told = found.find(({ slip }) => slip && (slip.isTelling || (isFirm && (isNear || slip.kind !== 'digit'))));
  if (told) return told;
  const ratio = ratioOf(first);
  if (isFirm && isNear && rate.link === 'said' && !isTimed(per) && ratio > 0.5 && ratio < 2) return found[0] ?? null;
  return (
    scaledOf(rate, trials(above.slice(0, 2), below.all)) ??
    (beside.length === 0 && rate.link === 'said' ? guessed() : null)
  );
}

/** "(395 k€) et divers partenaires (99 k€). Une décision revient…": said by the way. */
const isBracketed = (text: string, { start, end }: Mention): boolean =>
  text[start - 1] === '(' && /^[^().;:]{0,12}\)/u.test(text.slice(end, end + 16));

/** "9 192 personnes ont déposé 24 816 demandes, soit 2,7 chacune": the two counts of its sentence. */
function ofTwo(text: string, near: Mention[], result: Mention): Trial | null {
  const here = near.filter((one) => one.start < result.start && isOneSentence(text, one, result));
  const [above, below, ...others] = here;
  const areCounts = [result, ...here].every((one) => !one.inWords && (isCount(one) || !one.unit)) && !result.unit;
  return above && below && others.length === 0 && areCounts ? { result, above, below, by: 1 } : null;
}

/** "1 134 ménages, 3 856 personnes. Un ménage compte 3,4 personnes": both are named, each with one value. */
const isToldOfOne = ({ above, result, below }: Trial, { isNamed }: Denominators, meant: Mention[]): boolean =>
  isNamed &&
  !result.inWords &&
  isCount(result) &&
  isCount(above) &&
  isSameThing(above, result) &&
  above.start < result.start &&
  result.start - below.start < reach / 2 &&
  new Set(meant.map(amountOf)).size === 1;

/** "84 000 m³ sur 20 ans" */
const overYears = latinLetters(
  /^(?: \p{L}+){0,2} (?:sur|en|pour|pendant) (?:les |la durée des )?(?:\d+|deux|trois|quatre|cinq|six|dix|vingt) (?:\p{L}+ )?(?:ans|années|exercices)(?!\p{L})/iu,
);

/** Of a year and of something else, "m³/ha/an": a number of several years is none of them, nor is another where one is yearly. */
function yearly(text: string, above: Mention[], { pers }: StatedRate): Mention[] {
  const time = pers.length > 1 ? pers.find((one) => anyTime.test(one)) : undefined;
  if (!time) return above;
  const told = above.filter((one) => one.unit?.per === time);
  return told.length > 0 ? told : above.filter((one) => !overYears.test(text.slice(one.end, one.end + 40)));
}

/** "Par allocataire" divides by the last that were counted, else by the number of them that comes back. */
function likeliest(meant: Mention[]): Mention[] {
  const isRepeated = (one: Mention): boolean => meant.filter((other) => amountOf(other) === amountOf(one)).length > 1;
  return [...new Set([...meant.slice(0, 2), ...meant.filter(isRepeated).slice(0, 1)])];
}

/** A zero too many, of whichever number bears the name: three digits that agree tell which. */
function scaledOf({ per, link, result }: StatedRate, trials: Trial[]): WrongRate | null {
  const amounts = new Set(trials.map(({ below }) => amountOf(below)));
  if (link === null || per === null || amounts.size > mostNamed || result.value.replace(/^0\.0*|\D/g, '').length < 3)
    return null;
  const found = trials.map((trial) => ({ trial, per, slip: slipIn(trial) })).find(({ slip }) => slip?.kind === 'scale');
  return found ?? null;
}

const mostNamed = 8;

const isDuration = ({ unit }: Mention): boolean => unit !== null && /^(?:min|h|jour|mois|an)$/.test(unit.label);
const isTimed = (per: string | null): boolean => per !== null && anyTime.test(per);

/** The only one around, or the last before it in its clause: what "soit" speaks of. */
const isNumeratorOf = (text: string, { above, result }: Trial, all: Mention[]): boolean =>
  all.length === 1 || (above.start < result.start && isClause(text.slice(above.end, result.start)));

/** Of fewer digits chance gives a power of ten too often. */
const leastScaled = 100;

/** Of another name, both stand before it in one clause. */
const isToldBeside = (text: string, trial: Trial, slip: Slip | null): boolean =>
  slip?.isTelling === true &&
  (slip.kind !== 'scale' || trial.result.decimals > 0 || Number(trial.result.value) >= leastScaled) &&
  Math.max(trial.above.start, trial.below.start) < trial.result.start &&
  isInClause(text, trial, false);

/** "€/MWh" divides by the number of MWh, whatever one is worth; "€/kg" by a thousand for each tonne. */
export function perUnit(below: Mention, per: string | null): Mention {
  if (!below.unit) return below;
  const unit = per === null || isCount(below) || below.unit.label === labelOf(per) ? undefined : readUnit(per);
  const factor = unit?.dimension === below.unit.dimension ? (divide(below.unit.factor, unit.factor) ?? '1') : '1';
  return factor === below.unit.factor ? below : { ...below, unit: { ...below.unit, factor } };
}

/** Nothing ends between the three; what is divided by may be counted before, under its name. */
function isInClause(text: string, { result, above, below }: Trial, isNamed: boolean): boolean {
  const starts =
    isNamed && below.start < above.start ? [result.start, above.start] : [result.start, above.start, below.start];
  return isClause(text.slice(Math.min(...starts), Math.max(...starts)));
}

const isClause = (between: string): boolean => !/[.;!?]\s| {2}|(?<!\p{L})(?:contre|dont|hors)(?!\p{L})/u.test(between);

const isOneSentence = (text: string, one: Mention, other: Mention): boolean =>
  !/[.!?]\s| {2}/.test(one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start));

/** Figures around, nearest first, those before the result first. */
function windowOf(mentions: Mention[], { result, at }: StatedRate): Mention[] {
  const before = mentions.slice(Math.max(0, at - back), at).toReversed();
  return [...before, ...mentions.slice(at + 1, at + 1 + ahead)].filter(
    (one) => isPositive(one) && !isPercent(one) && isValue(one) && Math.abs(one.start - result.start) < reach,
  );
}

/** A bound may be anything beyond it. */
const isValue = ({ saidAs, range }: Mention): boolean =>
  ['exact', 'about', 'nearly'].includes(saidAs) && range === null;

interface Denominators {
  /** Any of them may be divided by: where one agrees, nothing is said. */
  all: Mention[];
  /** Those that the words mean, likeliest first. */
  meant: Mention[];
  /** By the name behind "par". */
  isNamed: boolean;
  /** That name is counted nowhere. */
  isGuess?: boolean;
}

function denominatorsOf(text: string, counts: NamedCounts, near: Mention[], rate: StatedRate): Denominators {
  const { result, per } = rate;
  if (per === null) {
    const all = countsNear(near, result);
    return { all, meant: all, isNamed: false };
  }
  const key = keyOf(labelOf(per));
  const isNamed = (one: Mention): boolean => !one.unit?.per && one.unit !== null && isMeasureOf(one.unit, per);
  if (isTimed(per)) {
    const all = near.filter((one) => isNamed(one) && isOneSentence(text, one, result) && !isSpanOfWeek(text, one));
    return { all, meant: all, isNamed: true };
  }
  const all = [...new Set([...near.filter(isNamed), ...countsBefore(counts, key, result.start)])].filter(
    (one) => one !== result && isValue(one) && !(key === inhabitant ? isThreshold : isLeast)(text, one),
  );
  // "27 personnes par séance", of so many "animations"
  if (all.length === 0)
    return { all: countsNear(near, result), meant: countsNear(near, result), isNamed: false, isGuess: true };
  if (ofAll.test(text.slice(Math.max(0, result.start - lead), result.start)))
    return { all, meant: [all.reduce((one, other) => (isMore(other, one) ? other : one))], isNamed: true };
  const own = rate.of === undefined ? [] : all.filter((one) => isOf(text, one, rate.of));
  return { all, meant: own.length > 0 ? own : all, isNamed: true };
}

/** "Rapportée à la surface totale" divides by the largest. */
const ofAll = latinLetters(
  /(?:ramen|rapport)ée?s? (?:à|au|aux) [^.;:()\d]{0,30}(?<!\p{L})(?:total|totale|ensemble|entier|entière)(?!\p{L})[^.;:()\d]{0,40}$/iu,
);
const isMore = (one: Mention, other: Mention): boolean => Number(amountOf(one)) > Number(amountOf(other));

const isMeasureOf = (unit: NonNullable<Mention['unit']>, per: string): boolean =>
  sameName(unit.label, labelOf(per)) ||
  (unit.dimension !== 'count' && !isTimed(per) && readUnit(per)?.dimension === unit.dimension);

const isSpanOfWeek = (text: string, { end, value }: Mention): boolean =>
  value === '1' || ofWeek.test(text.slice(end, end + 8));

const countsNear = (near: Mention[], result: Mention): Mention[] =>
  near.filter((one) => one.start < result.start && (isCount(one) || one.unit === null) && !isSameThing(one, result));

/** "par logement aidé" divides by those of which "412 logements aidés" are told. */
const isOf = (text: string, { end, unit }: Mention, of = ''): boolean =>
  keyOf(/^ \p{L}+/u.exec(text.slice(end + (isCounted(unit) ? unit.label.length + 1 : 0)).slice(0, 40))?.[0] ?? '') ===
  keyOf(of);

const isCounted = (unit: Mention['unit']): unit is NonNullable<Mention['unit']> => unit?.dimension === 'count';

/** "communes de 3 500 habitants", not "31 communes et 52 140 habitants" */
const isThreshold = (text: string, { start }: Mention): boolean =>
  thresholds.test(text.slice(Math.max(0, start - 40), start));
const thresholds = latinLetters(
  /(?:communes?|villes?|strate)(?: \p{L}+)?(?: \(?(?:de|d’|entre|dont|comptant|ayant|comprises?)(?!\p{L})[^.;:]{0,25}| \()?$/iu,
);

/** "à partir de deux appareils", "50 salariés ou plus": from so many on. */
const isLeast = (text: string, { start, end }: Mention): boolean =>
  /(?:au moins|à partir de|plus de) $/iu.test(text.slice(Math.max(0, start - 12), start)) ||
  /^(?: \p{L}+)? (?:ou|et) plus(?!\p{L})/u.test(text.slice(end, end + 30));

const isSameThing = (one: Mention, other: Mention): boolean =>
  one.unit !== null && other.unit !== null && sameName(one.unit.label, other.unit.label);

function isNumerator(figure: Mention, { result, pers }: StatedRate): boolean {
  if (figure.saidAs === 'between' || !isPerAlike(figure, pers)) return false;
  if (figure.basis !== null && result.basis !== null && figure.basis !== result.basis) return false;
  if (!result.unit || !figure.unit) return !result.unit && (!figure.unit || isCount(figure));
  return isCount(result) ? isCount(figure) : areMeasuredAlike(figure.unit.label, result.unit.label);
}

/** "4,1 M€ par an, soit 20 € par an et par habitant" */
const isPerAlike = ({ unit }: Mention, pers: string[]): boolean => !unit?.per || pers.includes(unit.per);
