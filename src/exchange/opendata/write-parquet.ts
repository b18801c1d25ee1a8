import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Db } from '../../kernel/db/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { type PublishedRow, publishedPages } from './published-rows.sql.ts';

/** Rows that a group holds, and so memory: what reads a few columns of a file skips whole groups. */
const groupSize = 20_000;

const shapeName = 'geometrie';

/** A dataset as Parquet, group of rows by group of rows; what has a place is GeoParquet 1.1 in degrees (OGC:CRS84). */
export async function* writeParquet(db: Db, dataset: Dataset): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schemaOf(dataset),
    kvMetadata: dataset.placed ? [{ key: 'geo', value: JSON.stringify(placed) }] : [],
    createdBy: 'Carreau',
  });
  for await (const rows of groupsOf(publishedPages(db, dataset, dataset.placed ? 'degrees' : 'none'))) {
    await file.write({ columnData: columnsOf(dataset, rows), rowGroupSize: groupSize });
    yield taken(writer);
  }
  await file.finish();
  yield taken(writer);
}

const placed = {
  version: '1.1.0',
  primary_column: shapeName,
  columns: { [shapeName]: { encoding: 'WKB', geometry_types: [] } },
};

const elements: Record<Column['type'], Pick<SchemaElement, 'type' | 'converted_type'>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  object: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  datetime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

function schemaOf({ columns, placed: isPlaced }: Dataset): SchemaElement[] {
  const told = columns.map(
    ({ name, type }): SchemaElement => ({ name, ...elements[type], repetition_type: 'OPTIONAL' }),
  );
  const shape: SchemaElement = { name: shapeName, type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' };
  const all = isPlaced ? [...told, shape] : told;
  return [{ name: 'root', num_children: all.length }, ...all];
}

const values: Record<Column['type'], (text: string) => unknown> = {
  string: (text) => text,
  object: (text) => JSON.parse(text),
  integer: Number,
  number: Number,
  boolean: (text) => text === 'true',
  date: (text) => new Date(`${text}T00:00:00Z`),
  datetime: (text) => new Date(text),
};

function columnsOf({ columns, placed: isPlaced }: Dataset, rows: PublishedRow[]) {
  const told = columns.map(({ name, type }, at) => ({
    name,
    data: rows.map(({ cells }) => {
      const text = cells[at] ?? null;
      return text === null ? null : values[type](text);
    }),
  }));
  return isPlaced ? [...told, { name: shapeName, data: rows.map(({ shape }) => shape) }] : told;
}

async function* groupsOf(pages: AsyncIterable<PublishedRow[]>): AsyncGenerator<PublishedRow[]> {
  let group: PublishedRow[] = [];
  for await (const rows of pages) {
    group.push(...rows);
    if (group.length >= groupSize) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** What was written since the last time; the writer goes on in the same room. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
