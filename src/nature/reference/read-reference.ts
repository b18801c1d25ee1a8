import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { bytesOf, EncodingWitness, linesOf } from '../taxon/archive.ts';

export interface ReferenceRow {
  /** Of the file, the header being 1. */
  line: number;
  /** Cells by the name of their column, upper case and without accents. */
  cells: Record<string, string>;
}

/** Rows at once. */
const batch = 5000;

/** Rows of a CSV, or of the one in a zipped archive, in batches; its encoding and its separator are found. */
export async function* readReference(path: string): AsyncGenerator<ReferenceRow[]> {
  const inside = /\.(csv|txt)$/i;
  const { encoding, delimiter } = await look(path, inside);
  const columns = (header: string[]) => header.map(columnName);
  const parser = parse({
    ...{ delimiter, columns, bom: true, info: true, relax_quotes: true },
    ...{ relax_column_count: true, skip_empty_lines: true },
  });
  // Its errors are thrown where rows are awaited.
  pipeline(Readable.from(textOf(path, inside, encoding)), parser, () => {});
  let rows: ReferenceRow[] = [];
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>) {
    rows.push({ line: info.lines, cells: record });
    if (rows.length < batch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

async function* textOf(path: string, inside: RegExp, encoding: string): AsyncGenerator<string> {
  for await (const { lines } of linesOf(bytesOf(path, inside), encoding)) yield `${lines.join('\n')}\n`;
}

async function look(path: string, inside: RegExp): Promise<{ encoding: string; delimiter: string }> {
  const witness = new EncodingWitness();
  let header: string | undefined;
  for await (const bytes of bytesOf(path, inside)) {
    witness.see(bytes);
    header ??= new TextDecoder('latin1').decode(bytes.subarray(0, 10_000)).split('\n')[0] ?? '';
  }
  const counted = [';', '\t', ','].map((delimiter) => ({ delimiter, count: (header ?? '').split(delimiter).length }));
  const [widest] = counted.toSorted((a, b) => b.count - a.count);
  return { encoding: witness.encoding, delimiter: widest?.delimiter ?? ';' };
}

const columnName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toUpperCase()
    .replace(/[\s.-]+/g, '_');
