import { type Qualifier, qualifiers, type TaxBasis } from '../../indicator/figure.ts';
import { readQuantity } from '../../indicator/read-quantity.rule.ts';
import { convert, readUnit } from '../../indicator/unit.ts';
import { compare, type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber, readNumber, wide } from '../../kernel/french.ts';
import { type Period, readPeriod } from '../../kernel/period.ts';
import { type FigureNature, figureNatures, type ProposedFigure } from './proposed-report.ts';

/** A proposed figure as a form shows it and a person corrects it. */
export interface FigureFields {
  label: string;
  /** The number alone, as printed. */
  value: string;
  /** A unit of the dictionary as people write it, else the name of what is counted. */
  unit: string;
  basis: TaxBasis | '';
  qualifier: Qualifier;
  /** Code of a period. */
  period: string;
  nature: FigureNature;
}

export const fieldNames = ['label', 'value', 'unit', 'basis', 'qualifier', 'period', 'nature'] as const;

/** "6,8" and "M€" where that is what is printed; "une vingtaine" is 20. */
export function figureFields(figure: ProposedFigure, year: number): FigureFields {
  const { label, basis, qualifier, nature } = figure;
  const usual = String(nature === 'previous' ? year - 1 : year);
  return {
    label: label.slice(0, 200),
    ...(asPrinted(figure) ?? { value: printNumber(figure.value), unit: figure.unit ?? '' }),
    basis: basis ?? '',
    qualifier,
    period: figure.period ?? usual,
    nature,
  };
}

/** The number and unit printed, where they are the very value that was read. */
function asPrinted({ printed, value, unit }: ProposedFigure): { value: string; unit: string } | undefined {
  const written = readQuantity(printed);
  if (!written) return undefined;
  const [meant, told] = [unit ? readUnit(unit) : undefined, written.unit ? readUnit(written.unit) : undefined];
  const same = meant && told ? convert(written.value, told.code, meant.code) : written.value;
  if (same === undefined || compare(same, value) !== 0) return undefined;
  return { value: printNumber(written.value), unit: (told ?? meant)?.label ?? unit ?? '' };
}

/** A figure that may enter. */
export interface ReadFigure {
  label: string;
  value: Decimal;
  /** Code of the dictionary; 'count' counts `counted`. */
  unit: string;
  counted: string | null;
  taxBasis: TaxBasis | null;
  qualifier: Qualifier;
  period: Period;
  nature: FigureNature;
}

/** Reads what a person agreed to; refuses, naming the field, what cannot be kept. */
export function readFigure(fields: Record<(typeof fieldNames)[number], string>): ReadFigure {
  const label = fields.label.trim();
  if (label.length < 3 || label.length > 200)
    throw badFigure('Donnez au chiffre un libellé de trois à deux cents caractères.');
  const value = readNumber(fields.value);
  if (value === undefined)
    throw badFigure(`«${wide}${fields.value.trim()}${wide}» n’est pas un nombre. Écrivez-le seul, sans son unité.`);
  const period = readPeriod(fields.period);
  if (!period)
    throw badFigure(
      `«${wide}${fields.period.trim()}${wide}» n’est pas une période. Écrivez une année (2023), une année scolaire (2022/2023) ou un jour (2023-12-31).`,
    );
  const unit = readUnit(fields.unit);
  const counted = unit ? null : (fields.unit.trim() || label).slice(0, 80);
  return {
    label,
    value,
    unit: unit?.code ?? 'count',
    counted,
    taxBasis: fields.basis === 'HT' || fields.basis === 'TTC' ? fields.basis : null,
    qualifier: qualifiers.find((each) => each === fields.qualifier) ?? 'exact',
    period,
    nature: figureNatures.find((each) => each === fields.nature) ?? 'realisation',
  };
}

/** The value in the unit of the indicator that takes it; as it is where the two measure different things. */
export function valueFor(figure: Pick<ReadFigure, 'value' | 'unit'>, indicatorUnit: string): Decimal {
  const converted = convert(figure.value, figure.unit, indicatorUnit);
  return converted === undefined || compare(converted, figure.value) === 0 ? figure.value : converted;
}

/** Decimals that a new indicator needs to hold this figure. */
export const decimalsFor = ({ value }: Pick<ReadFigure, 'value'>): number => Math.min(decimalsOf(value), 6);

const badFigure = (sentence: string) => new DomainError('invalid', 'bad_figure', sentence);
