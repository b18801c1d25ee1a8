import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, areMeasuredAlike, isCount, isPercent, isPositive, labelOf, sameName } from './amounts.ts';
import { countsBefore, keyOf, type NamedCounts, namedCountsOf } from './named-counts.ts';
import { fits, ratioOf, type Slip, slipIn, type Trial } from './quotient-trial.ts';

/** A number by the thing, the words that say by which, and the words that say it is calculated. */
interface StatedRate {
  result: Mention;
  at: number;
  /** The name divided by; null for "chacun", "en moyenne". */
  per: string | null;
  /** "aidé" in "par logement aidé". */
  of: string | undefined;
  /** Said to follow from what stands before. */
  isSaid: boolean;
}

export interface WrongRate {
  trial: Trial;
  per: string | null;
  slip: Slip | null;
}

const noPer =
  /^(?:an|année|mois|semaine|jour|journée|heure|h|j|trimestre|semestre|rapport|exemple|ailleurs|la|le|les|l|un|une|des|nos|son|sa|ses|leur|leurs|cette|ce|ces|deux|trois|voie|type|type|tous|km|m[²³]?|lequel|conséquent|contre)$/iu;
const perBehind = latinLetters(/^(?: [\p{L}’-]+){0,3}? ?(?:par |\/ ?)(?:équivalent[- ])?(\p{L}[\p{L}-]*)/u);
/** "2,40 € le repas", "1 250 € HT la tonne": of an amount alone. */
const priceBehind = latinLetters(/^(?: (?:HT|TTC|hors taxes?))? (?:le |la |l’)(\p{L}[\p{L}-]*)/u);
const eachBehind = latinLetters(
  /^(?: [\p{L}’-]+){0,2}? (?:l’une?|chacune?|(?:la )?pièce|l’unité|par tête|en moyenne)(?!\p{L})/u,
);
const ofBehind = latinLetters(/^ (\p{L}+(?:é|i|u|el|al|if|ien)e?)(?!\p{L})/u);
const perBefore = latinLetters(
  /(?:(?:ramenée?s?|rapportée?s?) (?:à|au|aux) (?:l’|la |le )?(?:nombre (?:de |d’|total de |total d’))?|(?<!\p{L})(?:par|chaque) )(\p{L}[\p{L}-]*)[^.;:()\d]{0,60}$/iu,
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
  /(?<!\p{L})(?:tarifs?|forfaits?|forfaitaire|plafonn?\p{L}*|plancher|barème|maximum|minimum|au plus|au moins|limit\p{L}+|supplémentaires?|objectif|cible|prime|indemnité|cotisation|norme|seuil|référence|strate|nationale?|départementale?|régionale?|contre|au lieu de|hors)(?!\p{L})[^.;:]{0,40}$/iu,
);
const otherTerms = latinLetters(
  /^ ?[/÷×*] ?\d|^[^.;,()]{0,40}(?:de plus|de moins|supplémentaires?|en plus|en moins)(?!\p{L})/iu,
);

const lead = 70;
const back = 7;
const ahead = 3;
const reach = 420;
const inhabitant = 'habitant';

export function ratesInReach(text: string, mentions: Mention[]): WrongRate[] {
  const counts = namedCountsOf(text, mentions);
  return mentions.flatMap((result, at) => {
    const rate = rateAt(text, mentions, result, at);
    return rate ? (wrongRate(text, mentions, counts, rate) ?? []) : [];
  });
}

function rateAt(text: string, mentions: Mention[], result: Mention, at: number): StatedRate | null {
  if (!isPositive(result) || isPercent(result) || result.saidAs !== 'exact' || result.range) return null;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, result.start - lead), result.start);
  const after = text.slice(result.end, Math.min(mentions[at + 1]?.start ?? text.length, result.end + 60));
  if (notCalculated.test(before) || otherTerms.test(after)) return null;
  const per = perOf(result, before, after);
  if (per === undefined) return null;
  const isSaid = said.test(before) || meanBefore.test(before);
  const of = per === null ? undefined : ofBehind.exec(after.slice(Math.max(0, after.indexOf(per)) + per.length))?.[1];
  return isSaid || beside.test(before) || perBefore.test(before) ? { result, at, per, of, isSaid } : null;
}

function perOf(result: Mention, before: string, after: string): string | null | undefined {
  const own = result.unit?.per?.split('/').find((one) => !noPer.test(one));
  if (own) return own;
  if (result.unit?.per) return undefined;
  const behind = (perBehind.exec(after) ?? (result.unit?.dimension === 'money' ? priceBehind.exec(after) : null))?.[1];
  if (behind && !noPer.test(behind)) return behind;
  if (eachBehind.test(after)) return null;
  const named = perBefore.exec(before)?.[1];
  if (named && !noPer.test(named)) return named;
  return meanBefore.test(before) ? null : undefined;
}

function wrongRate(text: string, mentions: Mention[], counts: NamedCounts, rate: StatedRate): WrongRate | null {
  const near = windowOf(mentions, rate);
  const below = denominatorsOf(text, counts, near, rate);
  const above = near.filter((one) => isNumerator(one, rate) && !below.all.includes(one));
  const trials = (some: Mention[], others: Mention[]): Trial[] =>
    some.flatMap((one) => others.map((other) => ({ result: rate.result, above: one, below: asPrinted(other), by: 1 })));
  // Whatever its name, a count nearby that agrees explains the rate.
  if (trials(above, [...below.all, ...countsNear(near, rate.result)]).some(fits)) return null;
  const [first, ...others] = trials(above.slice(0, 2), below.meant.slice(0, 2));
  if (!first) return null;
  const isOne = above.length === 1 && new Set(below.meant.map(amountOf)).size === 1;
  const isNear = first.result.start - first.below.start < reach;
  const isFirm = !below.isGuess && rate.isSaid && isOne && isNear && isInClause(text, first, below.isNamed);
  const found = [first, ...others].map((trial) => ({ trial, per: rate.per, slip: slipIn(trial) }));
  const told = found.find(({ trial, slip }) =>
    below.isGuess ? isToldBeside(text, trial, slip) : slip?.isTelling || (slip !== null && isFirm),
  );
  if (told) return told;
  const ratio = ratioOf(first);
  return isFirm && ratio > 0.5 && ratio < 2 ? (found[0] ?? null) : null;
}

/** Of another name, both stand before it in one clause. */
const isToldBeside = (text: string, trial: Trial, slip: Slip | null): boolean =>
  slip?.isTelling === true &&
  slip.kind !== 'scale' &&
  Math.max(trial.above.start, trial.below.start) < trial.result.start &&
  isInClause(text, trial, false);

/** "€/MWh" divides by the number of MWh, whatever one is worth. */
const asPrinted = (below: Mention): Mention =>
  below.unit ? { ...below, unit: { ...below.unit, factor: '1' } } : below;

/** Nothing ends between the three; what is divided by may be counted before, under its name. */
function isInClause(text: string, { result, above, below }: Trial, isNamed: boolean): boolean {
  const starts =
    isNamed && below.start < above.start ? [result.start, above.start] : [result.start, above.start, below.start];
  return !/[.;!?]\s| {2}|(?<!\p{L})(?:contre|dont|hors)(?!\p{L})/u.test(
    text.slice(Math.min(...starts), Math.max(...starts)),
  );
}

/** Figures around, nearest first, those before the result first. */
function windowOf(mentions: Mention[], { result, at }: StatedRate): Mention[] {
  const before = mentions.slice(Math.max(0, at - back), at).toReversed();
  return [...before, ...mentions.slice(at + 1, at + 1 + ahead)].filter(
    (one) => isPositive(one) && !isPercent(one) && Math.abs(one.start - result.start) < reach,
  );
}

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
  const isNamed = (one: Mention): boolean =>
    !one.unit?.per && one.unit !== null && sameName(one.unit.label, labelOf(per));
  const all = [...new Set([...near.filter(isNamed), ...countsBefore(counts, key, result.start)])].filter(
    (one) => one !== result && !(key === inhabitant ? isThreshold : isLeast)(text, one),
  );
  // "27 personnes par séance", of so many "animations"
  if (all.length === 0)
    return { all: countsNear(near, result), meant: countsNear(near, result), isNamed: false, isGuess: true };
  const own = rate.of === undefined ? [] : all.filter((one) => isOf(text, one, rate.of));
  return { all, meant: own.length > 0 ? own : all, isNamed: true };
}

const countsNear = (near: Mention[], result: Mention): Mention[] =>
  near.filter((one) => one.start < result.start && (isCount(one) || one.unit === null) && !isSameThing(one, result));

/** "par logement aidé" divides by those of which "412 logements aidés" are told. */
const isOf = (text: string, { end, unit }: Mention, of = ''): boolean =>
  keyOf(/^ \p{L}+/u.exec(text.slice(end + (isCounted(unit) ? unit.label.length + 1 : 0)).slice(0, 40))?.[0] ?? '') ===
  keyOf(of);

const isCounted = (unit: Mention['unit']): unit is NonNullable<Mention['unit']> => unit?.dimension === 'count';

/** "communes de plus de 3 500 habitants" */
const isThreshold = (text: string, { start, saidAs }: Mention): boolean =>
  !['exact', 'about', 'nearly'].includes(saidAs) ||
  /(?:communes?|villes?|strate)[^.;:]{0,25}$/iu.test(text.slice(Math.max(0, start - 40), start));

/** "à partir de deux appareils", "50 salariés ou plus": from so many on. */
const isLeast = (text: string, { start, end }: Mention): boolean =>
  /(?:au moins|à partir de|plus de) $/iu.test(text.slice(Math.max(0, start - 12), start)) ||
  /^(?: \p{L}+)? (?:ou|et) plus(?!\p{L})/u.test(text.slice(end, end + 30));

const isSameThing = (one: Mention, other: Mention): boolean =>
  one.unit !== null && other.unit !== null && sameName(one.unit.label, other.unit.label);

function isNumerator(figure: Mention, { result }: StatedRate): boolean {
  if (figure.saidAs === 'between' || figure.unit?.per) return false;
  if (figure.basis !== null && result.basis !== null && figure.basis !== result.basis) return false;
  if (!result.unit || !figure.unit) return !result.unit && (!figure.unit || isCount(figure));
  return isCount(result) ? isCount(figure) : areMeasuredAlike(figure.unit.label, result.unit.label);
}
