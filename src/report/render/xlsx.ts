import writeExcel, { type Cell as ExcelCell } from 'write-excel-file/node';
import type { Cell, DataSheet } from './figure-sheets.ts';
import { settled } from './zip.ts';

/** Sheets as an Excel workbook; texts are typed as text, so that none is run as a formula. */
export async function writeXlsx(sheets: DataSheet[], date: string): Promise<Uint8Array> {
  const book = writeExcel(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ label }): ExcelCell => ({ value: label, fontWeight: 'bold' })),
        ...rows.map((row) => row.map(excelCell)),
      ],
    })),
  );
  return settled(await book.toBuffer(), date);
}

const excelCell = (cell: Cell): ExcelCell => {
  if (typeof cell !== 'string') return { type: Number, value: Number(cell.number) };
  return cell === '' ? null : { type: String, value: cell };
};
