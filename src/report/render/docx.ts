import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { contentsDepth, linear, type Simple } from './linear.ts';
import type { Picture } from './pictures.ts';
import type { ChartPiece, PrintedDocument, Run, TablePiece } from './pieces.ts';
import { settled } from './zip.ts';

/** The document for a word processor: real headings, lists, tables with headers, table of contents. */
export async function writeDocx(printed: PrintedDocument, charts: Record<string, Picture>): Promise<Uint8Array> {
  const simples = linear(printed);
  const anchors: Anchors = { figures: bookmarksOf(simples), notes: [] };
  const children = simples.flatMap((simple) => childrenOf(simple, { anchors, charts, depth: contentsDepth(printed) }));
  const file = new Document({
    title: printed.title,
    creator: printed.author,
    subject: printed.subject,
    lastModifiedBy: printed.author,
    styles,
    numbering: { config: [ordered] },
    footnotes: footnotesOf(anchors),
    sections: [{ properties: { page }, footers: { default: footer(printed.footer) }, children }],
  });
  return settled(await Packer.toBuffer(file), printed.date);
}

/** Names of bookmarks: letters and digits only, by figure key. */
const bookmarksOf = (simples: Simple[]): Map<string, string> =>
  new Map(
    simples
      .flatMap((simple) => (simple.kind === 'heading' && simple.anchor !== undefined ? [simple.anchor] : []))
      .map((anchor, index) => [anchor, `chiffre${index + 1}`]),
  );

interface Anchors {
  /** Bookmarks by figure key. */
  figures: Map<string, string>;
  /** What statements rest on, in the order of the text. */
  notes: Run[][];
}

const footnotesOf = (anchors: Anchors) =>
  Object.fromEntries(
    anchors.notes.map((note, index) => [
      index + 1,
      { children: [new Paragraph({ style: 'Note', children: runs(note, anchors) })] },
    ]),
  );

interface Surroundings {
  anchors: Anchors;
  charts: Record<string, Picture>;
  /** Of the table of contents. */
  depth: number;
}

function childrenOf(simple: Simple, { anchors, charts, depth }: Surroundings): FileChild[] {
  switch (simple.kind) {
    case 'title':
      return [new Paragraph({ text: simple.text, ...titleOptions[simple.role] })];
    case 'contents':
      return [
        new Paragraph({ text: 'Sommaire', style: 'ContentsTitle', pageBreakBefore: true }),
        new TableOfContents('Sommaire', { hyperlink: true, headingStyleRange: `1-${depth}`, beginDirty: false }),
      ];
    case 'heading': {
      const bookmark = simple.anchor === undefined ? undefined : anchors.figures.get(simple.anchor);
      const text = [new TextRun(simple.text)];
      const children = bookmark ? [new Bookmark({ id: bookmark, children: text })] : text;
      return [new Paragraph({ children, heading: headingOf(simple.level), pageBreakBefore: simple.newPage })];
    }
    case 'paragraph':
      return [new Paragraph({ children: runs(simple.runs, anchors), ...paragraphOptions[simple.style] })];
    case 'list':
      return simple.items.map((item) => {
        const options: IParagraphOptions = simple.ordered
          ? { numbering: { reference: ordered.reference, level: 0 } }
          : { bullet: { level: 0 } };
        return new Paragraph({ children: runs(item, anchors), ...options });
      });
    case 'table':
      return [table(simple, anchors), new Paragraph({})];
    case 'chart':
      return chart(simple, charts);
  }
}

function chart({ id, label, alternative }: ChartPiece, charts: Record<string, Picture>): FileChild[] {
  const picture = charts[id];
  if (!picture) return [];
  // Left to itself the library counts drawings across documents.
  const number = String(Object.keys(charts).indexOf(id) + 1);
  const drawing = new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width: chartWidth, height: Math.round(chartWidth * picture.ratio) },
    altText: { id: number, name: label, description: alternative },
  });
  return [new Paragraph({ text: label, style: 'ChartTitle', keepNext: true }), new Paragraph({ children: [drawing] })];
}

const runs = (list: Run[], anchors: Anchors): ParagraphChild[] => list.map((run) => runOf(run, anchors));

function runOf(run: Run, anchors: Anchors): ParagraphChild {
  if (run.break) return new TextRun({ break: 1 });
  if (run.note) return new FootnoteReferenceRun(anchors.notes.push(run.note));
  const marks = { bold: run.bold ?? false, italics: run.italic ?? false };
  if (run.href) {
    return new ExternalHyperlink({
      link: run.href,
      children: [new TextRun({ text: run.text, style: 'Hyperlink', ...marks })],
    });
  }
  const anchor = run.figure === undefined ? undefined : anchors.figures.get(run.figure);
  if (!anchor) return new TextRun({ text: run.text, ...marks });
  return new InternalHyperlink({ anchor, children: [new TextRun({ text: run.text, color: accent, ...marks })] });
}

function table({ columns, rows }: TablePiece, anchors: Anchors): Table {
  const total = columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  const cell = (children: ParagraphChild[], index: number, header: boolean) =>
    new TableCell({
      width: { size: ((columns[index]?.width ?? 1) / total) * 100, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 60, right: 60 },
      children: [
        new Paragraph({
          children,
          style: header ? 'TableHead' : 'TableText',
          alignment: columns[index]?.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
    });
  const head = columns.map((column, index) => cell([new TextRun(column.label)], index, true));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columns.map((column) => Math.round(((column.width ?? 1) / total) * textWidth)),
    borders: { ...tableBorders },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((each, at) => cell(runs(each, anchors), at, false)) }),
      ),
    ],
  });
}

const footer = (text: string): Footer =>
  new Footer({
    children: [
      new Paragraph({ style: 'FooterText', children: [new TextRun({ children: [`${text} · `, PageNumber.CURRENT] })] }),
    ],
  });

const headingOf = (level: number) =>
  [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4][
    Math.min(level, 4) - 1
  ] ?? HeadingLevel.HEADING_4;

const accent = '1F6B4A';
const quiet = '55606B';
const textWidth = 9400;
/** In pixels of 1/96 inch. */
const chartWidth = 420;
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1250, bottom: 1250, left: 1250, right: 1250 } };
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5D1C8' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const tableBorders = { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none };

const ordered = {
  reference: 'ordered',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 500, hanging: 300 } } },
    },
  ],
};

const titleOptions: Record<Extract<Simple, { kind: 'title' }>['role'], IParagraphOptions> = {
  publisher: { style: 'CoverLine', spacing: { before: 1200, after: 2400 } },
  title: { heading: HeadingLevel.TITLE },
  state: { style: 'CoverLine', spacing: { before: 600 } },
  note: { style: 'Note' },
};

const paragraphOptions: Record<Extract<Simple, { kind: 'paragraph' }>['style'], IParagraphOptions> = {
  body: {},
  lead: { style: 'Lead' },
  note: { style: 'Note' },
  formal: { indent: { left: 300, hanging: 300 } },
  right: { alignment: AlignmentType.RIGHT },
  strong: { style: 'Strong', alignment: AlignmentType.CENTER },
};

// Letters that word processors have, or have a twin of (Caladea, Carlito); ours would be replaced at random.
const serif = 'Cambria';
const sans = 'Calibri';
const heading = (size: number, font: string, color: string, before: number) => ({
  run: { font, size, bold: true, color },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: serif, size: 21, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: { run: { font: serif, size: 60, bold: true } },
    heading1: heading(40, serif, '1B1F23', 360),
    heading2: heading(32, serif, '1B1F23', 320),
    heading3: heading(24, sans, accent, 280),
    heading4: heading(21, sans, '1B1F23', 240),
  },
  paragraphStyles: [
    {
      id: 'CoverLine',
      name: 'Cover line',
      basedOn: 'Normal',
      run: { font: sans, size: 26, color: accent, bold: true },
    },
    { id: 'ContentsTitle', name: 'Contents title', basedOn: 'Normal', ...heading(40, serif, '1B1F23', 360) },
    { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 24, italics: true, color: quiet } },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { font: sans, size: 19, color: quiet } },
    {
      id: 'ChartTitle',
      name: 'Chart title',
      basedOn: 'Normal',
      run: { font: sans, size: 19, bold: true },
      paragraph: { spacing: { before: 160, after: 40 } },
    },
    { id: 'Strong', name: 'Strong line', basedOn: 'Normal', run: { bold: true, size: 24 } },
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      run: { font: sans, size: 18 },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'TableHead',
      name: 'Table head',
      basedOn: 'TableText',
      run: { font: sans, size: 18, bold: true, color: quiet },
      paragraph: { spacing: { after: 0 } },
    },
    { id: 'FooterText', name: 'Footer text', basedOn: 'Normal', run: { font: sans, size: 15, color: quiet } },
  ],
};
