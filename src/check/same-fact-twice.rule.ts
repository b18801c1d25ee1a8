import { meet } from '../kernel/decimal.ts';
import type { Tier } from '../kernel/finding.ts';
import { periodCode } from '../kernel/period.ts';
import type { CheckedEdition, CheckedFigure, KeyedFinding } from './checked-edition.ts';
import { intervalOfFigure, scaled } from './interval.ts';
import { type CheckRule, findingAbout } from './rule.ts';
import { meaningOf, named } from './wording.ts';

export const sameFactTwice: CheckRule = {
  code: 'same_fact_twice',
  title: 'Même fait saisi sous deux indicateurs',
  tier: 'B',
  explanation:
    'Deux indicateurs de mêmes mots, même grandeur, même période et même territoire disent sans doute le même fait. Probable si le libellé est assez précis (trois mots ou plus)\u00a0; à regarder sinon, ou si seuls une valeur de quatre chiffres ou plus et la moitié des mots se retrouvent.',
  check(edition) {
    const related = relatedPairs(edition);
    const seen = new Set<string>();
    const pairs = [...pairsSharing(edition, wordsAndUnit), ...pairsSharing(edition, valueAndUnit)];
    return pairs.flatMap(([a, b]) => {
      const pair = pairOf(a.key, b.key);
      if (seen.has(pair) || related.has(pair)) return [];
      seen.add(pair);
      return judge(a, b);
    });
  },
};

type Pair = [CheckedFigure, CheckedFigure];

/** Pairs of figures that fall in the same drawer, without comparing every figure with every other. */
function pairsSharing(edition: CheckedEdition, drawerOf: (figure: CheckedFigure) => string | undefined): Pair[] {
  const drawers = Map.groupBy(
    edition.figures.filter((figure) => !figure.computed),
    drawerOf,
  );
  drawers.delete(undefined);
  return [...drawers.values()].flatMap((figures) =>
    figures.flatMap((a, at) =>
      figures
        .slice(at + 1)
        .filter((b) => b.code !== a.code)
        .map((b): Pair => [a, b]),
    ),
  );
}

const frame = ({ unit, period, territory, taxBasis }: CheckedFigure): string =>
  [unit.nature === 'count' ? unit.label : unit.dimension, periodCode(period), territory, taxBasis ?? ''].join('|');

const wordsAndUnit = (figure: CheckedFigure): string | undefined => {
  const words = meaningOf(figure.label);
  return words.length < 2 ? undefined : `${words.toSorted().join(' ')}|${frame(figure)}`;
};

const valueAndUnit = (figure: CheckedFigure): string | undefined =>
  figure.value.replace('.', '').replace(/^[-0]+|0+$/g, '').length < 4
    ? undefined
    : `${figure.value}|${figure.unit.scale}|${frame(figure)}`;

function judge(a: CheckedFigure, b: CheckedFigure): KeyedFinding[] {
  const [words, others] = [meaningOf(a.label), meaningOf(b.label)];
  const common = words.filter((word) => others.includes(word)).length;
  const same = common === words.length && common === others.length;
  if (!same && common * 2 < Math.max(words.length, others.length)) return [];
  const tier: Tier = same && words.length > 2 ? 'B' : 'C';
  const agree = meet(scaled(intervalOfFigure(a), a.unit.scale), scaled(intervalOfFigure(b), b.unit.scale));
  const [first, second] = a.code < b.code ? [a, b] : [b, a];
  const pair = `${at(first)} et ${at(second)} semblent dire le même fait (${first.periodLabel})`;
  const sentence = agree
    ? `${pair}, deux fois ${first.printed}\u00a0: un seul indicateur suffit, cité aux deux endroits.`
    : `${pair}, avec deux valeurs\u00a0: ${first.printed} et ${second.printed}.`;
  return [findingAbout(sameFactTwice.code, tier, [first, second], sentence)];
}

const at = (figure: CheckedFigure): string => `${named(figure)} (${figure.code})`;

/** A figure and its share, its change or its part may well share words. */
function relatedPairs({ breakdowns, shares, changes }: CheckedEdition): Set<string> {
  return new Set([
    ...breakdowns.flatMap(({ total, parts }) => parts.map((part) => pairOf(total, part))),
    ...shares.flatMap(({ share, part, whole }) => [pairOf(share, part), pairOf(share, whole), pairOf(part, whole)]),
    ...changes.map(({ change, of }) => pairOf(change, of)),
  ]);
}

const pairOf = (a: string, b: string): string => [a, b].toSorted().join('|');
