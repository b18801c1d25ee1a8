import {
  absolute,
  compare,
  type Decimal,
  divide,
  type Interval,
  isZero,
  meet,
  multiply,
  negate,
  powerOfTen,
  round,
  subtract,
} from '../../kernel/decimal.ts';
import { narrow, printNumber } from '../../kernel/french.ts';
import { swapsOf } from '../fitting-error.ts';
import { intervalOf, quotientOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { intervalOfMention } from '../reading/mention-interval.ts';
import { changesBesideBase } from './change-beside-base.ts';
import { changesInReach } from './changes-in-reach.ts';
import { isOddChange, oddRowsOf } from './formulas-in-rows.ts';
import type { ProseFinding, ProseRule } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import { quotedMention, sentencesWithMentions } from './sentences-with-mentions.ts';
import { type Change, kindOf, type Pair, statedChanges } from './stated-change.ts';

export const changeInProse: ProseRule = {
  code: 'change_in_prose',
  title: 'Évolution démentie par les deux valeurs de la phrase',
  tier: 'A',
  explanation:
    'Une évolution écrite (+5,6 %, « a doublé », « 19 de plus », « en baisse ») est comparée aux deux valeurs de la même phrase (« passe de 340 à 359 », « 359 contre 340 en 2019 »), sens compris. Rien n’est dit à périmètre ou prix constants, par an, ou si une autre base est nommée.',
  check: (read) => {
    const text = oneLineOf(read);
    const inSentences = sentencesWithMentions(read).flatMap((one, at, all) => statedChanges(text, one, all[at + 1]));
    const known = new Set(inSentences.flatMap(([, changes]) => changes.map(({ start }) => start)));
    const beside = changesBesideBase(text, read.mentions).filter(({ change }) => !known.has(change.start));
    for (const { change } of beside) known.add(change.start);
    const inReach = changesInReach(read).filter(({ change }) => !known.has(change.start));
    return [
      ...inSentences.flatMap(([pair, changes]) => changes.flatMap((change) => judge(text, pair, change) ?? [])),
      ...beside.flatMap(({ pairs, change }) => judgeAll(text, pairs, change)),
      ...inReach.flatMap(({ pair, change }) => judge(text, pair, change) ?? []),
      ...oddRowsOf(read, isOddChange, changeInProse.code),
    ];
  },
};

/** Of the values that may be meant, the nearest is blamed where none fits. */
function judgeAll(text: string, pairs: Pair[], change: Change): ProseFinding[] {
  const found = pairs.map((pair) => judge(text, pair, change));
  const [nearest] = found;
  return nearest && !found.includes(undefined) && (pairs.length === 1 || nearest.likelyCause) ? [nearest] : [];
}

interface Verdict {
  /** What the two values make. */
  real: string;
  arithmetic: string;
  cause: string | null;
  tier: 'A' | 'B';
}

function judge(plain: string, pair: Pair, change: Change): ProseFinding | undefined {
  const verdict = verdictOf(pair, change);
  if (!verdict) return undefined;
  const first = kindOf(pair.from) === kindOf(pair.to) ? bare(pair) : quotedMention(pair.from);
  const said = change.by ? printedChange(change) : plain.slice(change.start, change.end);
  return {
    rule: changeInProse.code,
    tier: verdict.tier,
    message: `De ${first} à ${quotedMention(pair.to)}, l’évolution est de ${verdict.real}, non «\u00a0${said}\u00a0».`,
    arithmetic: verdict.arithmetic,
    likelyCause: verdict.cause,
    places: [pair.from, pair.to, change].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

/** "De 340 à 359 logements": what both count is said once. */
const bare = ({ from }: Pair): string =>
  quotedMention(from.unit?.dimension === 'count' ? { ...from, unit: null } : from);

const printedChange = ({ kind, direction, by }: Change): string => {
  if (!by) return '';
  const quoted = quotedMention(by).replace(/^[-−–+] ?/, '');
  return kind === 'times' || kind === 'divided'
    ? `${kind === 'times' ? '×' : '÷'}${narrow}${quoted}`
    : `${sign(direction)}${quoted}`;
};

function verdictOf({ from, to }: Pair, change: Change): Verdict | undefined {
  if (isZero(from.value) || from.value.startsWith('-') || to.value.startsWith('-')) return undefined;
  switch (change.kind) {
    case 'direction':
      return wrongWay(from, to, change);
    case 'percent':
      return wrongPercent(from, to, change);
    case 'points':
    case 'amount':
      return wrongDifference(from, to, change);
    default:
      return wrongFactor(from, to, change);
  }
}

/** In hundredths of a whole. */
const percentOf = ({ low, high }: Interval): Interval => ({
  ...(low !== undefined && { low: multiply(subtract(low, '1'), '100') }),
  ...(high !== undefined && { high: multiply(subtract(high, '1'), '100') }),
});
const opposite = ({ low, high }: Interval): Interval => ({
  ...(high !== undefined && { low: negate(high) }),
  ...(low !== undefined && { high: negate(low) }),
});
const difference = (a: Interval, b: Interval): Interval => ({
  ...(a.low !== undefined && b.high !== undefined && { low: subtract(a.low, b.high) }),
  ...(a.high !== undefined && b.low !== undefined && { high: subtract(a.high, b.low) }),
});

/** What the change says, with its sign; whole counts are what they are. */
function statedBy({ by, direction }: Change, value = by && absolute(by.value)): Interval {
  if (!by || value === null) return {};
  const stated = intervalOfMention({ ...by, value });
  return direction === 1 ? stated : opposite(stated);
}

function wrongPercent(from: Mention, to: Mention, change: Change): Verdict | undefined {
  const [a, b] = [intervalOfMention(from), intervalOfMention(to)];
  const ratio = quotientOf(b, a);
  if (!ratio || !change.by) return undefined;
  const real = percentOf(ratio);
  const fits = (value: Decimal) => meet(real, statedBy(change, value));
  const stated = absolute(change.by.value);
  if (fits(stated)) return undefined;
  const exact = divide(to.value, from.value) ?? '1';
  const decimals = Math.max(1, change.by.decimals);
  const percent = trimmed(round(multiply(subtract(exact, '1'), '100'), decimals));
  const verdict = {
    real: `${signed(percent)}${narrow}%`,
    arithmetic: `${numberOf(to)} ÷ ${numberOf(from)} = ${rounded(exact, decimals + 2)}, soit ${signed(percent)}${narrow}%, non ${printedChange(change)}`,
  };
  if (kindOf(to).startsWith('ratio') && meet(difference(b, a), statedBy(change)))
    return { ...verdict, tier: 'B', cause: 'des points de pourcentage écrits «\u00a0%\u00a0»' };
  const cut =
    compare(absolute(percent), stated) > 0 &&
    compare(subtract(absolute(multiply(subtract(exact, '1'), '100')), stated), step(change.by)) < 0;
  if (cut && percent.startsWith('-') === (change.direction === -1))
    return { ...verdict, tier: 'B', cause: 'un nombre coupé au lieu d’être arrondi' };
  return { ...verdict, tier: 'A', cause: causeOf(real, change, fits, quotientOf(a, b), from, to) };
}

const step = ({ decimals }: Mention): Decimal => powerOfTen(-decimals);

function causeOf(
  real: Interval,
  change: Change,
  fits: (value: Decimal) => boolean,
  inverse: Interval | undefined,
  from: Mention,
  to: Mention,
): string | null {
  const stated = absolute(change.by?.value ?? '0');
  if (meet(opposite(real), statedBy(change))) return 'le sens inversé';
  if (inverse && meet(opposite(percentOf(inverse)), statedBy(change)))
    return 'rapporté à la valeur d’arrivée au lieu de celle de départ';
  if (fits(subtract(stated, '100'))) return 'le rapport des deux valeurs au lieu de leur évolution';
  return slipOf(stated, fits) ?? slipInPair(from, to, change);
}

function slipOf(stated: Decimal, fits: (value: Decimal) => boolean): string | null {
  const swap = swapsOf(stated).find(fits);
  if (swap) return `deux chiffres échangés\u00a0: ${printNumber(swap)} au lieu de ${printNumber(stated)}\u202f?`;
  const scaled = ['0.1', '10'].map((by) => multiply(stated, by)).find(fits);
  return scaled ? `une virgule déplacée\u00a0: ${printNumber(scaled)} au lieu de ${printNumber(stated)}\u202f?` : null;
}

function slipInPair(from: Mention, to: Mention, change: Change): string | null {
  const stated = statedBy(change);
  const agrees = (a: Mention, b: Mention) => {
    const ratio = quotientOf(intervalOfMention(b), intervalOfMention(a));
    return ratio !== undefined && meet(percentOf(ratio), stated);
  };
  const value = swapsOf(to.value).find((other) => agrees(from, { ...to, value: other }));
  if (value) return `deux chiffres échangés\u00a0: ${printNumber(value)} au lieu de ${printNumber(to.value)}\u202f?`;
  const before = swapsOf(from.value).find((other) => agrees({ ...from, value: other }, to));
  return before
    ? `deux chiffres échangés\u00a0: ${printNumber(before)} au lieu de ${printNumber(from.value)}\u202f?`
    : null;
}

function wrongDifference(from: Mention, to: Mention, change: Change): Verdict | undefined {
  const real = difference(intervalOfMention(to), intervalOfMention(from));
  const fits = (value: Decimal) => meet(real, statedBy(change, value));
  if (!change.by || fits(absolute(change.by.value))) return undefined;
  const exact = subtract(to.value, from.value);
  const unit = change.kind === 'points' ? ` point${Math.abs(Number(exact)) < 2 ? '' : 's'}` : '';
  const cause = meet(opposite(real), statedBy(change)) ? 'le sens inversé' : slipOf(absolute(change.by.value), fits);
  return {
    tier: 'A',
    real: `${signed(exact)}${unit}`,
    arithmetic: `${printNumber(to.value)} − ${printNumber(from.value)} = ${printNumber(exact)}, non ${printedChange(change)}`,
    cause,
  };
}

function wrongFactor(from: Mention, to: Mention, change: Change): Verdict | undefined {
  const [a, b] = [intervalOfMention(from), intervalOfMention(to)];
  const divided = change.kind === 'divided';
  const ratio = divided ? quotientOf(a, b) : quotientOf(b, a);
  const exact = divided ? divide(from.value, to.value) : divide(to.value, from.value);
  const stated = change.by
    ? intervalOfMention(change.by)
    : intervalOf({ value: change.times?.value ?? '1', decimals: 0, qualifier: adverbOf(change), counted: false });
  if (!ratio || !exact || meet(ratio, stated)) return undefined;
  const factor = rounded(exact, 2);
  const [x, y] = divided ? [from, to] : [to, from];
  return {
    tier: 'A',
    real: `${divided ? '÷' : '×'}${narrow}${factor}`,
    arithmetic: `${numberOf(x)} ÷ ${numberOf(y)} = ${factor}`,
    cause: meet(divided ? (quotientOf(b, a) ?? {}) : (quotientOf(a, b) ?? {}), stated) ? 'le sens inversé' : null,
  };
}

const adverbOf = ({ times }: Change) =>
  times?.saidAs === 'more' || times?.saidAs === 'nearly' || times?.saidAs === 'about' ? times.saidAs : 'exact';

function wrongWay(from: Mention, to: Mention, change: Change): Verdict | undefined {
  const { low, high } = difference(intervalOfMention(to), intervalOfMention(from));
  const falls = high !== undefined && compare(high, '0') < 0;
  const rises = low !== undefined && compare(low, '0') > 0;
  if (change.direction === 1 ? !falls : !rises) return undefined;
  const exact = subtract(to.value, from.value);
  return {
    tier: 'A',
    real: signed(exact),
    arithmetic: `${printNumber(to.value)} − ${printNumber(from.value)} = ${printNumber(exact)}`,
    cause: 'le sens inversé',
  };
}

const trimmed = (value: Decimal): Decimal => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);
const rounded = (value: Decimal, decimals: number): string => printNumber(trimmed(round(value, decimals)));
const sign = (direction: 1 | -1): string => (direction === 1 ? '+' : '−');
const signed = (value: Decimal): string => (value.startsWith('-') ? printNumber(value) : `+${printNumber(value)}`);
const numberOf = ({ value }: Mention): string => printNumber(value);
