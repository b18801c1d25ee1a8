import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { DomainError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import { printNumber } from '../french.ts';
import { namesIn, refuseSwollen } from '../unzip.ts';
import { brokenWorkbook, odsType, readOds, workbookLimits } from './read-ods.ts';

/** A file of rows as people send it: every cell is the text that was typed, nothing is guessed. */
export interface Table {
  header: string[];
  rows: TableRow[];
  /** Lines with nothing in them: left out, and said. */
  emptyLines: number[];
  /** Lines that do not have as many cells as the header. */
  findings: Finding[];
}

export interface TableRow {
  /** Line of the file, the header being line 1 in a plain file. */
  line: number;
  cells: string[];
}

/** Reads a CSV (`;`, `,` or tab; UTF-8 or Windows-1252) or a workbook (XLSX or ODS, first sheet), told apart by their first bytes. */
export async function readTable(content: Uint8Array): Promise<Table> {
  if (!mayBeTable(content)) throw notTable();
  const lines = isZip(content) ? await readWorkbook(content) : readText(decode(content).replace(/\r\n?/g, '\n'));
  const [head, ...body] = lines.filter(({ cells }) => cells.some(Boolean));
  if (!head || body.length === 0)
    throw refused('empty_file', 'Ce fichier ne contient aucune ligne sous les titres de colonnes.');
  const header = trimEnd(head.cells);
  refuseBadHeader(header);
  const findings = body.flatMap(({ line, cells }) => raggedness(line, trimEnd(cells).length, header.length));
  const emptyLines = lines.filter(({ cells }) => !cells.some(Boolean)).map(({ line }) => line);
  const rows = body.map(({ line, cells }) => ({ line, cells: header.map((_, index) => cells[index] ?? '') }));
  return { header, rows, emptyLines, findings };
}

const raggedness = (line: number, found: number, expected: number): Finding[] =>
  found > expected
    ? [
        {
          code: 'too_many_cells',
          tier: 'A',
          place: { line },
          sentence: `La ligne a ${found} cellules pour ${expected} colonnes\u00a0: mettez entre guillemets les textes qui contiennent un séparateur.`,
        },
      ]
    : [];

/** No table that somebody keeps by hand or exports is wider: beyond, one short file would be millions of cells. */
const mostColumns = 5000;

export function refuseBadHeader(header: readonly string[]): void {
  if (header.length > mostColumns)
    throw refused(
      'too_many_columns',
      `Ce tableau a ${printNumber(String(header.length))} colonnes, et ${printNumber(String(mostColumns))} au plus peuvent être lues\u00a0: gardez celles qui servent.`,
    );
  const unnamed = header.findIndex((name) => !name);
  if (unnamed >= 0)
    throw refused(
      'unnamed_column',
      `La colonne ${unnamed + 1} n’a pas de titre\u00a0: donnez-lui-en un, ou retirez-la.`,
    );
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice)
    throw refused(
      'duplicate_column',
      `Deux colonnes s’appellent «\u00a0${twice}\u00a0»\u00a0: renommez l’une des deux.`,
    );
}

const trimEnd = (cells: readonly string[]): string[] => cells.slice(0, cells.findLastIndex(Boolean) + 1);

export const isZip = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

/** How files that are no table begin though they may hold text alone: PDF, RTF, web pages and XML. */
const otherText = /^\ufeff?\s*(%PDF-|\{\\rtf|<[!?a-z])/i;

/** A workbook is a zip that holds one; any other file with null bytes, as images and old documents have, is no table. */
export function mayBeTable(content: Uint8Array): boolean {
  if (isZip(content)) return holdsWorkbook(content);
  return !content.includes(0) && !otherText.test(new TextDecoder().decode(content.subarray(0, 64)));
}

/** A torn zip may be a workbook that was not wholly sent: it is said to be broken, not to be something else. */
function holdsWorkbook(content: Uint8Array): boolean {
  const names = namesIn(content);
  return names === null || names.includes('xl/workbook.xml') || isOds(content);
}

/** The type of an OpenDocument file is its first entry, and not compressed. */
function isOds(content: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(content.subarray(0, 160));
  return head.startsWith('mimetype', 30) && head.includes(odsType);
}

export const notTable = (): DomainError =>
  refused(
    'unknown_format',
    'Ce fichier n’est pas un tableau CSV, XLSX ou ODS\u00a0: un PDF, une image ou un document de texte ne peuvent pas être lus ligne à ligne. Ouvrez le tableau dans votre tableur, enregistrez-le en ODS, en XLSX ou en CSV, puis envoyez ce nouveau fichier.',
  );

/** Strict UTF-8 first: bytes that are not can only be an older Windows file. */
function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

function readText(text: string): TableRow[] {
  const rows: TableRow[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[], { lines }) => {
        // A quoted cell may hold line breaks: the row is placed where it begins.
        rows.push({ line: lines - breaksIn(record), cells: record.map(cellOf) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused(
      'broken_quotes',
      `Le fichier n’est plus lisible à partir de la ligne ${error.lines ?? '?'}\u00a0: un guillemet y est ouvert et mal refermé.`,
    );
  }
}

const breaksIn = (record: string[]): number => record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

/** A cell of a CSV as it was typed. */
export const cellOf = (cell: string): string => unescapeFormula(cell.trim());

/** The apostrophe that `writeCsv` puts before what a spreadsheet would run as a formula. */
const unescapeFormula = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '');

/** The separator seen most in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (separator: string) => first.split(separator).length;
  return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

async function readWorkbook(content: Uint8Array): Promise<TableRow[]> {
  if (isOds(content)) return readOds(content);
  refuseSwollen(content, workbookLimits);
  try {
    // Numbers are taken as the file writes them, never through a float.
    const sheet = await readSheet<string>(Buffer.from(content), 1, { parseNumber: (text) => text });
    return sheet.map((row, index) => ({ line: index + 1, cells: row.map(cellText) }));
  } catch {
    throw brokenWorkbook();
  }
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return String(cell).trim();
};

const refused = (code: string, sentence: string): DomainError => new DomainError('invalid', code, sentence);
