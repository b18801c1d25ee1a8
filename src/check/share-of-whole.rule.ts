import {
  add,
  type Decimal,
  divide,
  type Interval,
  isZero,
  meet,
  multiply,
  negate,
  subtract,
} from '../kernel/decimal.ts';
import { printNumber } from '../kernel/french.ts';
import type { CheckedFigure, CheckedShare, KeyedFinding } from './checked-edition.ts';
import { swapsOf } from './fitting-error.ts';
import { intervalOfFigure, quotientOf, scaled } from './interval.ts';
import { byKey, type CheckRule, findingAbout } from './rule.ts';
import { colon, named, printedIn, shortened } from './wording.ts';

export const shareOfWhole: CheckRule = {
  code: 'share_of_whole',
  title: 'Le pourcentage ne correspond pas à la part et au tout',
  tier: 'A',
  explanation:
    'Un pourcentage imprimé est comparé au rapport entre la part et le tout dont il parle. Il n’est signalé que si aucun arrondi des trois nombres ne les accorde.',
  check(edition) {
    const figures = byKey(edition);
    return edition.shares.flatMap((share) => checkShare(share, figures));
  },
};

function checkShare(keys: CheckedShare, figures: Map<string, CheckedFigure>): KeyedFinding[] {
  const [share, part, whole] = [keys.share, keys.part, keys.whole].map((key) => figures.get(key));
  if (!share || !part || !whole || share.unit.nature !== 'percent') return [];
  if (part.unit.dimension !== whole.unit.dimension || isZero(whole.value)) return [];
  const quotient = quotientOf(
    scaled(intervalOfFigure(part), part.unit.scale),
    scaled(intervalOfFigure(whole), whole.unit.scale),
  );
  const printed = intervalOfFigure(share);
  if (!quotient || meet(scaled(quotient, '100'), printed)) return [];

  const exact = percentage(multiply(part.value, part.unit.scale), multiply(whole.value, whole.unit.scale));
  const reversed = percentage(multiply(whole.value, whole.unit.scale), multiply(part.value, part.unit.scale));
  const arithmetic = `${printNumber(part.value)} ÷ ${printNumber(whole.value)} = ${printedIn(shortened(exact, 2), share.unit)}`;
  const why = hint(share, { low: exact, high: exact }, reversed);
  const sentence = `${named(share)} (${share.periodLabel}) est imprimé ${share.printed}, mais ${named(part)} rapporté à ${named(whole)} donne ${arithmetic}.${why}`;
  return [findingAbout(shareOfWhole.code, 'A', [share, part, whole], sentence)];
}

function hint(share: CheckedFigure, exact: Interval, reversed: Decimal): string {
  const at = (value: Decimal) => intervalOfFigure({ ...share, value });
  const [low = '0'] = [exact.low];
  if (meet(at(share.value), { low: subtract('100', low), high: subtract('100', low) }))
    return ' C’est la part du reste.';
  if (meet(at(share.value), { low: reversed, high: reversed })) return ' La part et le tout semblent intervertis.';
  const swapped = swapsOf(share.value).find((value) => meet(at(value), exact));
  if (swapped) return ` Deux chiffres semblent intervertis${colon}${printedIn(swapped, share.unit)}.`;
  const scaledBy = ['10', '0.1', '100', '0.01'].find((by) => meet(scaled(intervalOfFigure(share), by), exact));
  return scaledBy ? ' La virgule semble mal placée.' : '';
}

const percentage = (part: Decimal, whole: Decimal): Decimal => multiply(divide(part, whole) ?? '0', '100');

/** Percentage by which a changed into b. */
export const percentageChange = (a: Decimal, b: Decimal): Decimal => add(percentage(b, a), negate('100'));
