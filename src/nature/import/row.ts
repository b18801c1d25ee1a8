import type { Finding, Tier } from '../../kernel/finding.ts';
import type { Field } from './fields.ts';
import type { ColumnSays } from './record-mapping.ts';

/** Where each field is in the rows of a file. */
export class Columns {
  readonly #places = new Map<Field, { index: number; title: string }>();
  /** Columns kept as they are, beside the record. */
  readonly extra: { index: number; title: string }[] = [];

  constructor(header: readonly string[], says: Record<string, ColumnSays>) {
    header.forEach((title, index) => {
      const said = says[title] ?? 'extra';
      if (said === 'extra') this.extra.push({ index, title });
      else if (said !== 'ignored' && !this.#places.has(said)) this.#places.set(said, { index, title });
    });
  }

  indexOf = (field: Field): number => this.#places.get(field)?.index ?? -1;
  titleOf = (field: Field): string | undefined => this.#places.get(field)?.title;
}

/** A row being read: its cells by field, and what is wrong with it. */
export class Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly findings: Finding[] = [];
  isBad = false;
  /** Words that the nomenclature of their field does not have. */
  readonly unknown: { field: Field; said: string }[] = [];
  readonly #columns: Columns;

  constructor(line: number, cells: readonly string[], columns: Columns) {
    this.line = line;
    this.cells = cells;
    this.#columns = columns;
  }

  cell(field: Field): string {
    return this.cells[this.#columns.indexOf(field)] ?? '';
  }

  title(field: Field): string {
    return this.#columns.titleOf(field) ?? field;
  }

  /** The row cannot come in. */
  bad(code: string, sentence: string, field?: Field): void {
    this.isBad = true;
    this.tell(code, 'A', sentence, field);
  }

  tell(code: string, tier: Tier, sentence: string, field?: Field): void {
    const column = field && this.#columns.titleOf(field);
    this.findings.push({ code, tier, sentence, place: { line: this.line, ...(column ? { column } : {}) } });
  }

  extra(): Record<string, string> {
    return Object.fromEntries(
      this.#columns.extra.flatMap(({ index, title }) => (this.cells[index] ? [[title, this.cells[index]]] : [])),
    );
  }
}
