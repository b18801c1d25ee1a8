import { escapeMarkup } from '../../kernel/markup.ts';
import { contentsDepth, linear, type Simple } from './linear.ts';
import { packOdf } from './odf.ts';
import { odtAutomaticStyles, odtStyles } from './odt-styles.ts';
import type { Picture } from './pictures.ts';
import type { ChartPiece, PrintedDocument, Run, TablePiece } from './pieces.ts';

/** The document in OpenDocument text: real headings, lists, tables with headers, table of contents. */
export function writeOdt(printed: PrintedDocument, charts: Record<string, Picture>): Uint8Array {
  const simples = linear(printed);
  const figures = new Set(
    simples.flatMap((simple) => (simple.kind === 'heading' && simple.anchor !== undefined ? [simple.anchor] : [])),
  );
  const anchors = { figures, notes: 0 };
  const depth = contentsDepth(printed);
  const drawn = simples.flatMap((simple) => (simple.kind === 'chart' && charts[simple.id] ? [simple.id] : []));
  const paths = new Map(drawn.map((id, index) => [id, `Pictures/chart-${index + 1}.png`]));
  const body = simples
    .map((simple) => {
      if (simple.kind === 'contents') return contents(simples, depth);
      return simple.kind === 'chart' ? chart(simple, charts[simple.id], paths.get(simple.id)) : markup(simple, anchors);
    })
    .join('');
  const { title, author, date } = printed;
  return packOdf({
    type: 'text',
    title,
    author,
    date,
    content: `${odtAutomaticStyles}<office:body><office:text>${body}</office:text></office:body>`,
    styles: odtStyles(printed.footer),
    pictures: Object.fromEntries([...paths].flatMap(([id, path]) => (charts[id] ? [[path, charts[id].png]] : []))),
  });
}

function chart({ label, alternative }: ChartPiece, picture: Picture | undefined, path: string | undefined): string {
  if (!picture || !path) return '';
  const size = `svg:width="${chartWidth}cm" svg:height="${(chartWidth * picture.ratio).toFixed(2)}cm"`;
  const image = `<draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>`;
  const frame = `<draw:frame text:anchor-type="as-char" ${size}>${image}<svg:title>${escapeMarkup(label)}</svg:title><svg:desc>${escapeMarkup(alternative)}</svg:desc></draw:frame>`;
  return `<text:p text:style-name="ChartTitle">${spaced(label)}</text:p><text:p text:style-name="Standard">${frame}</text:p>`;
}

const chartWidth = 11;

function markup(simple: Simple, anchors: Marks): string {
  switch (simple.kind) {
    case 'title':
      return `<text:p text:style-name="${titleStyles[simple.role]}">${spaced(simple.text)}</text:p>`;
    case 'heading': {
      const style = simple.newPage ? `Heading_${simple.level}_New` : `Heading_20_${simple.level}`;
      const bookmark = simple.anchor === undefined ? '' : `<text:bookmark text:name="${escapeMarkup(simple.anchor)}"/>`;
      return `<text:h text:style-name="${style}" text:outline-level="${simple.level}">${bookmark}${spaced(simple.text)}</text:h>`;
    }
    case 'paragraph':
      return `<text:p text:style-name="${paragraphStyles[simple.style]}">${runs(simple.runs, anchors)}</text:p>`;
    case 'list': {
      const items = simple.items.map(
        (item) => `<text:list-item><text:p text:style-name="Standard">${runs(item, anchors)}</text:p></text:list-item>`,
      );
      return `<text:list text:style-name="${simple.ordered ? 'Ordered' : 'Bullets'}">${items.join('')}</text:list>`;
    }
    case 'table':
      return table(simple, anchors);
    default:
      return '';
  }
}

const titleStyles = { publisher: 'CoverLine', title: 'Title', state: 'CoverLine', note: 'Note' };
const paragraphStyles = {
  body: 'Standard',
  lead: 'Lead',
  note: 'Note',
  formal: 'Formal',
  right: 'Right',
  strong: 'Strong',
};

/** Anchors of figures, and the number of footnotes set so far. */
interface Marks {
  figures: Set<string>;
  notes: number;
}

const runs = (list: Run[], anchors: Marks): string => list.map((run) => runMarkup(run, anchors)).join('');

function runMarkup(run: Run, anchors: Marks): string {
  if (run.break) return '<text:line-break/>';
  if (run.note) return noteMarkup(run.note, anchors);
  const style = run.bold ? (run.italic ? 'BoldItalic' : 'Bold') : run.italic ? 'Italic' : undefined;
  const text = style ? `<text:span text:style-name="${style}">${spaced(run.text)}</text:span>` : spaced(run.text);
  const target =
    run.href ?? (run.figure !== undefined && anchors.figures.has(run.figure) ? `#${run.figure}` : undefined);
  return target === undefined
    ? text
    : `<text:a xlink:type="simple" xlink:href="${escapeMarkup(target)}">${text}</text:a>`;
}

function noteMarkup(note: Run[], anchors: Marks): string {
  anchors.notes++;
  const citation = `<text:note-citation>${anchors.notes}</text:note-citation>`;
  const body = `<text:note-body><text:p text:style-name="Note">${runs(note, anchors)}</text:p></text:note-body>`;
  return `<text:note text:id="note${anchors.notes}" text:note-class="footnote">${citation}${body}</text:note>`;
}

function table({ caption, columns, rows }: TablePiece, anchors: Marks): string {
  const cell = (content: string, index: number, style: string) =>
    `<table:table-cell table:style-name="Cell" office:value-type="string"><text:p text:style-name="${style}${columns[index]?.numeric ? 'Number' : ''}">${content}</text:p></table:table-cell>`;
  const head = columns.map((column, index) => cell(spaced(column.label), index, 'TableHead')).join('');
  const body = rows.map(
    (row) =>
      `<table:table-row>${row.map((each, at) => cell(runs(each, anchors), at, 'TableText')).join('')}</table:table-row>`,
  );
  const widths = columns.map(({ width }) => `<table:table-column table:style-name="Column${width ?? 1}"/>`).join('');
  return `<table:table table:style-name="Table"><table:title>${escapeMarkup(caption)}</table:title>${widths}<table:table-header-rows><table:table-row>${head}</table:table-row></table:table-header-rows>${body.join('')}</table:table><text:p text:style-name="Standard"/>`;
}

function contents(simples: Simple[], depth: number): string {
  const entries = simples.flatMap((simple) =>
    simple.kind === 'heading' && simple.level <= depth
      ? [`<text:p text:style-name="Contents_20_${simple.level}">${spaced(simple.text)}</text:p>`]
      : [],
  );
  const templates = Array.from(
    { length: depth },
    (_, index) =>
      `<text:table-of-content-entry-template text:outline-level="${index + 1}" text:style-name="Contents_20_${index + 1}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`,
  ).join('');
  const source = `<text:table-of-content-source text:outline-level="${depth}"><text:index-title-template text:style-name="ContentsTitle">Sommaire</text:index-title-template>${templates}</text:table-of-content-source>`;
  const title =
    '<text:index-title text:name="SommaireTitre"><text:p text:style-name="ContentsTitle">Sommaire</text:p></text:index-title>';
  return `<text:table-of-content text:name="Sommaire">${source}<text:index-body>${title}${entries.join('')}</text:index-body></text:table-of-content>`;
}

/** Spaces in a row would be read as one. */
const spaced = (text: string): string =>
  escapeMarkup(text).replace(/ {2,}/g, (gap) => ` <text:s text:c="${gap.length - 1}"/>`);
