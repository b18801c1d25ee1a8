import { compare, type Decimal, decimalsOf, round } from '../kernel/decimal.ts';
import { printCount, printNumber, wide } from '../kernel/french.ts';
import { type Period, readPeriod } from '../kernel/period.ts';
import type { Qualifier, TaxBasis } from './figure.ts';
import type { ValueCell } from './indicator.ts';
import { printQuantity, printUnit } from './print-quantity.rule.ts';
import { readQuantity, type WrittenQuantity } from './read-quantity.rule.ts';
import { convert, readUnit, unitOf, units } from './unit.ts';

/** What a cell must agree with. */
export interface CellIndicator {
  code: string;
  unit: string;
  counted: string | null;
  decimals: number;
  taxBasis: TaxBasis | null;
  formula: string | null;
  archivedAt: Date | null;
}

export interface ReadCell {
  period: Period;
  value: Decimal;
  decimals: number;
  qualifier: Qualifier | undefined;
}

export interface Refused {
  code: string;
  sentence: string;
}

/** Reads a typed value against its indicator: either what will be kept, or why not and what to do. */
export function readCell(cell: ValueCell, indicator: CellIndicator | undefined): ReadCell | Refused {
  if (!indicator) return refused('unknown_indicator', `aucun indicateur n’a le code «${wide}${cell.code}${wide}»`);
  if (indicator.archivedAt) return refused('archived_indicator', 'cet indicateur est archivé');
  if (indicator.formula) return refused('computed_indicator', 'cet indicateur est calculé, il ne se saisit pas');
  const period = readPeriod(cell.period);
  if (!period) return refused('bad_period', `«${wide}${cell.period}${wide}» n’est pas une période (2020, 2019/2020…)`);
  if (cell.value.trim() === '')
    return refused('no_value', 'une valeur ne s’efface pas\u00a0: saisissez celle qui la corrige');
  const written = readQuantity(cell.value);
  if (!written) return refused('bad_number', `«${wide}${cell.value.trim()}${wide}» n’est pas un nombre`);
  if (/\d{16}/.test(written.value.split('.')[0] ?? ''))
    return refused('too_large', 'ce nombre a plus de quinze chiffres\u00a0: vérifiez-le');
  const value = trimTo(written.value, indicator.decimals);
  return (
    wrongUnit(written, cell.unit, indicator) ??
    wrongTax(written, indicator) ??
    tooPrecise(value, indicator) ?? {
      period,
      value,
      decimals: decimalsOf(value),
      qualifier: cell.qualifier ?? written.qualifier,
    }
  );
}

export const isRefused = (read: ReadCell | Refused): read is Refused => 'sentence' in read;

const refused = (code: string, sentence: string): Refused => ({ code, sentence });

/** A spreadsheet writes 186 as 186.00: zeros beyond the indicator's decimals say nothing. */
const trimTo = (value: Decimal, decimals: number): Decimal => {
  const rounded = round(value, decimals);
  return decimalsOf(value) > decimals && compare(rounded, value) === 0 ? rounded : value;
};

function wrongUnit(written: WrittenQuantity, code: string | undefined, indicator: CellIndicator): Refused | undefined {
  const unit = (code !== undefined && units.get(code)) || (written.unit ? readUnit(written.unit) : undefined);
  if (unit?.code === indicator.unit) return undefined;
  // A counted thing may be named with its number; its name is the indicator's business.
  if (!unit && (!written.unit || indicator.unit === 'count')) return undefined;
  const expected = printUnit(indicator.unit, indicator.counted) || 'un nombre';
  const converted = unit && convert(written.value, unit.code, indicator.unit);
  if (converted === undefined)
    return refused('wrong_unit', `l’unité est ${expected}, non ${unit?.label || written.unit || unit?.name}`);
  const given = printQuantity({
    ...written,
    decimals: decimalsOf(written.value),
    unit: unit?.code ?? '',
    counted: null,
  });
  const meant = printQuantity({
    value: converted,
    decimals: decimalsOf(converted),
    unit: indicator.unit,
    counted: null,
  });
  return refused('wrong_unit', `l’unité est ${unitOf(indicator.unit).label}\u00a0: ${given} s’écrit ${meant}`);
}

function wrongTax(written: WrittenQuantity, indicator: CellIndicator): Refused | undefined {
  if (!written.taxBasis || !indicator.taxBasis || written.taxBasis === indicator.taxBasis) return undefined;
  return refused('wrong_tax', `le montant est attendu ${indicator.taxBasis}, non ${written.taxBasis}`);
}

function tooPrecise(value: Decimal, indicator: CellIndicator): Refused | undefined {
  if (decimalsOf(value) <= indicator.decimals) return undefined;
  const admitted =
    indicator.decimals === 0 ? 'n’en admet aucune' : `en admet ${printNumber(String(indicator.decimals))}`;
  return refused(
    'too_many_decimals',
    `${printNumber(value)} a ${printCount(decimalsOf(value), 'décimale')}, l’indicateur ${admitted}`,
  );
}
