import { add, compare, type Decimal, divide, type Interval, meet, multiply, subtract } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { quotientOf, scaled } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, isCount, isPercent, isPositive, kinshipOf, named, printLike, stepOf } from './amounts.ts';
import { isOddShare, oddRowsOf, untold } from './formulas-in-rows.ts';
import { type LikelyCause, slipOf } from './likely-cause.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { arithmeticOf, slipIn } from './quotient-trial.ts';
import { placesOf } from './same-thing.ts';
import { sentencesWithFigures } from './sentence-figures.ts';
import type { WrongShare } from './share-wholes.ts';
import { sharesBesideAmounts } from './shares-beside-amounts.ts';
import { sharesBySiblings } from './shares-by-siblings.ts';
import { sharesInReach } from './shares-in-reach.ts';
import { type NamedShare, sharesInSentence } from './shares-in-sentence.ts';
import { sharesInTables } from './shares-in-table.ts';
import { sharesOfEarlierWhole } from './shares-of-earlier-whole.ts';
import { sharesOfInstalments } from './shares-of-instalments.ts';

const code = 'share_in_prose';

export const shareInProse: ProseRule = {
  code,
  title: 'Le pourcentage écrit n’est pas celui de la part et du tout de la phrase',
  tier: 'A',
  explanation:
    'Recalcule un pourcentage quand la même phrase donne la part et le tout (« 186 logements sur 359 (51,8 %) », « soit 45 % des 30 agents », « 45 % (12 sur 30) »). Les trois nombres valent pour des intervalles, et un pourcentage tronqué au lieu d’être arrondi ne compte pas pour une erreur.',
  check(read) {
    const shares = sharesIn(read);
    const judged = shares.filter(isComparable).flatMap((named) => {
      const findings = judge(named);
      return findings === null ? [] : [{ share: named.share, findings }];
    });
    const unsure = judged.filter(({ findings }) => findings.some(({ tier }) => tier !== 'A'));
    const known = new Set(judged.filter((one) => !unsure.includes(one)).map(({ share }) => share));
    const inReach = sharesInReach(read).filter(({ share }) => !known.has(share));
    const sure = new Set(inReach.map(({ share }) => share));
    const inText = judged.filter((one) => !(unsure.includes(one) && sure.has(one.share)));
    const found = [...inText.flatMap(({ findings }) => findings), ...inReach.map(findingInReach)];
    const told = [...found, ...untold(found, sharesBySiblings(read).map(findingInReach))];
    return [...told, ...untold(told, oddRowsOf(read, isOddShare, code))];
  },
};

function sharesIn(read: ReadText): NamedShare[] {
  const inSentences = sentencesWithFigures(read, 3).flatMap(sharesInSentence);
  const known = new Set(inSentences.map(({ share }) => share.start));
  const found = [...inSentences];
  for (const sharesElsewhere of [sharesInTables, sharesBesideAmounts, sharesOfInstalments, sharesOfEarlierWhole]) {
    found.push(...sharesElsewhere(read).filter(({ share }) => !known.has(share.start)));
    for (const { share } of found) known.add(share.start);
  }
  return found;
}

/** "2 habitants sur 3, soit 65 %" is a manner of speaking. */
const spokenWhole = '10';
const spokenGap = '4.5';

const isComparable = ({ share, part, whole }: NamedShare): boolean =>
  [share, part, whole].every(isPositive) && kinshipOf(part, whole) !== null && !isPercent(part);

/** Nothing where what stands beside cannot be the whole. */
function judge(named: NamedShare): ProseFinding[] | null {
  const { share, part, whole, candidates, evidence } = named;
  const printed = readLoosely(share);
  const fits = (one: Mention, other: Mention): boolean => {
    const quotient = quotientOf(boundsOf(one), boundsOf(other));
    return quotient === undefined || [quotient, restOf(quotient)].some((one) => meet(scaled(one, '100'), printed));
  };
  if (fits(countedAs(part, whole), whole)) return [];
  if (candidates.some((other) => other !== share && other !== whole && other.scale === 0 && fits(other, whole)))
    return [];
  const exact = multiply(divide(amountOf(part), amountOf(whole)) ?? '0', '100');
  const gap = subtract(exact, share.value).replace('-', '');
  if (compare(whole.value, spokenWhole) <= 0 && isCount(whole) && compare(gap, spokenGap) < 0) return [];
  const cause = causeOf(share, exact, part, whole);
  if (evidence === 'said') return [findingOf('A', share, part, whole, exact, cause)];
  if (compare(amountOf(part), amountOf(whole)) > 0 && cause?.kind !== 'scale') return null;
  // Chance changes a digit of a round percentage too often.
  const tells = cause !== null && (cause.kind !== 'digit' || share.decimals > 0);
  const isNear = compare(share.value, multiply(exact, '0.5')) > 0 && compare(share.value, multiply(exact, '2')) < 0;
  const isClosed =
    evidence === 'closed' && (isNear || slipIn({ result: share, above: part, below: whole, by: 100 }) !== null);
  return [findingOf(tells || isClosed ? 'A' : 'B', share, part, whole, exact, cause)];
}

const countedAs = (part: Mention, whole: Mention): Mention =>
  !part.unit && isCount(whole) && part.decimals === 0 ? { ...part, unit: whole.unit } : part;

/** "99,4 % de conformité (2 prélèvements non conformes sur 356)". */
const restOf = ({ low, high }: Interval): Interval => ({
  ...(high !== undefined && { low: subtract('1', high) }),
  ...(low !== undefined && { high: subtract('1', low) }),
});

/** A percentage cut after its last decimal is not called wrong. */
function readLoosely(share: Mention): Interval {
  const bounds = boundsOf(share);
  if (bounds.high === undefined || share.saidAs !== 'exact') return bounds;
  return { ...bounds, high: add(bounds.high, multiply(stepOf(share), '0.5')) };
}

interface Cause {
  kind: LikelyCause['kind'] | 'other';
  sentence: string;
}

function causeOf(share: Mention, exact: Decimal, part: Mention, whole: Mention): Cause | null {
  const near = (value: Decimal, to: Decimal, by = '1'): boolean => {
    const before = { ...share, value: divide(value, by) ?? value, saidAs: 'exact' } as const;
    return meet(scaled(boundsOf(before), by), { low: to, high: to });
  };
  const reversed = multiply(divide(amountOf(whole), amountOf(part)) ?? '0', '100');
  if (near(share.value, reversed)) return { kind: 'other', sentence: 'la part et le tout échangés' };
  return slipOf(share, (value, by) => near(value, exact, by), printLike([share]));
}

function findingInReach({ trial, slip }: WrongShare): ProseFinding {
  const { result: share, above: part, below: whole } = trial;
  return {
    rule: code,
    tier: 'A',
    message: messageOf(share, part, whole),
    arithmetic: arithmeticOf(trial),
    likelyCause: slip?.sentence ?? null,
    places: placesOf(share, part, whole),
  };
}

const messageOf = (share: Mention, part: Mention, whole: Mention): string =>
  `Le pourcentage imprimé, ${named(share)}, n’est pas celui de ${named(part)} sur ${named(whole)}.`;

function findingOf(
  tier: Tier,
  share: Mention,
  part: Mention,
  whole: Mention,
  exact: Decimal,
  cause: Cause | null,
): ProseFinding {
  const [print, bare] = [printLike([share]), printLike([part, whole], false)];
  const decimals = Math.max(share.decimals, 1);
  return {
    rule: code,
    tier,
    message: messageOf(share, part, whole),
    arithmetic: `${bare(amountOf(part))} ÷ ${bare(amountOf(whole))} = ${print(exact, decimals)}, non ${print(share.value)}`,
    likelyCause: cause?.sentence ?? null,
    places: placesOf(share, part, whole),
  };
}
