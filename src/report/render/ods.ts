import { escapeMarkup } from '../../kernel/markup.ts';
import type { Cell, DataSheet } from './figure-sheets.ts';
import { packOdf } from './odf.ts';

interface SpreadsheetProperties {
  title: string;
  author: string;
  date: string;
}

/** Sheets in OpenDocument spreadsheet, numbers exact. */
export function writeOds(sheets: DataSheet[], properties: SpreadsheetProperties): Uint8Array {
  const tables = sheets.map(table).join('');
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.columns.map((column) => column.width)))];
  const columns = widths.map(
    (width) =>
      `<style:style style:name="W${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`,
  );
  const head =
    '<style:style style:name="Head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>';
  return packOdf({
    type: 'spreadsheet',
    ...properties,
    content: `<office:automatic-styles>${columns.join('')}${head}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`,
    styles: '<office:styles/>',
  });
}

function table({ name, columns, rows }: DataSheet): string {
  const widths = columns.map(({ width }) => `<table:table-column table:style-name="W${width}"/>`).join('');
  const head = columns.map(({ label }) => cellMarkup(label, ' table:style-name="Head"')).join('');
  const body = rows.map((row) => rowMarkup(row.map((cell) => cellMarkup(cell, '')).join('')));
  return `<table:table table:name="${escapeMarkup(name)}">${widths}<table:table-header-rows>${rowMarkup(head)}</table:table-header-rows>${body.join('')}</table:table>`;
}

const rowMarkup = (cells: string): string => `<table:table-row>${cells}</table:table-row>`;

const cellMarkup = (cell: Cell, style: string): string =>
  typeof cell === 'string'
    ? `<table:table-cell${style} office:value-type="string"><text:p>${escapeMarkup(cell)}</text:p></table:table-cell>`
    : `<table:table-cell${style} office:value-type="float" office:value="${cell.number}"><text:p>${cell.number.replace('.', ',')}</text:p></table:table-cell>`;
