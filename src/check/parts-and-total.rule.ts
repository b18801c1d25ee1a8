import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  type Interval,
  meet,
  multiply,
  subtract,
} from '../kernel/decimal.ts';
import type { Tier } from '../kernel/finding.ts';
import { printNumber } from '../kernel/french.ts';
import type { CheckedBreakdown, CheckedEdition, CheckedFigure, KeyedFinding } from './checked-edition.ts';
import { type FittingError, fittingError, type Term } from './fitting-error.ts';
import { intervalOfFigure, scaled, sumOf } from './interval.ts';
import { byKey, type CheckRule, findingAbout } from './rule.ts';
import { colon, named, printedIn, printedSum, quoted, shortened } from './wording.ts';

export const partsAndTotal: CheckRule = {
  code: 'parts_and_total',
  title: 'Les parts ne font pas le total',
  tier: 'A',
  explanation:
    'Les parts d’une répartition déclarée sont additionnées et comparées au total imprimé, en tenant compte des arrondis et des mots comme « environ ». Une répartition en pourcentages doit faire 100 %. Si une part n’a pas de valeur, seule une somme déjà supérieure au total est signalée. Probable\u00a0: la somme fait plus du double d’un total écrit « plus de ».',
  check(edition) {
    const figures = byKey(edition);
    return edition.breakdowns.flatMap((breakdown) => checkBreakdown(edition, breakdown, figures));
  },
};

function checkBreakdown(
  edition: CheckedEdition,
  breakdown: CheckedBreakdown,
  figures: Map<string, CheckedFigure>,
): KeyedFinding[] {
  const total = figures.get(breakdown.total);
  const parts = breakdown.parts.flatMap((key) => figures.get(key) ?? []);
  if (!total || parts.length === 0 || parts.length + breakdown.missing.length < 2) return [];
  if (inPercent(parts) && total.unit.nature !== 'percent') return checkPercentages(total, parts, breakdown);
  if (parts.some((part) => part.unit.dimension !== total.unit.dimension)) return [];
  if (new Set([...parts, total].map((figure) => figure.taxBasis)).size > 1) return [];

  const sum = sumOf(parts.map((part) => inUnitOf(total, part)));
  const printed = intervalOfFigure(total);
  const wrong = breakdown.missing.length > 0 ? exceeds(sum, printed) : !meet(sum, printed);
  if (wrong) return [disagreement('A', edition, total, parts, breakdown)];
  const understated = total.qualifier === 'more' && exceeds(sum, { high: multiply(total.value, '2') });
  return understated ? [disagreement('B', edition, total, parts, breakdown)] : [];
}

function checkPercentages(total: CheckedFigure, parts: CheckedFigure[], breakdown: CheckedBreakdown): KeyedFinding[] {
  const sum = sumOf(parts.map(intervalOfFigure));
  const whole = { low: '100', high: '100' };
  if (breakdown.missing.length > 0 ? !exceeds(sum, whole) : meet(sum, whole)) return [];
  const values = parts.map((part) => part.value);
  const sentence = `Les parts de ${named(total)} (${total.periodLabel}) font ${printedSum(values)} = ${printedIn(add(...values), percent)}, et non 100\u202f%.`;
  return [findingAbout(partsAndTotal.code, 'A', [total, ...parts], sentence)];
}

function disagreement(
  tier: Tier,
  edition: CheckedEdition,
  total: CheckedFigure,
  parts: CheckedFigure[],
  breakdown: CheckedBreakdown,
): KeyedFinding {
  const terms = parts.map((part): Term => ({ label: part.label, value: converted(part, total) }));
  const sum = add(...terms.map((term) => term.value));
  const gap = absolute(subtract(sum, total.value));
  const shown =
    terms.length > 8 ? `la somme des ${terms.length} parts est` : `${printedSum(terms.map((term) => term.value))} =`;
  const arithmetic = `${shown} ${printedIn(sum, total.unit)}, mais le total imprimé est ${total.printed} (écart${colon}${total.unit.nature === 'count' ? printNumber(gap) : printedIn(gap, total.unit)})`;
  const error = breakdown.missing.length > 0 ? undefined : explained(edition, total, parts, terms);
  const missing =
    breakdown.missing.length > 0
      ? ` Il manque pourtant encore${colon}${breakdown.missing.map(quoted).join(', ')}.`
      : '';
  const sentence = `${named(total)} (${total.periodLabel})${colon}${arithmetic}.${missing}${error ? ` ${hint(error, total)}` : ''}`;
  return findingAbout(partsAndTotal.code, tier, [total, ...parts], sentence);
}

/** The error is sought with the roundings of the printed numbers, around each sum that is tried. */
function explained(edition: CheckedEdition, total: CheckedFigure, parts: CheckedFigure[], terms: Term[]) {
  const summed = sumOf(parts.map((part) => inUnitOf(total, part)));
  const sum = add(...terms.map((term) => term.value));
  const around = (value: Decimal, bounds: Interval, centre: Decimal): Interval => ({
    ...(bounds.low === undefined ? {} : { low: add(value, subtract(bounds.low, centre)) }),
    ...(bounds.high === undefined ? {} : { high: add(value, subtract(bounds.high, centre)) }),
  });
  const printed = intervalOfFigure(total);
  const fits = (trySum: Decimal, tryTotal: Decimal) =>
    meet(around(trySum, summed, sum), around(tryTotal, printed, total.value));
  return fittingError(terms, { label: total.label, value: total.value }, neighboursOf(edition, total, parts), fits);
}

/** Figures of the same sheet that could have been one more part. */
function neighboursOf(edition: CheckedEdition, total: CheckedFigure, parts: CheckedFigure[]): Term[] {
  const known = new Set([total.key, ...parts.map((part) => part.key)]);
  const near = new Set(
    edition.sheets.filter((sheet) => sheet.figures.includes(total.key)).flatMap((sheet) => sheet.figures),
  );
  return edition.figures
    .filter((figure) => near.has(figure.key) && !known.has(figure.key))
    .filter((figure) => figure.unit.dimension === total.unit.dimension && figure.periodLabel === total.periodLabel)
    .filter((figure) => total.unit.nature !== 'count' || figure.unit.label === total.unit.label)
    .map((figure) => ({ label: figure.label, value: converted(figure, total) }));
}

function hint(error: FittingError, total: CheckedFigure): string {
  switch (error.kind) {
    case 'left_out':
      return `L’écart est la valeur de ${quoted(error.label)}${colon}cette part a sans doute été oubliée.`;
    case 'twice':
      return `L’écart est la valeur de ${quoted(error.label)}${colon}cette part est sans doute comptée deux fois, ou absente du total.`;
    case 'swapped':
      return `Deux chiffres semblent intervertis dans ${quoted(error.label)}${colon}avec ${printedIn(error.instead, total.unit)}, le compte est juste.`;
    case 'scale':
      return `L’unité de ${quoted(error.label)} est à vérifier${colon}avec ${printedIn(shortened(error.instead, 6), total.unit)}, le compte est juste.`;
    case 'tax':
      return `Le rapport est celui d’une TVA à ${error.rate}\u202f%${colon}des montants HT et TTC sont sans doute mêlés.`;
  }
}

const percent = { label: '%', dimension: 'percent', scale: '1', nature: 'percent' } as const;
const inPercent = (parts: CheckedFigure[]): boolean => parts.every((part) => part.unit.nature === 'percent');
const factor = (from: CheckedFigure, to: CheckedFigure): Decimal => divide(from.unit.scale, to.unit.scale) ?? '1';
const converted = (figure: CheckedFigure, to: CheckedFigure): Decimal => multiply(figure.value, factor(figure, to));
const inUnitOf = (total: CheckedFigure, figure: CheckedFigure): Interval =>
  scaled(intervalOfFigure(figure), factor(figure, total));
const exceeds = (sum: Interval, total: Interval): boolean =>
  sum.low !== undefined && total.high !== undefined && compare(sum.low, total.high) > 0;
