import { absolute } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import { lastIndexUpTo } from '../reading/last-index-up-to.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { type FigureWords, figureWordsOf, ownWords } from './figure-words.ts';
import { otherDigits } from './likely-cause.ts';
import { namedFirst } from './named-first.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import { spanOf } from './span.ts';
import { type Change, type Direction, otherTerms, type Pair } from './stated-change.ts';
import { says } from './synonyms.ts';

/** A change that its sentence tells of two values, one of them said to be earlier. */
export interface ToldChange {
  change: Change;
  pair: Pair;
}

const up =
  'hausse|augment\\p{L}*|progress\\p{L}*|cro[iî]\\p{L}*|cr[uû]e?s?|accr\\p{L}+|bond\\p{L}*|dépass\\p{L}+|majoration|major\\p{L}+|alourdi\\p{L}*|renchéri\\p{L}*|grossi\\p{L}*';
const down =
  'baiss\\p{L}*|diminu\\p{L}*|recul\\p{L}*|rédui\\p{L}*|réduction|chut\\p{L}*|repli|contract(?!uel)\\p{L}+|fléch\\p{L}+|inférieur\\p{L}*|décr\\p{L}+|allég\\p{L}+';
/** "soit +5,6 % et +25 %" */
const severalSigned = /% et [+−–-] ?$/u;
const told = latinLetters(
  new RegExp(
    `(?<!\\p{L})(?:(?<up>${up})|(?<down>${down}))(?: [\\p{L}’-]+){0,3}? (?:de |d’|à )(?:environ |près de )?$`,
    'iu',
  ),
);
/** Which way is left to the two values. */
const unsaid = latinLetters(
  /(?<!\p{L})(?:gain|écart|économie|différence|amélioration|variation|évolution) (?:de |d’)$/iu,
);
const signed = /(?:[(,:=] ?|soit |de |d’où )(?<sign>[+−–-]) ?$/u;
const behind = latinLetters(
  /^(?: d[e’] ?\p{L}+)? (?:(?<up>de plus|supplémentaires?|en plus|au-dessus|supérieure?s?)|(?<down>de moins|en moins|au-dessous|en dessous|inférieure?s?))(?!\p{L})/iu,
);
/** One of a year, of a part or at other terms is none of these values. */
const elsewhere = latinLetters(
  /^ ?(?:par (?:an|mois|trimestre|semestre|jour|semaine|heure|rapport à (?:19|20)\d\d \(|rapport à la moyenne)|par rapport à (?:19|20)\d\d(?! \()|(?:de plus|de moins|supplémentaires?|en plus|en moins) (?:par |chaque |sur l’année)|\/ ?an|chaque année|en moyenne|annuel|hors |depuis|à périmètre|(?:des?|du|de la) (?!plus|moins)(?!\p{L}+ de (?:plus|moins)))/iu,
);
const earlierBehind = latinLetters(
  /^(?: ?\p{L}+){0,2},? ?\(?(?:(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans? (?:plus tôt|auparavant|avant)|il y a (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) ans?|lors (?:de l’|du |de la )(?:\p{L}+ précédente?|précédente? \p{L}+)|l’an(?:née)? (?:derni(?:er|ère)|passée?|précédente?|d’avant)|(?:l’année|l’exercice|la saison|le marché|dans le \p{L}+) précédente?|précédemment|auparavant|la veille)(?!\p{L})/iu,
);
const earlierBefore = latinLetters(
  /(?<!\p{L})(?:contre|au lieu de|après|était de|étai(?:en)?t(?: encore)? de|s’élevai(?:en)?t à|attei?gnai(?:en)?t|comptait|dénombrait|recensait|comptions|étaient|était|n’(?:était|étaient|atteignai(?:en)?t|en comptai(?:en)?t) que(?: de)?|avai(?:t|ent) été de|en (?:avions|avait|avaient) (?:reçue?s?|comptée?s?|vendue?s?|traitée?s?|enregistrée?s?)|(?:année|an) (?:précédente?|dernier|passée?),? où l’on en (?:comptait|dénombrait|recensait)|année où l’on en \p{L}+|que l’année précédente \(|qu’un an (?:plus tôt|auparavant) \(|(?:au-dessus|au-dessous|en dessous) de (?:19|20)\d\d \()(?: encore| environ| les)? ?$/iu,
);
const yearBehind = latinLetters(
  /^(?: ?\p{L}+){0,2},? ?\(?(?:en|de|fin|à la fin de|début|au \d{1,2}(?:er)? \p{L}+) (?<year>(?:19|20)\d\d)(?!\d)/iu,
);
const yearBefore = /(?<!\d)(?<year>(?:19|20)\d\d)(?!\d)[^.;\d]{0,40}$/u;
/** "reculaient de 20,0 à 18,8 GWh (- 6 %)" */
const goesFrom = latinLetters(/(?<!\p{L})(?:de|d’) $/u);
const goesTo = latinLetters(/^(?: \p{L}+)? à $/u);
const reach = 420;

/** Changes whose two values stand in their sentence or the one before. */
export function changesInReach(read: ReadText): ToldChange[] {
  const text = oneLineOf(read);
  const words = figureWordsOf(read);
  return read.mentions.flatMap((by, at) => {
    const kind = by.saidAs === 'exact' && !by.range ? kindOfChange(text, by) : null;
    const told = kind && directionAt(text, by, kind);
    const isEither =
      kind !== null && kind !== 'percent' && unsaid.test(text.slice(Math.max(0, by.start - 30), by.start));
    const direction = told ?? (isEither ? 1 : null);
    if (!kind || !direction || elsewhere.test(text.slice(by.end, by.end + 40))) return [];
    const change: Change = { kind, direction, by, start: by.start, end: by.end };
    const pair = pairAt(read, text, change, by, at, isEither && !told);
    if (!pair || isOfAnotherSubject(read, text, words, by, pair)) return [];
    const falls = isEither && !told && Number(pair.to.value) < Number(pair.from.value);
    return [{ change: falls ? { ...change, direction: -1 } : change, pair }];
  });
}

function kindOfChange(text: string, by: Mention): 'percent' | 'points' | 'amount' | 'times' | null {
  if (by.unit?.label === 'fois')
    return /^(?: fois)? plus (?!de )/u.test(text.slice(by.end, by.end + 16)) ? 'times' : null;
  if (by.inWords) return null;
  if (by.unit?.per || by.unit?.dimension === 'time') return null;
  if (isPercent(by)) return 'percent';
  if (by.unit === null && by.decimals > 0) return null;
  return by.unit?.label === 'point' ? 'points' : by.unit?.dimension === 'ratio' ? null : 'amount';
}

function directionAt(text: string, { start, end, value }: Mention, kind: Change['kind']): Direction | undefined {
  if (kind === 'times') return 1;
  if (value.startsWith('-')) return -1;
  const lead = text.slice(Math.max(0, start - 48), start);
  const sign = signed.exec(lead)?.groups?.sign;
  if (severalSigned.test(lead) || /^ et [+−–-] ?\d/u.test(text.slice(end, end + 8))) return undefined;
  if (sign && kind !== 'amount') return sign === '+' ? 1 : -1;
  const way = told.exec(lead)?.groups ?? behind.exec(text.slice(end, end + 40))?.groups;
  return way && (way.up ? 1 : -1);
}

interface Value {
  mention: Mention;
  /** Said to be of before. */
  isEarlier: boolean;
  year: number | null;
}

function pairAt(read: ReadText, text: string, change: Change, by: Mention, at: number, isEither: boolean): Pair | null {
  const own = sentenceAt(read.sentences, by.start);
  const from = Math.max(read.sentences[own - 1]?.start ?? 0, by.start - reach);
  const to = Math.min(read.sentences[own]?.end ?? text.length, by.end + 90);
  if (otherTerms.test(text.slice(Math.max(from, by.start - 120), by.end + 40))) return null;
  const start = read.sentences[own]?.start ?? 0;
  const least = change.kind === 'percent' ? from : Math.max(from, start);
  const values = valuesIn(read, text, at, least, to).filter(({ mention }) => mayChangeBy(mention, by, change.kind));
  const all = values.filter(({ isEarlier }) => isEarlier);
  const inside = all.filter(({ mention }) => mention.start >= start);
  const isHere = change.kind !== 'percent' && inside.length !== 1;
  if (isHere) return null;
  const earlier = inside.length > 0 || values.some(({ mention }) => mention.start >= start) ? inside : all;
  const nearest = ofYearBefore(text, by, earlier) ?? nearestTo(by, earlier);
  if (!nearest || all.length > 2) return null;
  const later = values.filter(
    (one) => !one.isEarlier && one.mention !== nearest.mention && areAlike(one.mention, nearest.mention),
  );
  const named = namedFirst(
    text.slice(start, by.start),
    later.map(({ mention }) => mention),
  );
  const others = later.filter(({ mention }) => named.includes(mention));
  const told = others.filter(({ mention }) => mention.end <= Math.max(by.start, nearest.mention.start));
  const next = nearestTo(nearest.mention, told.length > 0 ? told : others);
  if (!next || (earlier.length > 1 && others.length > 1) || isOfAnother(text, values, by, next.mention)) return null;
  const isRight = (a: Mention, b: Mention): boolean => makes(a, b, by, change) || (isEither && makes(b, a, by, change));
  // Whatever pair agrees is the one that is told.
  if (all.some((a) => later.some((b) => isRight(a.mention, b.mention)))) return null;
  const isOnly = isSure(values, nearest, next);
  if (!isOnly && (change.kind !== 'percent' || !isSlip(nearest.mention, next.mention, by, change))) return null;
  const [first, last] = [nearest.mention, next.mention].sort((a, b) => a.start - b.start) as [Mention, Mention];
  return {
    from: asMeasured(nearest.mention, next.mention),
    to: asMeasured(next.mention, nearest.mention),
    start: first.start,
    end: last.end,
  };
}

const inOneYear = latinLetters(/^ (?:en|sur) (?:un an|une année)(?!\p{L})/u);

/** "après 1 846 en 2022 et 1 612 en 2021. La chute est de 34 % en un an": the latest of them. */
const ofYearBefore = (text: string, by: Mention, earlier: Value[]): Value | undefined =>
  inOneYear.test(text.slice(by.end, by.end + 20))
    ? earlier.filter(({ year }) => year !== null).toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0]
    : undefined;

/** "et les loyers progressent de 2 %": the clause of the change has a subject of its own. */
const subject = latinLetters(
  /(?:[.;:,]\s|(?<!\p{L})(?:et|que) )(?:les|la|le|l’|leurs?|ses|son|sa|cette|ces|ce) ?(?<noun>\p{L}{4,})[^.;,:]{0,60}$/iu,
);
const neutral = latinLetters(
  /^(?:hausse|baisse|augmentation|diminution|progression|chute|recul|évolution|différence|écart|total|ensemble|nombre|effectifs?|volume|montant|chiffre|niveau|parc|tout|gain|croissance|solde)$/iu,
);

function isOfAnother(text: string, values: Value[], by: Mention, to: Mention): boolean {
  const before = values.map(({ mention }) => mention.end).filter((end) => end <= by.start);
  const noun = subject.exec(text.slice(Math.max(0, ...before), by.start))?.groups?.noun;
  if (!noun || neutral.test(noun)) return false;
  const said = `${text.slice(Math.max(0, to.start - 90), to.start)} ${to.unit?.label ?? ''}`.toLowerCase();
  return !said.includes(noun.toLowerCase().slice(0, 5));
}

/** "Les LED étaient 19 215 : + 28 %", after a sentence or a row that counts all lamps. */
const opening = latinLetters(
  /^\s*(?:[-–•] )?(?:les|la|le|l’|leurs?|nos|ses|son|sa|cette|ces|ce) ?(?<subject>\p{L}[^.;:,()\d]{1,60}?) (?:étai(?:en)?t|(?:en )?comptai(?:en)?t|s’élevai(?:en)?t|attei?gnai(?:en)?t|représentai(?:en)?t)(?!\p{L})/iu,
);

/** The sentence says of what it tells, and the value it is compared with, in the sentence before, is of another. */
function isOfAnotherSubject(read: ReadText, text: string, words: FigureWords, by: Mention, pair: Pair): boolean {
  const own = read.sentences[sentenceAt(read.sentences, by.start)];
  const far = [pair.from, pair.to].find(({ start }) => start < (own?.start ?? 0));
  const subject = opening.exec(text.slice(own?.start, by.start))?.groups?.subject;
  const wanted = subject ? ownWords(subject).filter((word) => !neutral.test(word)) : [];
  if (!far || wanted.length === 0) return false;
  const { mentions } = read;
  const said = words.of(lastIndexUpTo(mentions.length, (at) => mentions[at]?.start ?? 0, far.start));
  return !wanted.some((word) => says(said, word));
}

function valuesIn(read: ReadText, text: string, at: number, from: number, to: number): Value[] {
  const { mentions } = read;
  const by = mentions[at]?.start ?? 0;
  const found: Value[] = [];
  for (let index = Math.max(0, at - 8); index < Math.min(mentions.length, at + 4); index++) {
    const one = mentions[index];
    if (!one || index === at || one.start < from || one.end > to || !isAmount(one)) continue;
    const lead = text.slice(Math.max(mentions[index - 1]?.end ?? 0, one.start - 60), one.start);
    const tail = text.slice(one.end, Math.min(mentions[index + 1]?.start ?? text.length, one.end + 60));
    const before = isDated(text, mentions, index - 1) ? undefined : yearBefore.exec(lead);
    const year = Number((yearBehind.exec(tail) ?? before)?.groups?.year ?? 0);
    const next = mentions[index + 1];
    const goes =
      goesFrom.test(lead) && next !== undefined && next.end <= by && goesTo.test(text.slice(one.end, next.start));
    if (told.test(lead) && !goes) continue;
    const isEarlier =
      goes ||
      earlierBehind.test(tail) ||
      earlierBefore.test(lead) ||
      (year > 0 && read.year !== null && year < read.year);
    found.push({ mention: one, isEarlier, year: year > 0 ? year : null });
  }
  return found;
}

/** The year behind a figure is its own, not that of the next. */
const isDated = (text: string, mentions: Mention[], at: number): boolean => {
  const end = mentions[at]?.end;
  return end !== undefined && yearBehind.test(text.slice(end, end + 60));
};

/** Amounts move by amounts of their kind, percentages by points. */
const mayChangeBy = (one: Mention, by: Mention, kind: Change['kind']): boolean =>
  kind === 'points'
    ? isPercent(one) || one.unit === null
    : !isPercent(one) && (kind === 'percent' || kind === 'times' || areAlike(by, one));

const isAmount = (one: Mention): boolean =>
  isPositive(one) && one.saidAs === 'exact' && !one.range && !one.inWords && one.unit?.dimension !== 'time';

const nearestTo = (by: Mention, values: Value[]): Value | undefined =>
  values.toSorted((a, b) => Math.abs(a.mention.start - by.start) - Math.abs(b.mention.start - by.start))[0];

function areAlike(a: Mention, b: Mention): boolean {
  const kin = kinshipOf(a, b) ?? kinshipOf(b, a);
  if (kin === 'same') return true;
  const [bare, other] = a.unit ? [b, a] : [a, b];
  return (
    !bare.unit &&
    (!other.unit || isCount(other) || other.unit.dimension !== 'ratio') &&
    other.unit?.dimension !== 'time'
  );
}

const asMeasured = (one: Mention, other: Mention): Mention =>
  one.unit || !other.unit ? one : { ...one, unit: other.unit, ...(isCount(other) ? {} : { value: one.value }) };

/** One value is said to be earlier, and there is one other of its kind. */
function isSure(values: Value[], earlier: Value, later: Value): boolean {
  const named = [earlier.mention, later.mention].find(({ unit }) => unit !== null) ?? later.mention;
  const alike = values.filter(({ mention }) => areAlike(mention, named));
  const ratio = Number(amountOf(later.mention)) / Number(amountOf(asMeasured(earlier.mention, later.mention)));
  return alike.length === 2 && ratio > 0.05 && ratio < 20;
}

function makes(from: Mention, to: Mention, by: Mention, { kind, direction }: Change): boolean {
  const [a, b] = [spanOf(asMeasured(from, to)), spanOf(asMeasured(to, from))];
  const value = by.value.replace('-', '');
  if (kind === 'times') return b.low <= a.high * (Number(value) + 0.5) && b.high >= a.low * (Number(value) - 0.5);
  const isRate = kind === 'percent' && by.unit;
  const stated = spanOf(asMeasured({ ...by, value, unit: isRate ? { ...isRate, dimension: 'rate' } : by.unit }, to));
  if (!(a.low > 0)) return false;
  const real =
    kind === 'percent'
      ? { low: (b.low / a.high - 1) * 100 * direction, high: (b.high / a.low - 1) * 100 * direction }
      : { low: (b.low - a.high) * direction, high: (b.high - a.low) * direction };
  const [low, high] = [Math.min(real.low, real.high), Math.max(real.low, real.high)];
  const step = kind === 'percent' ? (stated.high - stated.low) / 2 : nearly;
  return low <= stated.high + step && high >= stated.low - step;
}

const nearly = 1e-9;

/** A zero too many, two digits or both values exchanged, or a digit of a percentage that has three. */
function isSlip(from: Mention, to: Mention, by: Mention, change: Change): boolean {
  if (from.scale !== to.scale) return false;
  const tries = (one: Mention): Mention[] =>
    [
      ...[10, 0.1, 1000, 0.001].map((factor) => String(Number(one.value) * factor)),
      ...swapsOf(absolute(one.value)),
    ].map((value) => ({ ...one, value }));
  const digits = by.decimals > 0 && by.value.replace(/\D/g, '').length > 2 ? otherDigits(absolute(by.value)) : [];
  return (
    makes(to, from, by, change) ||
    tries(from).some((one) => makes(one, to, by, change)) ||
    tries(to).some((one) => makes(from, one, by, change)) ||
    tries(by).some((one) => makes(from, to, one, change)) ||
    digits.some((value) => makes(from, to, { ...by, value }, change))
  );
}
