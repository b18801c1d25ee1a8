import { add, compare, type Decimal, divide, meet, multiply, powerOfTen, subtract } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, isCount, type Kinship, kinshipOf, named, printLike } from './amounts.ts';
import { leaveNothingOut } from './complements.ts';
import { type LikelyCause, likelyCauseOf } from './likely-cause.ts';
import type { ProseFinding } from './prose-rule.ts';
import { significantDigits } from './sentences-with-mentions.ts';

/** Parts that a text gives a total for. */
export interface StatedParts {
  total: Mention;
  parts: Mention[];
  /** Figures near them that may have been parts. */
  others: Mention[];
  /**
   * "said": the text says that these are all the parts; "equal": it puts them beside the total ("soit", a colon);
   * "listed": it lists them ("dont"), and only a slip that fits tells; "column": a row says that it is the total of those
   * above, and nothing but a slip tells that these are all of them.
   */
  evidence: 'said' | 'equal' | 'listed' | 'column';
  /** A list that "et" and its clause close: it is whole, save where "dont" opens it. */
  isClosed?: boolean;
  /** What the text calls each part, where two of them may leave nothing out. */
  kinds?: string[];
  /** "dont" opens them: each is a part, whatever the others are. */
  isOf?: boolean;
  /** Only the names of what is counted say that they are parts: one digit that fits is no proof. */
  isGuessed?: boolean;
  /** Other columns or rows show that every one of them is a part, and none a part of a part. */
  isWhole?: boolean;
}

const fewest = 2;
const most = 30;
/** Up to so many parts, every smaller choice of them is tried: one that makes the total is what the text meant. */
const choices = 5;

/** What is wrong with a stated total, or nothing. */
export function judgeParts(rule: string, read: StatedParts): ProseFinding | null {
  const stated = { ...read, parts: read.parts.map((part) => countedAs(part, read.total)) };
  const { total, parts } = stated;
  if (parts.length < fewest || parts.length > most) return null;
  const kinships: Kinship[] = parts.map((part) => kinshipOf(part, total));
  const hasDebts = [total, ...parts].some(({ value }) => value.startsWith('-'));
  if (kinships.includes(null) || (hasDebts && stated.isWhole !== true)) return null;
  if (areNumbers(parts) || countsThem(read) || areRounded(stated)) return null;
  const bounds = parts.map(boundsOf);
  const tooGreat = partAbove(stated, kinships);
  if (tooGreat) return partFinding(rule, total, tooGreat);
  // "plus de 5,6 millions, dont…": parts that are not all of them say nothing of a total without an upper bound.
  if (read.evidence === 'listed' && boundsOf(total).high === undefined) return null;
  if (meet(sumOf(bounds), boundsOf(total)) || (!isWhole(stated, kinships) && someMake(stated))) return null;
  const print = printLike([total, ...parts]);
  const slip = likelyCauseOf(parts, total, stated.others, print);
  const cause = slip?.kind === 'tax' && total.unit?.dimension !== 'money' ? null : slip;
  const tier = tierOf(stated, kinships, cause);
  return tier && findingOf(rule, tier, stated, cause);
}

/** "Secteurs : 1 Anzin, 2 Aniche, 3 Ostricourt…" */
const areNumbers = (parts: Mention[]): boolean =>
  parts.length > 3 && parts.every(({ value }, at) => value === String(at + 1));

/** "Deux formules : 1,5 kg par mois, 4,5 kg par mois" */
const countsThem = ({ total, parts }: StatedParts): boolean =>
  isCount(total) &&
  Number(total.value) === parts.length &&
  parts.every(
    (part) => part.unit?.label !== total.unit?.label && (part.decimals > 0 || Number(amountOf(part)) >= parts.length),
  );

/** "246 800 sapeurs-pompiers, dont 40 600…, 193 800… et 12 300…": in hundreds all of them, they add up as rounded numbers do. */
function areRounded({ total, parts }: StatedParts): boolean {
  if ([total, ...parts].some(({ decimals }) => decimals > 0)) return false;
  const all = [total, ...parts].map(amountOf).filter((value) => Number(value) !== 0);
  const zeros = Math.min(...all.map((value) => (/^\d+$/.test(value) ? (/0*$/.exec(value)?.[0].length ?? 0) : 0)));
  const gap = Math.abs(Number(subtract(add(...parts.map(amountOf)), amountOf(total))));
  return zeros >= 2 && gap <= (all.length * 10 ** zeros) / 2;
}

/**
 * A bare number beside a count counts the same things, and is not rounded; "4 220 000 km, dont 3 460 000 en propre" are
 * kilometres too.
 */
export function countedAs(part: Mention, total: Mention): Mention {
  if (!total.unit || (part.unit && (isCount(total) || !isQuality(part.unit)))) return part;
  if (isCount(total)) return part.decimals === 0 ? { ...part, unit: total.unit } : part;
  const isMeasured = total.unit.per === null && total.unit.dimension !== 'ratio' && total.unit.dimension !== 'time';
  if (!isMeasured || part.scale !== 0 || part.decimals !== total.decimals) return part;
  const value = total.scale === 0 ? part.value : multiply(part.value, powerOfTen(total.scale));
  return { ...part, unit: total.unit, scale: total.scale, value };
}

/** "760 000 sous-traités" says how they are, not what. */
const isQuality = ({ dimension, label }: NonNullable<Mention['unit']>): boolean =>
  dimension === 'count' && /(?:é|ée|és|ées)$/u.test(label);

/** Fewer of the parts, or all with a figure near them, make the total: the list has parts of parts. */
function someMake({ total, parts }: StatedParts): boolean {
  const printed = boundsOf(total);
  if (printed.low === undefined || printed.high === undefined) return false;
  const bounds = parts.map(boundsOf);
  if (bounds.some((one) => meet(one, printed))) return true;
  if (parts.length > choices) return bounds.some((_, left) => meet(sumOf(bounds.toSpliced(left, 1)), printed));
  for (let chosen = 1; chosen < 2 ** parts.length - 1; chosen++) {
    const some = bounds.filter((_, at) => chosen & (1 << at));
    if (some.length >= fewest && meet(sumOf(some), printed)) return true;
  }
  return false;
}

/** Amounts that the text puts as its parts beside a total: none is likely to be a part of another. */
const isWhole = ({ isWhole: known, evidence, total, parts, isClosed }: StatedParts, kinships: Kinship[]): boolean =>
  known === true ||
  (evidence === 'said' && parts.length > 2 && !parts.some((part) => meet(boundsOf(part), boundsOf(total)))) ||
  (evidence !== 'listed' &&
    parts.length > 2 &&
    (isClosed === true || (total.unit?.dimension === 'money' && kinships.every((one) => one === 'same'))));

/** "74 accidents, dont 230 de trajet": whatever the others are. */
const partAbove = ({ total, parts, isOf }: StatedParts, kinships: Kinship[]): Mention | undefined =>
  isOf === true && total.saidAs === 'exact'
    ? parts.find(
        (part, at) =>
          (kinships[at] === 'same' || total.unit === null) &&
          part.saidAs === 'exact' &&
          isLess(boundsOf(total).high, boundsOf(part).low),
      )
    : undefined;

const isLess = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && compare(a, b) < 0;

/** Of two digits, chance gives another too often. */
const tellsEnough = ({ kind }: LikelyCause, { total, isGuessed }: StatedParts): boolean =>
  kind === 'swapped' || kind === 'scale' || (kind === 'digit' && !isSmall(total) && isGuessed !== true);
/** Chance seldom gives the very ratio of a tax to precise amounts. */
const taxed = (total: Mention, cause: LikelyCause | null): boolean =>
  cause?.kind === 'tax' && significantDigits(total.value) >= 5;

/** Chance gives a fitting slip to small numbers too often. */
const isSmall = ({ value }: Mention): boolean => compare(value, '100') < 0;

function tierOf(stated: StatedParts, kin: Kinship[], cause: LikelyCause | null): Tier | null {
  const { total, parts, evidence, isClosed } = stated;
  const ratio = Number(divide(add(...parts.map(amountOf)), amountOf(total)) ?? 0);
  const alike = kin.every((one) => one === 'same' || one === 'bare') || leaveNobodyOut(parts);
  const tells = cause !== null && (tellsEnough(cause, stated) || taxed(total, cause));
  const near = ratio > 0.75 && ratio < 1.33;
  const isEqual = evidence === 'equal' && (kin.every((one) => one === 'same') || isCounted(stated, kin));
  if (evidence === 'column') return cause !== null ? 'A' : null;
  if (isEqual || leaveNobodyOut(parts)) return cause !== null || near ? 'A' : null;
  if (areBothKinds(stated))
    return cause !== null && (near || cause.kind !== 'digit' || significantDigits(total.value) > 2) ? 'A' : null;
  if (evidence !== 'said') return tells && (near || cause?.kind !== 'digit') ? 'A' : null;
  if (alike) return cause !== null || (ratio > 0.2 && ratio < 5) ? 'A' : null;
  if (tells && (near || cause?.kind !== 'digit')) return 'A';
  return near ? (isClosed === true && parts.length > 2 && cause !== null ? 'A' : 'B') : null;
}

/** "47 toitures : 28 écoles, 12 mairies et 7 salles", "31 salariés : 24 en insertion et 7 permanents". */
const isCounted = ({ total, parts, isClosed }: StatedParts, kin: Kinship[]): boolean =>
  isClosed === true &&
  (parts.length > 2 || kin[0] === 'same') &&
  (isCount(total) || total.unit?.label === 'ETP' || kin.every((one) => one === 'same'));

/** "12 rurales et 7 urbaines": of two kinds that leave nothing out, a digit that fits is enough. */
function areBothKinds({ parts, kinds = [] }: StatedParts): boolean {
  const [one, other, ...more] = parts.map(
    ({ unit }, at) => `${isCount({ unit } as Mention) ? unit?.label : ''} ${kinds[at] ?? ''}`,
  );
  return more.length === 0 && leaveNothingOut(one ?? '', other ?? '');
}

/** Women and men are all there are. */
function leaveNobodyOut(parts: Mention[]): boolean {
  const names = parts
    .map(({ unit }) => unit?.label.toLowerCase() ?? '')
    .sort()
    .join(' ');
  return /^(?:femmes? hommes?|filles? garçons?)$/.test(names);
}

function partFinding(rule: string, total: Mention, part: Mention): ProseFinding {
  const print = printLike([total, part], false);
  return {
    rule,
    tier: 'A',
    message: `Une part, ${named(part)}, dépasse le total imprimé, ${named(total)}.`,
    arithmetic: `${print(amountOf(part))} > ${print(amountOf(total))}`,
    likelyCause: null,
    places: [total, part].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

function findingOf(rule: string, tier: Tier, { total, parts }: StatedParts, cause: LikelyCause | null): ProseFinding {
  const bare = printLike([total, ...parts], false);
  const values = parts.map(amountOf);
  const sum = bare(add(...values));
  const terms =
    parts.length > 12 ? `la somme des ${parts.length} parts est` : `${values.map((one) => bare(one)).join(' + ')} =`;
  return {
    rule,
    tier,
    message: `Les parts ne font pas le total imprimé, ${named(total)}.`,
    arithmetic: `${terms} ${sum}, non ${bare(amountOf(total))}`,
    likelyCause: cause?.sentence ?? null,
    places: [total, ...parts].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}
