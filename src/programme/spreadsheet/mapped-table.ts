import { naturalOrder } from '../../kernel/french.ts';
import type { Table, TableRow } from '../../kernel/table/read-table.ts';
import type { NamedTexts } from '../action/references.ts';
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

/** What a file names, for one query to look them all up. */
export function textsIn(table: Table, mapping: Mapping): NamedTexts {
  const sheet = new MappedTable(table, mapping);
  const texts = (column: ActionColumn) =>
    [...new Set(table.rows.flatMap((row) => readList(sheet.cell(row, column))))].sort(naturalOrder);
  return { territories: texts('territories'), sites: texts('sites') };
}
