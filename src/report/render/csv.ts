import type { Cell, DataSheet } from './figure-sheets.ts';

/** CSV that a French spreadsheet opens as is: byte order mark, semicolons, decimal comma, CRLF. */
export function writeCsv({ columns, rows }: DataSheet): Uint8Array {
  const lines = [columns.map((column) => column.label), ...rows].map((row) => row.map(csvCell).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.number.replace('.', ',');
  const safe = harmless(cell);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that a spreadsheet would run as a formula is shown instead. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
