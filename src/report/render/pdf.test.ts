import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { anEdition } from '../../../test/an-edition.ts';
import { renderEdition } from './index.ts';

const spaced = (text: string): string => text.replace(/\s+/g, ' ');
const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;

describe('the PDF of an edition', () => {
  test('holds the title of every sheet and every figure', async () => {
    const document = anEdition();

    const { text } = await extractText(await getDocumentProxy(await renderEdition(document, 'pdf')), {
      mergePages: true,
    });

    const read = spaced(text);
    for (const sheet of document.sections.flatMap((section) => section.sheets)) expect(read).toContain(sheet.title);
    for (const figure of Object.values(document.figures)) expect(read).toContain(spaced(figure.printed));
    expect(read).toContain('Fosse 9, état moyen, registre au 12 mars 2020.');
  });

  test('shows what people typed as they typed it, never as markup', async () => {
    const { text } = await extractText(await getDocumentProxy(await renderEdition(anEdition(), 'pdf')), {
      mergePages: true,
    });

    expect(spaced(text)).toContain('les signes #[*_$ ne sont pas du balisage');
  });

  test('has bookmarks for parts and sheets', async () => {
    const proxy = await getDocumentProxy(await renderEdition(anEdition(), 'pdf'));

    const outline = await proxy.getOutline();

    expect(outline.map((entry) => entry.title)).toContain('Préface');
    expect(outline.flatMap((entry) => entry.items.map((item: { title: string }) => item.title))).toContain(
      'Rénover l’habitat, secteur 1',
    );
  });

  test('is made of the same bytes each time', async () => {
    const first = await renderEdition(anEdition(), 'pdf');
    const second = await renderEdition(anEdition(), 'pdf');

    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('has every word inside a tag or an artifact, and a structure on every page', async () => {
    const proxy = await getDocumentProxy(await renderEdition(anEdition(), 'pdf'));

    const roles = new Set<string>();
    for (let number = 1; number <= proxy.numPages; number++) {
      const page = await proxy.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      expect(untagged(items)).toEqual([]);
      const structure: StructureNode | null = await page.getStructTree();
      for (const node of nodesOf(structure)) {
        roles.add(node.role);
        if (node.role === 'Figure') expect(node.alt).toMatch(/^(Évolution|Répartition) de «/);
      }
    }

    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure', 'L', 'LI', 'Link', 'TOC'])
      expect([...roles]).toContain(role);
  });

  test('says its language, and shows its title rather than the name of the file', async () => {
    const proxy = await getDocumentProxy(await renderEdition(anEdition(), 'pdf'));

    const { info } = await proxy.getMetadata();

    expect(info).toMatchObject({ Language: 'fr-FR', Title: expect.stringContaining('Rapport sur la situation') });
    expect(await proxy.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await proxy.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test.runIf(hasPoppler)('is tagged, titled and claims PDF/UA', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carreau-pdf-'));
    const file = join(folder, 'report.pdf');
    writeFileSync(file, await renderEdition(anEdition(), 'pdf'));

    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const metadata = execFileSync('pdfinfo', ['-meta', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    rmSync(folder, { recursive: true });

    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toContain('Rapport sur la situation');
    expect(metadata).toContain('pdfuaid');
  });
});

interface StructureNode {
  role: string;
  alt?: string;
  children?: unknown[];
}

const isNode = (child: unknown): child is StructureNode =>
  typeof child === 'object' && child !== null && 'role' in child;

const nodesOf = (node: StructureNode | null): StructureNode[] =>
  node ? [node, ...(node.children ?? []).filter(isNode).flatMap(nodesOf)] : [];

/** Words outside any marked content: what a reader by voice could not place. */
function untagged(items: { type?: string; str?: string }[]): string[] {
  let depth = 0;
  return items.flatMap(({ type, str }) => {
    if (type?.startsWith('beginMarkedContent')) depth++;
    else if (type === 'endMarkedContent') depth--;
    return depth === 0 && (str ?? '').trim() !== '' ? [str ?? ''] : [];
  });
}
