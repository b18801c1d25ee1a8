import { globSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { anEdition } from '../../../test/an-edition.ts';
import { inProject } from '../../kernel/paths.ts';
import { renderEdition } from '../../report/index.ts';
import { readSource } from './read-source.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const archive = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])));
const odt = (body: string) =>
  archive({ 'content.xml': `<office:body><office:text>${body}</office:text></office:body>` });
const docx = (body: string) => archive({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });
const said = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('plain text', () => {
  const text = 'Été 2020 :\r\n1 240 €\tet plus\n';

  test.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with its mark', bytesOf(`\ufeff${text}`)],
    ['UTF-16 with its mark', utf16(`\ufeff${text}`)],
    ['UTF-16 without', utf16(text)],
  ])('%s is kept as given', async (_, bytes) => {
    expect(await readSource('rapport.txt', bytes)).toEqual({ text, pages: [0] });
  });

  test('bytes that are no UTF-8 are those of an older Windows file', async () => {
    const { text } = await readSource('rapport.txt', latin('Le co\u00fbt\u00a0: 12\u00a0000 \u0080'));

    expect(text).toBe('Le coût\u00a0: 12\u00a0000 €');
  });

  test('a form feed begins a page, unless nothing follows', async () => {
    const { pages } = await readSource('rapport.txt', bytesOf('Un\n\fDeux\n\f\n'));

    expect(pages).toEqual([0, 4]);
  });

  test('the name counts for nothing', async () => {
    expect((await readSource('rapport.pdf', bytesOf('# Titre'))).text).toBe('# Titre');
  });
});

describe('Word', () => {
  test('a paragraph is a line, a table row one line, a cell that lays out the page stays in lines', async () => {
    const cell = (...texts: string[]) => new TableCell({ children: texts.map((text) => new Paragraph(text)) });
    const rows = [
      new TableRow({ children: [cell('Investissement'), cell('1 240 €')] }),
      new TableRow({ children: [cell('Contexte', 'Il pleut.', 'Il vente.'), cell('2 €')] }),
    ];
    const children = [
      new Paragraph({ children: [new TextRun('Le total est de '), new TextRun({ text: '1 242 €', bold: true })] }),
      new Table({ rows }),
      new Paragraph({ children: [new PageBreak(), new TextRun('Suite & fin')] }),
    ];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));

    const { text, pages } = await readSource('rapport.docx', bytes);

    expect(text).toBe(
      'Le total est de 1 242 €\n\nInvestissement\t1 240 €\n\nContexte\n\nIl pleut.\n\nIl vente.\n\n2 €\n\nSuite & fin',
    );
    expect(pages).toEqual([0, text.indexOf('Suite')]);
  });

  test('items have their bullet; what was deleted or is an older copy is not read', async () => {
    const body = [
      said('Répartis en\u00a0:'),
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>12 prêts</w:t></w:r></w:p>',
      '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>30 dons</w:t></w:r><w:del><w:r><w:t>99</w:t></w:r></w:del></w:p>',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${said('42')}</w:txbxContent></mc:Choice>`,
      `<mc:Fallback><w:txbxContent>${said('42')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Bilan</w:t></w:r></w:p>`,
    ];

    const { text } = await readSource('r.docx', docx(body.join('')));

    expect(text).toBe('Répartis en\u00a0:\n\n• 12 prêts\n• 30 dons\n\nBilan\n\n42');
  });
});

describe('OpenDocument', () => {
  test('paragraphs, items, rows and notes are read; deleted text and comments are not', async () => {
    const body = [
      '<text:tracked-changes><text:p>effacé</text:p></text:tracked-changes>',
      '<text:h>Bilan\n  2020</text:h>',
      '<text:p>Il y a<text:s text:c="2"/>12&#160;prêts<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Dont 3 annulés.</text:p></text:note-body></text:note>.</text:p>',
      '<text:list><text:list-item><text:p>30 dons</text:p></text:list-item></text:list>',
      '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Total</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>42</text:p></table:table-cell></table:table-row></table:table>',
      '<text:p>Fin<office:annotation><text:p>à revoir</text:p></office:annotation></text:p>',
    ];

    const { text } = await readSource('rapport.odt', odt(body.join('')));

    expect(text).toBe('Bilan 2020\n\nIl y a  12\u00a0prêts.\n\nDont 3 annulés.\n\n• 30 dons\n\nTotal\t\t42\n\nFin');
  });
});

describe('PDF', () => {
  test('columns, spaces and page numbers are seen by their places', async () => {
    const left = [
      'La ville aide les familles depuis',
      'longtemps, et 1 240 logements ont',
      'été mis aux normes en dix ans.',
    ];
    const right = [
      'Le parc compte 93 b\u00e2timents, dont',
      'trente ont fait l\u2019objet de travaux',
      'pour un total de 12 M\u0080 HT.',
    ];
    const show = (text: string, x: number, y: number, size = 10) =>
      `BT /F ${size} Tf ${x} ${y} Td (${text.replace('\u2019', "'")}) Tj ET`;
    const drawing = [
      show('Bilan des travaux de la ville, toutes directions confondues, en 2020', 60, 780, 14),
      ...left.map((text, row) => show(text, 60, 740 - 12 * row)),
      ...right.map((text, row) => show(text, 320, 740 - 12 * row)),
      show('17', 300, 30),
    ];

    const { text } = await readSource('rapport.pdf', Buffer.from(pdfOf(drawing.join('\n'))));

    expect(text.replaceAll("'", '’').replace('\u0080', '€').trim()).toBe(
      ['Bilan des travaux de la ville, toutes directions confondues, en 2020', left.join('\n'), right.join('\n')]
        .join('\n\n')
        .replace('\u0080', '€'),
    );
  });
});

describe('our own report', () => {
  test.each(['pdf', 'docx', 'odt'] as const)('is read back from its %s', { timeout: 60_000 }, async (format) => {
    const document = anEdition({ sheets: 2 });
    const bytes = await renderEdition(document, format);

    const { text, pages } = await readSource('rapport', bytes);

    const plain = text.replace(/\s+/g, ' ');
    expect(plain).toContain('Communauté d’agglomération d’essai');
    expect(plain).toContain('La suite est affaire de constance.');
    if (format === 'pdf') expect(pages.length).toBeGreaterThan(4);
  });
});

describe('refusals', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(80_000_000) }, { level: 9 });

  test.each([
    ['document_empty', new Uint8Array()],
    ['document_empty', bytesOf(' \n')],
    ['document_too_large', new Uint8Array(50_000_001)],
    ['document_unknown', latin('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR')],
    ['document_unknown', bytesOf('{\\rtf1 Bonjour}')],
    ['document_unknown', bytesOf('<!doctype html><p>12</p>')],
    ['document_unknown', archive({ 'xl/workbook.xml': '' })],
    ['document_old', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1')],
    ['document_broken', latin('PK\u0003\u0004 rien')],
    ['document_broken', latin('%PDF-1.7 rien')],
    ['document_swollen', bomb],
    ['document_empty', docx('<w:p/>')],
    ['document_locked', archive({ 'content.xml': '?', 'META-INF/manifest.xml': '<manifest:encryption-data/>' })],
    ['document_swollen', odt(`<text:p>${'<text:s text:c="64"/>'.repeat(800_000)}</text:p>`)],
    ['document_swollen', pdfOf(deflateSync(Buffer.alloc(65_000_000, 32)).toString('latin1'), '/Filter/FlateDecode')],
    ['document_scanned', pdfOf('0 0 m 10 10 l S')],
  ])('%s', async (code, bytes) => {
    await expect(readSource('fichier', bytes)).rejects.toMatchObject({ kind: 'invalid', code });
  });
});

const seeds = globSync(inProject('..', 'shared', 'seeds', '*.txt'));

describe('real reports', () => {
  test.skipIf(seeds.length === 0)('are kept to the letter (skipped where they are absent)', async () => {
    for (const seed of seeds) {
      const bytes = readFileSync(seed);
      expect((await readSource(seed, bytes)).text).toBe(bytes.toString('utf8').replace(/^\ufeff/, ''));
    }
  });
});

/** A PDF of one page that draws what it is told. */
function pdfOf(drawing: string, filter = ''): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<<${filter}/Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return latin(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n`);
}
