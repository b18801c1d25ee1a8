import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { anEdition } from '../../../test/an-edition.ts';
import type { EditionDocument } from '../document.ts';
import { renderEdition, renderFigures } from './index.ts';

const hasOffice = spawnSync('soffice', ['--version']).error === undefined;
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

/** Every sheet title and figure, as a reader of the file must find them. */
function expectWhole(document: EditionDocument, text: string): void {
  const read = spaced(text);
  for (const sheet of document.sections.flatMap((section) => section.sheets)) expect(read).toContain(sheet.title);
  for (const figure of Object.values(document.figures)) expect(read).toContain(spaced(figure.printed));
}

describe('the report for word processors', () => {
  test('the DOCX holds every sheet and figure, with real headings and tables', async () => {
    const document = anEdition();

    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await renderEdition(document, 'docx')) });

    expectWhole(document, value.replace(/<[^>]+>/g, ''));
    expect(value).toMatch(/<h2>.*Rénover l’habitat, secteur 1/);
    expect(value).toContain('<thead>');
  });

  test.runIf(hasOffice)('LibreOffice reads every sheet and figure in the ODT', async () => {
    const document = anEdition();

    const text = convert(await renderEdition(document, 'odt'), 'odt', 'txt:Text (encoded):UTF8', 'txt');

    expectWhole(document, text);
  });

  test('charts are pictures, each with its words', async () => {
    const document = anEdition();

    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await renderEdition(document, 'docx')) });
    const odt = unzipSync(await renderEdition(document, 'odt'));

    const described = /alt="Évolution de « [^"]+». 20\d\d : /;
    expect(spaced(value)).toMatch(described);
    expect(value).toContain('src="data:image/png;base64,');
    expect(Buffer.from(odt['Pictures/chart-1.png'] ?? []).toString('latin1', 1, 4)).toBe('PNG');
    expect(spaced(strFromU8(odt['content.xml'] ?? new Uint8Array()))).toMatch(
      /<svg:desc>Évolution de « [^<]+». 20\d\d : /,
    );
  });

  test('the web page holds every sheet and figure', async () => {
    const document = anEdition();

    const page = new TextDecoder().decode(await renderEdition(document, 'html'));

    expectWhole(document, page.replace(/<[^>]+>/g, ''));
    expect(page).toContain('<html lang="fr">');
  });

  test('what a statement rests on is a footnote with its day, which leads to the register where that is known', async () => {
    const document = anEdition();
    const note = 'Fosse 9, état moyen, registre au 12 mars 2020.';

    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await renderEdition(document, 'docx')) });
    const odt = strFromU8(unzipSync(await renderEdition(document, 'odt'))['content.xml'] ?? new Uint8Array());
    const page = new TextDecoder().decode(await renderEdition(document, 'html', 'https://exemple.org'));

    expect(spaced(value.replace(/<[^>]+>/g, ''))).toContain(note);
    expect(odt).toMatch(/<text:note [^>]*text:note-class="footnote">/);
    expect(spaced(odt.replace(/<[^>]+>/g, ''))).toContain(note);
    expect(spaced(page.replace(/<[^>]+>/g, ''))).toContain(note);
    expect(page).toContain('href="https://exemple.org/sites/1/etat"');
    expect(odt).not.toContain('/sites/1/etat');
  });

  test.each(['docx', 'odt', 'html', 'json'] as const)('the %s is made of the same bytes each time', async (format) => {
    const first = await renderEdition(anEdition(), format);
    const second = await renderEdition(anEdition(), format);

    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('the figures of a report', () => {
  test('the CSV opens in a French Excel: byte order mark, semicolons, CRLF', async () => {
    const text = Buffer.from(await renderFigures(anEdition(), 'csv')).toString('utf8');

    const [head, first] = text.split('\r\n');
    expect(head).toMatch(/^\ufeffcode;libelle;periode;/);
    expect(first).toContain('HAB-01;Logements rénovés;2020;');
  });

  test('the XLSX holds numbers as numbers and codes as text', async () => {
    const [figures] = await readExcel(Buffer.from(await renderFigures(anEdition(), 'xlsx')));

    expect(figures?.sheet).toBe('Chiffres');
    expect(figures?.data[1]?.slice(0, 5)).toEqual(['HAB-01', 'Logements rénovés', '2020', 'Territoire d’essai', 1097]);
  });

  test.runIf(hasOffice)('LibreOffice reads the ODS', async () => {
    const text = convert(await renderFigures(anEdition(), 'ods'), 'ods', 'csv', 'csv');

    expect(text).toContain('"HAB-01","Logements rénovés","2020","Territoire d’essai",1097');
  });
});

function convert(bytes: Uint8Array, from: string, filter: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-office-'));
  try {
    writeFileSync(join(folder, `file.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const output = to === 'csv' ? `${filter}:Text - txt - csv (StarCalc):44,34,76,1` : filter;
    const args = [profile, '--headless', '--convert-to', output, '--outdir', folder, join(folder, `file.${from}`)];
    execFileSync('soffice', args, { stdio: 'ignore' });
    return readFileSync(join(folder, `file.${to}`), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
