import { escapeFormula } from '../../kernel/table/write-table.ts';
import type { Dataset } from './dataset.ts';
import type { PublishedRow } from './published-rows.sql.ts';

/** As Table Schema and RFC 4180 ask: UTF-8, a comma, a point in numbers, CRLF; no text that a spreadsheet would run. */
export async function* writeCsv(dataset: Dataset, pages: AsyncIterable<PublishedRow[]>): AsyncGenerator<string> {
  yield line(dataset.columns.map(({ name }) => name));
  for await (const rows of pages) yield rows.map(({ cells }) => line(cells)).join('');
}

const line = (cells: (string | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | null): string {
  if (value === null) return '';
  const safe = escapeFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
