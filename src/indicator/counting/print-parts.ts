import { type Decimal, decimalsOf, divide, multiply, round } from '../../kernel/decimal.ts';
import { narrow, printNumber } from '../../kernel/french.ts';
import type { IndicatorRow } from '../indicator.sql.ts';
import { printQuantity } from '../print-quantity.rule.ts';
import type { PrintedFigure } from '../printed-figure.ts';
import { byCommune, type Counting, type TallyPart, tallyValue } from './counting.ts';
import type { RecordedCount } from './recorded-count.ts';
import { sourceNamed } from './sources.ts';

type Unit = Pick<IndicatorRow, 'unit' | 'counted' | 'decimals'>;

/** The parts of a count by each column, as a breakdown is read. */
export function partsCounted(indicator: Unit, { counting, whole, parts }: RecordedCount): PrintedFigure['breakdowns'] {
  return columnsOf(counting).map(({ key, label }) => ({
    label: `par ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    parts: parts
      .filter(({ by }) => by === key)
      .map((part) => ({ label: part.label, printed: print(indicator, part), share: shareOf(counting, part, whole) })),
  }));
}

/** The same by commune; a place in two communes is counted in both. */
export const communesCounted = (indicator: Unit, { parts }: RecordedCount): NonNullable<PrintedFigure['communes']> =>
  parts
    .filter(({ by }) => by === byCommune)
    .map((part) => ({ code: part.key, name: part.label, printed: print({ ...indicator, counted: null }, part) }));

const columnsOf = ({ source, by }: Counting) => sourceNamed(source).columns.filter(({ key }) => by.includes(key));

function print(indicator: Unit, part: TallyPart): string {
  const value = tallyValue(part, indicator.decimals);
  if (value === undefined) return '–';
  const decimals = part.part === null ? decimalsOf(value) : indicator.decimals;
  const printed = printQuantity({ ...indicator, value, decimals });
  return part.part === null ? printed : `${printed} (${part.part} sur ${part.whole})`;
}

/** Rows lie under one value of a column, so counts of rows and sums add up; a thing may be met under several. */
function shareOf({ measure }: Counting, part: TallyPart, whole: Decimal): string | null {
  if (measure !== 'count' && measure !== 'sum') return null;
  const share = divide(multiply(part.whole, '100'), whole);
  return share === undefined ? null : `${printNumber(round(share, 1))}${narrow}%`;
}
