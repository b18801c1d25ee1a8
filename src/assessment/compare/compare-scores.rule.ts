import { add, type Decimal, isZero, multiply, subtract } from '../../kernel/decimal.ts';
import type { CriterionScore, ScoredItem, SiteScore } from '../score/scored.ts';

/** Why a score changed. Their amounts add up to the change. */
export const changeParts = ['new', 'lost', 'table', 'effort', 'value', 'cap', 'unexplained'] as const;
export type ChangePart = (typeof changeParts)[number];

export interface ItemChange {
  criterion: string;
  part: ChangePart;
  key: string;
  name: string;
  vernacular: string;
  /** The higher of both times. */
  level: number;
  amount: Decimal;
}

export interface ScoreChange {
  before: Decimal;
  after: Decimal;
  change: Decimal;
  parts: Record<ChangePart, Decimal>;
  /** What makes up new, lost, table and effort, one by one. */
  items: ItemChange[];
  /** Surveyed in one of the two campaigns alone. */
  oneSided: { criterion: string; only: 'before' | 'after' }[];
}

type Compared = Pick<SiteScore, 'criteria' | 'total'>;

/**
 * Splits the change of a site's score between two campaigns, criterion by criterion.
 *
 * - surveyed once only: the whole of it is effort;
 * - a species of both: what its mark changed by is table (its class, its status, the marks or the weight of the grid);
 * - a species of one only is new or lost, but effort where the campaign that saw it made more visits there and first saw it
 *   after as many as the other made: with the same effort it would not have been known;
 * - what caps cut off, more or less than before, is cap;
 * - a value that was typed or read in a register is value;
 * - an older score without its species is unexplained.
 */
export function compareScores(before: Compared, after: Compared): ScoreChange {
  const [was, is] = [before.total ?? '0', after.total ?? '0'];
  const told = onlyTotals(before, after)
    ? { ...silent, amounts: [unexplained(is, was)] }
    : splitByCriterion(before, after);
  const partOf = (part: ChangePart): Decimal =>
    add(...told.amounts.filter(([name]) => name === part).map(([, amount]) => amount));
  const parts = Object.fromEntries(changeParts.map((part) => [part, partOf(part)])) as Record<ChangePart, Decimal>;
  return { before: was, after: is, change: subtract(is, was), parts, items: told.items, oneSided: told.oneSided };
}

type Amount = [ChangePart, Decimal];
interface Split extends Pick<ScoreChange, 'items' | 'oneSided'> {
  amounts: Amount[];
}
const silent: Split = { items: [], oneSided: [], amounts: [] };
const unexplained = (is: Decimal, was: Decimal): Amount => ['unexplained', subtract(is, was)];

function splitByCriterion(before: Compared, after: Compared): Split {
  const split: Split = { items: [], oneSided: [], amounts: [] };
  for (const [a, b] of paired(before.criteria, after.criteria)) {
    const [was, is] = [a?.score ?? null, b?.score ?? null];
    if (was === null && is === null) continue;
    if (!a || !b || was === null || is === null) {
      split.oneSided.push({ criterion: (b ?? a)?.name ?? '', only: is === null ? 'before' : 'after' });
      split.amounts.push(['effort', subtract(is ?? '0', was ?? '0')]);
    } else if (a.basis === 'carried_score' || b.basis === 'carried_score') {
      split.amounts.push(unexplained(is, was));
    } else if (a.basis === 'value' || b.basis === 'value') {
      split.amounts.push(['value', subtract(is, was)]);
    } else {
      const items = itemChanges(a, b);
      split.items.push(...items);
      split.amounts.push(...items.map(({ part, amount }): Amount => [part, amount]));
      split.amounts.push(['cap', subtract(subtract(is, weighed(b)), subtract(was, weighed(a)))]);
    }
  }
  return split;
}

/** An older total of which no criterion is known explains nothing. */
const onlyTotals = (...sites: Compared[]): boolean =>
  sites.some(({ criteria, total }) => total !== null && criteria.every(({ score }) => score === null));

function paired(before: CriterionScore[], after: CriterionScore[]): [CriterionScore?, CriterionScore?][] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.map((name) => [before.find((each) => each.name === name), after.find((each) => each.name === name)]);
}

function itemChanges(a: CriterionScore, b: CriterionScore): ItemChange[] {
  const [old, now] = [byKey(a.items), byKey(b.items)];
  const told = (item: ScoredItem, part: ChangePart, amount: Decimal): ItemChange => ({
    ...{ criterion: b.name, part, key: item.key, name: item.name, vernacular: item.vernacular, amount },
    level: Math.max(item.level, old.get(item.key)?.level ?? 0),
  });
  const seenNow = b.items.flatMap((item) => {
    const was = old.get(item.key);
    const worth = multiply(item.mark, b.weight);
    if (!was) return [told(item, beyond(item, b, a) ? 'effort' : 'new', worth)];
    const amount = subtract(worth, multiply(was.mark, a.weight));
    return isZero(amount) ? [] : [told(item, 'table', amount)];
  });
  const gone = a.items
    .filter(({ key }) => !now.has(key))
    .map((item) => told(item, beyond(item, a, b) ? 'effort' : 'lost', subtract('0', multiply(item.mark, a.weight))));
  return [...seenNow, ...gone];
}

/** Whether a species was first seen at a visit that the other campaign has no equal of. */
const beyond = ({ firstVisit }: ScoredItem, by: CriterionScore, other: CriterionScore): boolean =>
  firstVisit !== null &&
  other.effort.visits > 0 &&
  by.effort.visits > other.effort.visits &&
  firstVisit > other.effort.visits;

const weighed = ({ items, weight }: CriterionScore): Decimal => multiply(add(...items.map(({ mark }) => mark)), weight);

const byKey = (items: ScoredItem[]) => new Map(items.map((item) => [item.key, item]));
