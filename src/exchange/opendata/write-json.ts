import type { Column, Dataset } from './dataset.ts';
import type { PublishedRow } from './published-rows.sql.ts';

/** A JSON array, an object a row, numbers written digit for digit as they are kept. */
export async function* writeJson(dataset: Dataset, pages: AsyncIterable<PublishedRow[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => writeRow(dataset, row)).join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

/** One row as JSON; its place, where it was asked for, as GeoJSON. */
export function writeRow({ columns, placed }: Dataset, { cells, shape }: PublishedRow): string {
  const fields = columns.map((column, at) => `${JSON.stringify(column.name)}:${writeCell(column, cells[at] ?? null)}`);
  if (placed) fields.push(`"geometrie":${typeof shape === 'string' ? shape : 'null'}`);
  return `{${fields.join(',')}}`;
}

const asIs: readonly Column['type'][] = ['integer', 'number', 'boolean', 'object'];

const writeCell = ({ type }: Column, value: string | null): string =>
  value === null || asIs.includes(type) ? String(value) : JSON.stringify(value);
