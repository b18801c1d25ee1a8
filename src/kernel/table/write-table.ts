import writeXlsxFile from 'write-excel-file/node';

/** CSV that a French Excel opens as is: `;`, CRLF, byte order mark. */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${[header, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`);

const csvCell = (text: string): string => {
  const safe = escapeFormula(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; a number, even negative, stays one. */
export const escapeFormula = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;

/** One sheet, every cell a text: codes keep their zeros, and nothing is a formula. */
export async function writeXlsx(header: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((value) => (value ? { value, type: String } : null)));
  return new Uint8Array(await writeXlsxFile([head, ...body]).toBuffer());
}
