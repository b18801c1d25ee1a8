import { escapeFormula } from '../../kernel/table/write-table.ts';
import type { Cell, DataSheet } from './figure-sheets.ts';

/** CSV that a French spreadsheet opens as is: byte order mark, semicolons, decimal comma, CRLF. */
export function writeCsv({ columns, rows }: DataSheet): Uint8Array {
  const lines = [columns.map((column) => column.label), ...rows].map((row) => row.map(csvCell).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.number.replace('.', ',');
  const safe = escapeFormula(cell);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
