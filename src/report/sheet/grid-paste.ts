import type { Qualifier } from '../../indicator/figure.ts';
import { readPasted } from '../../indicator/paste.ts';
import { qualifierWords } from '../../indicator/print-quantity.rule.ts';
import { searchForm } from '../../kernel/french.ts';
import type { GridRow } from './sheet-view.ts';
import { type GridColumn, gridColumns } from './typed-figures.ts';

export type PastedCells = Map<string, Partial<Record<GridColumn, string>>>;

type Line = Pick<GridRow, 'code' | 'period' | 'label' | 'readOnly'>;

/**
 * Where the cells of a spreadsheet go when they are pasted on a cell of the grid. Lines that name an indicator
 * (by code or label) find their own row; the others fill the rows one after the other from the cell.
 */
export function pasteCells(
  text: string,
  rows: readonly Line[],
  from: { row: number; column: GridColumn },
): PastedCells {
  const pasted: PastedCells = new Map();
  const lines = readPasted(text);
  const named = lines.map((cells) => rows.find((row) => names(row, cells[0] ?? '')));
  lines.forEach((cells, index) => {
    const own = named[index];
    const row = own ?? (named.some(Boolean) ? undefined : rows[from.row + index]);
    if (!row || row.readOnly) return;
    const values = own ? cells.slice(1) : cells;
    const first = gridColumns.indexOf(own ? 'value' : from.column);
    pasted.set(`${row.code}@${row.period}`, cellsFrom(values, first));
  });
  return pasted;
}

const names = (row: Line, cell: string): boolean =>
  cell !== '' && (cell.toUpperCase() === row.code.toUpperCase() || searchForm(cell) === searchForm(row.label));

function cellsFrom(values: string[], first: number): Partial<Record<GridColumn, string>> {
  const entries = gridColumns.slice(first).flatMap((column, index) => {
    const value = values[index];
    if (value === undefined) return [];
    return [[column, column === 'qualifier' ? qualifierFrom(value) : value]];
  });
  return Object.fromEntries(entries);
}

const qualifierFrom = (cell: string): Qualifier => {
  const found = Object.entries(qualifierWords).find(([, word]) => word !== '' && searchForm(word) === searchForm(cell));
  return (found?.[0] as Qualifier | undefined) ?? 'exact';
};
