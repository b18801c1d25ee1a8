import { printChange, printQuantity, printUnit } from '../../indicator/print-quantity.rule.ts';
import { printNumber, wide } from '../../kernel/french.ts';
import { periodCode, printPeriod } from '../../kernel/period.ts';
import type { SheetFigureRow } from './sheet-figures.sql.ts';
import type { GridRow } from './sheet-view.ts';

/** A line of the grid as people read and type it. */
export function gridRow(row: SheetFigureRow, mayRecord: boolean): GridRow {
  const period = { kind: row.kind, start: row.start, end: row.end };
  const print = (value: string, decimals: number | null, qualifier?: SheetFigureRow['qualifier']) =>
    printQuantity({ ...row, value, decimals: decimals ?? row.decimals, qualifier: qualifier ?? 'exact' });
  const { value, previousValue, targetValue } = row;
  return {
    indicatorId: row.indicatorId,
    code: row.code,
    period: periodCode(period),
    periodKind: row.kind,
    periodLabel: printPeriod(period),
    label: row.label,
    unit: [printUnit(row.unit, row.counted), row.taxBasis].filter(Boolean).join(wide),
    readOnly: row.computed ? 'computed' : mayRecord ? null : 'other_service',
    key: row.key,
    valueId: row.valueId,
    value: value === null ? '' : printNumber(value),
    qualifier: row.qualifier ?? 'exact',
    source: row.source ?? '',
    validated: row.status === 'validated',
    printed: value === null ? null : print(value, row.valueDecimals, row.qualifier),
    previous: previousValue === null ? null : print(previousValue, row.previousDecimals, row.previousQualifier),
    change: value === null || previousValue === null ? null : printChange(previousValue, value, row.unit),
    wanted: { up: 'hausse', down: 'baisse', none: null }[row.direction],
    target: targetValue === null ? null : `${print(targetValue, null)} en ${row.targetYear}`,
  };
}
