import { type FileHandle, open } from 'node:fs/promises';
import { escapeFormula } from '../../kernel/table/write-table.ts';
import type { Cell } from './cells.ts';

/** A text file of rows, written a page at a time. */
export class LineFile {
  readonly #file: FileHandle;
  readonly #lineOf: (cells: readonly Cell[]) => string;

  private constructor(file: FileHandle, lineOf: (cells: readonly Cell[]) => string) {
    this.#file = file;
    this.#lineOf = lineOf;
  }

  static async create(path: string, lineOf: (cells: readonly Cell[]) => string, before = ''): Promise<LineFile> {
    const file = await open(path, 'w');
    if (before) await file.appendFile(before);
    return new LineFile(file, lineOf);
  }

  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length > 0) await this.#file.appendFile(rows.map(this.#lineOf).join(''));
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? (cell ? 'true' : 'false') : String(cell);
};

/** Tabs between, no quotes: what a text has of tabs and ends of line becomes spaces (Darwin Core text). */
export const tabbed = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => textOf(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;

/** RFC 4180 with semicolons, for programs: nothing is changed of a text. */
export const semicolons = (cells: readonly Cell[]): string =>
  `${cells
    .map(textOf)
    .map((text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(';')}\r\n`;

/** The same for spreadsheets: no text is run as a formula. */
export const spreadsheet = (cells: readonly Cell[]): string =>
  semicolons(cells.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell)));
