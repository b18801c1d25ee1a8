import { add, compare, divide, meet } from '../../kernel/decimal.ts';
import { sumOf } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, isCount, isPercent, isPositive, kinshipOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import { isPercentOf } from './percent-holds.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import type { NamedShare } from './shares-in-sentence.ts';

/** An amount with its share beside it: "560 000 € (20 %)", or in the next column. */
interface Pair {
  part: Mention;
  share: Mention;
  /** Of the amount, among the figures. */
  at: number;
}

const beside = latinLetters(
  /^(?:(?: \p{L}[\p{L}’-]*){0,5} ?(?:\((?:soit )?|\| ?)|(?: \p{L}[\p{L}’-]*)? ?(?:[.…·_]{2,}| ) {1,40})$/u,
);
/** A list goes on: nothing but the names of its items stands between two pairs. */
const farthest = 110;
const before = 300;
const fewest = 2;
/** So many of the others have to be shares of the same whole. */
const agreeing = 2;

/** The shares of a list that are not those of the whole that all the others are shares of. */
export function sharesBesideAmounts(read: ReadText): NamedShare[] {
  const { mentions } = read;
  const text = oneLineOf(read);
  return groupsOf(pairsIn(text, mentions)).flatMap((pairs) => {
    const whole = wholesOf(pairs, mentions).find((one) => isWholeOf(pairs, one));
    if (!whole) return [];
    const parts = pairs.filter(({ part }) => part !== whole);
    const odd = parts.filter((pair) => !isShareOf(pair, whole));
    if (odd.length !== 1) return [];
    return odd.map(({ part, share }): NamedShare => ({ share, part, whole, candidates: [], evidence: 'said' }));
  });
}

/** Most are shares of it; of two, one is and both make a hundred, or their amounts make it. */
function isWholeOf(pairs: Pair[], whole: Mention): boolean {
  const parts = pairs.filter(({ part }) => part !== whole);
  const right = parts.filter((pair) => isShareOf(pair, whole)).length;
  const isSum = () => meet(sumOf(parts.map(({ part }) => boundsOf(part))), boundsOf(whole));
  return parts.length > 2 ? right >= agreeing : parts.length === 2 && right > 0 && (makeHundred(parts) || isSum());
}

const hundred = { low: '100', high: '100' };
const makeHundred = (pairs: Pair[]): boolean => meet(sumOf(pairs.map(({ share }) => boundsOf(share))), hundred);

/** Amounts that are, with shares that make a hundred, those of their own sum, and a whole shortly before that is not it. */
export function partsWithShares(read: ReadText): StatedParts[] {
  const { mentions } = read;
  return groupsOf(pairsIn(oneLineOf(read), mentions)).flatMap((pairs) => {
    const parts = pairs.map(({ part }) => part);
    const [first] = parts;
    const wholes = wholesOf(pairs, mentions);
    const isMore = (one: Mention): boolean => parts.every((part) => compare(amountOf(one), amountOf(part)) > 0);
    const total = wholes.find(isMore) ?? wholes[0];
    if (!first || !total || parts.includes(total) || !makeHundred(pairs)) return [];
    const own = { ...first, value: divide(add(...parts.map(amountOf)), first.unit?.factor ?? '1') ?? '0' };
    const isPrinted = wholes.some((one) => compare(amountOf(one), amountOf(own)) === 0);
    return !isPrinted && pairs.every((pair) => isShareOf(pair, own))
      ? [{ total, parts, others: [], evidence: 'column' as const, isWhole: true }]
      : [];
  });
}

function pairsIn(text: string, mentions: Mention[]): Pair[] {
  return mentions.flatMap((share, at) => {
    const part = mentions[at - 1];
    if (!part || !isPercent(share) || isPercent(part) || !isPositive(part) || !isPositive(share)) return [];
    const after = text.slice(share.end, share.end + 3);
    return beside.test(text.slice(part.end, share.start)) && /^ ?(?:\)|$| |\|)/.test(after)
      ? [{ part, share, at: at - 1 }]
      : [];
  });
}

function groupsOf(pairs: Pair[]): Pair[][] {
  const groups: Pair[][] = [];
  for (const pair of pairs) {
    const last = groups.at(-1)?.at(-1);
    const goesOn = last && pair.part.start - last.share.end < farthest && mayCount(last.part, pair.part);
    if (goesOn) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  }
  return groups.filter(({ length }) => length >= fewest);
}

/** Of two counts with other names, one may be a kind of the other. */
const mayCount = (part: Mention, whole: Mention): boolean =>
  ['same', 'bare'].includes(kinshipOf(part, whole) ?? '') || (isCount(part) && isCount(whole));

/** What may be the whole: an amount of 100 %, or one shortly before the list. */
function wholesOf(pairs: Pair[], mentions: Mention[]): Mention[] {
  const [first] = pairs;
  if (!first) return [];
  const all = pairs.filter(({ share }) => compare(share.value, '100') === 0).map(({ part }) => part);
  const { at } = first;
  const near = mentions
    .slice(Math.max(0, at - 8), at)
    .filter((one) => first.part.start - one.end < before && mayCount(first.part, one))
    .filter((one) => pairs.every(({ part }) => part.saidAs !== 'exact' || isPositive(one)) && !isPercent(one));
  return [...all, ...near.toReversed()].filter((one) => isPositive(one) && one.saidAs === 'exact');
}

const isShareOf = ({ part, share }: Pair, whole: Mention): boolean =>
  isPositive(whole) && isPercentOf(share, part, whole);
