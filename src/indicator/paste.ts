/**
 * Cells copied from a spreadsheet, line by line: tabs between cells; a cell in quotes may hold tabs, line ends and
 * doubled quotes. Empty lines at the end, which spreadsheets add or were selected with the rest, are left out.
 */
export function readPasted(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const rows: string[][] = [[]];
  for (const match of plain.matchAll(cellPattern)) {
    const [, quoted, bare, after] = match;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare ?? '').trim());
    if (after === '\n') rows.push([]);
    if (after === '') break;
  }
  return rows;
}

/** A cell, in quotes or bare, and what follows it: a tab, a line end, or the end. */
const cellPattern = /(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/g;

/** Whether what was copied is more than one cell. */
export const isTable = (text: string): boolean => text.includes('\t') || readPasted(text).length > 1;
