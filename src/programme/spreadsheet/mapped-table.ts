import { naturalOrder } from '../../kernel/french.ts';
import type { Table, TableRow } from '../../kernel/table/read-table.ts';
import { readList } from './action-cells.ts';
import { type ActionColumn, actionColumns, type Mapping } from './action-columns.ts';

/** A table seen through its mapping. */
export class MappedTable {
  readonly #places: Map<ActionColumn, { index: number; name: string }>;

  constructor(table: Table, mapping: Mapping) {
    this.#places = new Map(
      table.header.flatMap((name, index) => {
        const key = mapping[name];
        return key ? [[key, { index, name }] as const] : [];
      }),
    );
  }

  has = (column: ActionColumn): boolean => this.#places.has(column);
  nameOf = (column: ActionColumn): string => this.#places.get(column)?.name ?? actionColumns[column]?.label ?? column;
  cell = (row: TableRow, column: ActionColumn): string => row.cells[this.#places.get(column)?.index ?? -1] ?? '';
}

/** Texts that may name territories, for one query to look them all up. */
export const territoryTexts = (table: Table, mapping: Mapping): string[] => {
  const sheet = new MappedTable(table, mapping);
  return [...new Set(table.rows.flatMap((row) => readList(sheet.cell(row, 'territories'))))].sort(naturalOrder);
};
