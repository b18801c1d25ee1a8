import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import {
  cellOf,
  delimiterOf,
  isZip,
  mayBeTable,
  notTable,
  readTable,
  refuseBadHeader,
  type TableRow,
} from './read-table.ts';

/** A file that can be read from its beginning as often as asked, without holding the whole of it. */
export interface FileSource {
  open(): AsyncIterable<Uint8Array>;
}

export interface TableStream {
  header: string[];
  batches: AsyncIterable<TableBatch>;
}

export interface TableBatch {
  rows: TableRow[];
  /** Lines with nothing in them. */
  empty: number;
  /** Rows that have more or fewer cells than the header: they are among `rows` all the same. */
  findings: Finding[];
}

/** Rows handed over at once. */
const batchSize = 5000;
/** A row longer than this is a quotation mark that was never closed. */
const longestRow = 1_000_000;

export const sourceOf = (content: Uint8Array): FileSource => ({
  open: async function* () {
    for (let at = 0; at < content.length; at += 1_000_000) yield content.subarray(at, at + 1_000_000);
  },
});

/** Reads a table of any length in batches: a CSV in constant memory, a workbook (whose zip must be held whole) at once. */
export async function streamTable(source: FileSource): Promise<TableStream> {
  const beginning = await beginningOf(source);
  if (isZip(beginning)) return wholeTable(source);
  if (!mayBeTable(beginning)) throw notTable();
  const encoding = await encodingOf(source);
  const records = readRecords(source, encoding);
  const first = await nextFilled(records);
  const delimiter = delimiterOf(first.text);
  const [head = []] = cellsOf([first], delimiter);
  const header = head.slice(0, head.findLastIndex(Boolean) + 1);
  refuseBadHeader(header);
  return { header, batches: batchesOf(records, delimiter, header) };
}

async function wholeTable(source: FileSource): Promise<TableStream> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  const { header, rows, emptyLines, findings } = await readTable(Buffer.concat(chunks));
  const batches = async function* () {
    for (let at = 0; at < rows.length; at += batchSize) {
      const part = rows.slice(at, at + batchSize);
      const lines = new Set(part.map(({ line }) => line));
      yield {
        rows: part,
        empty: at === 0 ? emptyLines.length : 0,
        findings: findings.filter(({ place }) => lines.has(place.line ?? 0)),
      };
    }
  };
  return { header, batches: batches() };
}

/** A row as it is written, and the line it begins on. */
interface Written {
  line: number;
  text: string;
}

async function* batchesOf(
  records: AsyncIterator<Written>,
  delimiter: string,
  header: string[],
): AsyncGenerator<TableBatch> {
  for (let more = true; more; ) {
    const written: Written[] = [];
    while (written.length < batchSize) {
      const next = await records.next();
      more = !next.done;
      if (next.done) break;
      written.push(next.value);
    }
    if (written.length > 0) yield batchOf(written, delimiter, header);
  }
}

function batchOf(written: Written[], delimiter: string, header: string[]): TableBatch {
  const batch: TableBatch = { rows: [], empty: 0, findings: [] };
  cellsOf(written, delimiter).forEach((cells, index) => {
    const line = written[index]?.line ?? 0;
    const last = cells.findLastIndex(Boolean);
    if (last < 0) {
      batch.empty++;
      return;
    }
    if (last >= header.length) batch.findings.push(tooMany(line, last + 1, header.length));
    else if (cells.length < header.length) batch.findings.push(tooFew(line, cells.length, header.length));
    batch.rows.push({ line, cells });
  });
  return batch;
}

const tooMany = (line: number, found: number, expected: number): Finding => ({
  code: 'too_many_cells',
  tier: 'A',
  place: { line },
  sentence: `La ligne a ${found} cellules pour ${expected} colonnes\u00a0: mettez entre guillemets les textes qui contiennent un séparateur.`,
});

const tooFew = (line: number, found: number, expected: number): Finding => ({
  code: 'too_few_cells',
  tier: 'A',
  place: { line },
  sentence: `La ligne n’a que ${found} cellules pour ${expected} colonnes\u00a0: ses valeurs ont pu glisser d’une colonne à l’autre. Complétez-la.`,
});

/** Without quotation marks a row is split where its delimiters are; with some, the CSV reader reads them. */
function cellsOf(written: readonly Written[], delimiter: string): string[][] {
  if (written.every(({ text }) => !text.includes('"')))
    return written.map(({ text }) => text.split(delimiter).map(cellOf));
  try {
    const text = written.map((row) => row.text).join('\n');
    const records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false }) as string[][];
    while (records.length < written.length) records.push([]);
    return records.map((cells) => cells.map(cellOf));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw brokenQuotes(lineAt(written, Number(error.lines ?? 1)));
  }
}

/** Line of the file of the nth line of these rows. */
const lineAt = (written: readonly Written[], nth: number): number => (written[0]?.line ?? 1) + nth - 1;

const brokenQuotes = (line: number): DomainError =>
  new DomainError(
    'invalid',
    'broken_quotes',
    `Le fichier n’est plus lisible à partir de la ligne ${line}\u00a0: un guillemet y est ouvert et mal refermé.`,
  );

async function nextFilled(records: AsyncIterator<Written>): Promise<Written> {
  const next = await records.next();
  if (next.done)
    throw new DomainError('invalid', 'empty_file', 'Ce fichier ne contient aucune ligne sous les titres de colonnes.');
  return /[^;,\t\s"]/.test(next.value.text) ? next.value : nextFilled(records);
}

/** Lines put together where a quoted cell holds a line break. */
async function* readRecords(source: FileSource, encoding: string): AsyncGenerator<Written> {
  let [line, begun, text, open] = [0, 0, '', false];
  for await (const lines of readLines(source, encoding))
    for (const part of lines) {
      line++;
      if (!open) begun = line;
      text = open ? `${text}\n${part}` : part;
      if (part.includes('"') && quotes(part) % 2 === 1) open = !open;
      if (text.length > longestRow) throw brokenQuotes(begun);
      if (!open) yield { line: begun, text };
    }
  if (open) throw brokenQuotes(begun);
}

const quotes = (text: string): number => text.split('"').length - 1;

async function* readLines(source: FileSource, encoding: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of source.open()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).replace(/\r\n/g, '\n').split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestRow) throw brokenQuotes(1);
    yield lines;
  }
  const last = (rest + decoder.decode()).replace(/\r$/, '');
  if (last !== '') yield last.split(/\r/);
}

async function beginningOf(source: FileSource): Promise<Uint8Array> {
  for await (const chunk of source.open()) if (chunk.length > 0) return chunk;
  return new Uint8Array();
}

/** Strict UTF-8 first: bytes that are not can only be an older Windows file. */
async function encodingOf(source: FileSource): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source.open()) strict.decode(chunk, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
