import { compare, type Decimal, divide, type Interval, isZero, meet, negate, subtract } from '../kernel/decimal.ts';
import { printNumber, searchForm } from '../kernel/french.ts';
import { yearOf } from '../kernel/period.ts';
import type { CheckedChange, CheckedFigure, KeyedFinding, PastValue } from './checked-edition.ts';
import { intervalOfFigure, quotientOf, scaled } from './interval.ts';
import { byKey, type CheckRule, findingAbout } from './rule.ts';
import { percentageChange } from './share-of-whole.rule.ts';
import { named, printedIn, shortened } from './wording.ts';

export const changeSincePrevious: CheckRule = {
  code: 'change_since_previous',
  title: 'L’évolution imprimée ne correspond pas aux deux valeurs',
  tier: 'A',
  explanation:
    'Une évolution imprimée (en pourcentage, en facteur ou en nombre) est comparée à la valeur de l’année et à la précédente. Elle n’est signalée que si les deux valeurs sont connues et qu’aucun arrondi ne les accorde.',
  check(edition) {
    const figures = byKey(edition);
    return edition.changes.flatMap((change) => checkChange(change, figures));
  },
};

function checkChange(keys: CheckedChange, figures: Map<string, CheckedFigure>): KeyedFinding[] {
  const [change, now] = [figures.get(keys.change), figures.get(keys.of)];
  const before = change && now && earlierValue(change, now);
  if (!change || !now || !before || isZero(before.value)) return [];
  const expected = expectedChange(change, now, before);
  const stated = signed(change);
  if (!expected || meet(expected.interval, intervalOfFigure({ ...change, value: stated }))) return [];
  const sentence = `${named(change)} est imprimé ${change.printed}, mais ${named(now)} passe de ${before.printed} à ${now.printed}, soit ${expected.arithmetic}.${hint(stated, expected.value, change, now, before)}`;
  return [findingAbout(changeSincePrevious.code, 'A', [change, now], sentence)];
}

/** The value the change starts from: that of the first year of a span, else of the year before. */
function earlierValue(change: CheckedFigure, now: CheckedFigure): PastValue | undefined {
  const spans = change.period.kind === 'span' || change.period.kind === 'since';
  const year = spans ? Number(change.period.start.slice(0, 4)) : yearOf(now.period) - 1;
  return now.earlier.find((past) => yearOf(past.period) === year && past.period.kind === now.period.kind);
}

interface Expected {
  value: Decimal;
  interval: Interval;
  arithmetic: string;
}

function expectedChange(change: CheckedFigure, now: CheckedFigure, before: PastValue): Expected | undefined {
  const [b, a] = [intervalOfFigure(now), intervalOfFigure({ ...before, unit: now.unit })];
  const [bText, aText] = [printNumber(now.value), printNumber(before.value)];
  const ratio = quotientOf(b, a);
  if (change.unit.nature === 'percent' && now.unit.nature !== 'percent') {
    if (!ratio) return undefined;
    const value = percentageChange(before.value, now.value);
    const arithmetic = `(${bText} − ${aText}) ÷ ${aText} = ${printedIn(shortened(value, 2), change.unit)}`;
    return { value, interval: shifted(scaled(ratio, '100'), '100'), arithmetic };
  }
  if (change.unit.nature === 'factor') {
    const value = divide(now.value, before.value);
    if (!ratio || value === undefined) return undefined;
    return { value, interval: ratio, arithmetic: `${bText} ÷ ${aText} = ${printNumber(shortened(value, 2))}` };
  }
  if (change.unit.dimension !== now.unit.dimension || change.unit.scale !== now.unit.scale) return undefined;
  const value = subtract(now.value, before.value);
  return { value, interval: difference(b, a), arithmetic: `${bText} − ${aText} = ${printedIn(value, change.unit)}` };
}

const shifted = ({ low, high }: Interval, by: Decimal): Interval => ({
  ...(low === undefined ? {} : { low: subtract(low, by) }),
  ...(high === undefined ? {} : { high: subtract(high, by) }),
});

const difference = (b: Interval, a: Interval): Interval => ({
  ...(b.low === undefined || a.high === undefined ? {} : { low: subtract(b.low, a.high) }),
  ...(b.high === undefined || a.low === undefined ? {} : { high: subtract(b.high, a.low) }),
});

/** "Baisse : 12 %" says minus twelve. */
const signed = (change: CheckedFigure): Decimal =>
  change.unit.nature !== 'factor' &&
  /^(baisse|reduction|diminution|recul)/.test(searchForm(change.label)) &&
  compare(change.value, '0') > 0
    ? negate(change.value)
    : change.value;

function hint(
  stated: Decimal,
  expected: Decimal,
  change: CheckedFigure,
  now: CheckedFigure,
  before: PastValue,
): string {
  const is = (value: Decimal | undefined): boolean =>
    value !== undefined && meet(intervalOfFigure({ ...change, value: stated }), { low: value, high: value });
  if (is(negate(expected))) return ' Le sens est inversé.';
  if (change.unit.nature !== 'percent') return '';
  if (is(negate(percentageChange(now.value, before.value))))
    return ' La variation a été rapportée à la valeur d’arrivée.';
  if (is(subtract(expected, '-100'))) return ' C’est le rapport des deux valeurs, non leur variation.';
  return '';
}
