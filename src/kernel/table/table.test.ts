import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { escapeFormula, writeCsv, writeXlsx } from './write-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const cells = async (content: Uint8Array) => (await readTable(content)).rows.map((row) => row.cells);

describe('table', () => {
  test.each([';', ',', '\t'])('a file separated by %j is read', async (separator) => {
    const content = bytes(`numéro${separator}titre\n007${separator}"a${separator}b"\n`);

    expect(await cells(content)).toEqual([['007', `a${separator}b`]]);
  });

  test('a Windows-1252 file keeps its accents and its euro sign', async () => {
    const content = Uint8Array.from([...bytes('num;titre\r\n1;'), 0xe9, 0x74, 0xe9, 0x20, 0x80]);

    expect(await cells(content)).toEqual([['1', 'été €']]);
  });

  test('a line is placed where it begins, and empty lines are counted', async () => {
    const table = await readTable(bytes('n;titre\r\n1;"deux\r\nlignes"\r\n;\r\n2;x;y\r\n'));

    expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(table.emptyLines).toEqual([4]);
    expect(table.findings).toMatchObject([{ code: 'too_many_cells', place: { line: 5 } }]);
  });

  test.each([
    ['empty_file', 'numéro;titre\n'],
    ['duplicate_column', 'a;a\n1;2\n'],
    ['unnamed_column', 'a;;b\n1;2;3\n'],
    ['broken_quotes', 'a;b\n1;"ouvert\n2;3\n'],
    ['unknown_format', 'a\0b'],
    ['unknown_format', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
    ['unknown_format', '{\\rtf1\\ansi a;b\\par 1;2}'],
    ['unknown_format', '\ufeff<!DOCTYPE html>\n<table><tr><td>a</td></tr></table>'],
    ['broken_workbook', 'PK not a workbook'],
  ])('%s is refused in French', async (code, text) => {
    await expect(readTable(bytes(text))).rejects.toMatchObject({ kind: 'invalid', code });
  });

  test('a zip that holds no workbook, as a document of text is, is no table', async () => {
    const document = zipSync({ 'word/document.xml': bytes('<w:document/>') });

    await expect(readTable(document)).rejects.toMatchObject({ code: 'unknown_format' });
  });

  test('the first sheet of a file that LibreOffice saved is read, cells as they are kept', async () => {
    const table = await readTable(readFileSync(new URL('libreoffice.ods', import.meta.url)));

    expect(table.header).toEqual(['Numéro', 'Titre', 'Montant', 'Début', 'Publiée']);
    expect(table.rows).toEqual([
      { line: 2, cells: ['007', 'Planter une haie\net la  tailler & l’arroser', '1250.5', '2020-06-12', 'oui'] },
      { line: 4, cells: ['2', 'Creuser une mare', '', '', 'non'] },
      { line: 5, cells: ['2', 'Creuser une mare', '', '', 'non'] },
    ]);
    expect(table.emptyLines).toEqual([3]);
  });

  const ods = (rows: string) =>
    zipSync({
      mimetype: [bytes('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': bytes(`<office:spreadsheet><table:table>${rows}</table:table></office:spreadsheet>`),
    });
  const odsCell = (text: string, more = '') => `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`;
  const odsRow = (row: string, more = '') => `<table:table-row${more}>${row}</table:table-row>`;

  test('cells and rows that repeat to the edge of the sheet weigh nothing; those filled are limited', async () => {
    const head = odsRow(odsCell('a') + odsCell('b'));
    const edge = '<table:table-cell table:number-columns-repeated="16382"/>';
    const tall = ' table:number-rows-repeated="1048574"';

    const read = await cells(ods(head + odsRow(odsCell('1') + odsCell('2') + edge) + odsRow(edge, tall)));
    const full = cells(ods(head + odsRow(odsCell('1', ' table:number-columns-repeated="9"'), tall)));

    expect(read).toEqual([['1', '2']]);
    await expect(full).rejects.toMatchObject({ code: 'swollen_workbook' });
  });

  test('what is written is read back, in CSV as in XLSX', async () => {
    const rows = [
      ['007', 'un ; deux "trois"\nquatre', '1250,50'],
      ['2', '', '-3'],
    ];
    const header = ['numéro', 'titre', 'montant'];

    expect(await cells(writeCsv(header, rows))).toEqual(rows);
    expect(await cells(await writeXlsx(header, rows))).toEqual(rows);
  });

  test.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['@import', "'@import"],
    ['-1+2', "'-1+2"],
    ['-5,2', '-5,2'],
    ['Logements', 'Logements'],
  ])('the text %s is written %s', (text, written) => {
    expect(escapeFormula(text)).toBe(written);
  });

  test('a formula leaves as text, and comes back as it was', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(['a'], [['=1+1'], ['-5'], ['@x']]));

    expect(text).toBe("\ufeffa\r\n'=1+1\r\n-5\r\n'@x\r\n");
    expect((await readTable(bytes(text))).rows.map((row) => row.cells[0])).toEqual(['=1+1', '-5', '@x']);
  });
});
