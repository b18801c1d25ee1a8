import type { Passage } from '../../check/index.ts';
import { figureKey, type PrintedFigure } from '../../indicator/printed-figure.ts';
import type { BlockDocument, SheetDocument } from '../document.ts';
import type { BlockNode, InlineNode, RichText } from '../rich-text.ts';
import { keyFigureBlock } from '../sheet/missing-in-sheet.rule.ts';

type Figures = Readonly<Record<string, PrintedFigure>>;
type Read = Pick<Passage, 'text' | 'links'>;

/** All that readers read of a sheet, block by block; names of partners and places say no figure. */
export const passagesOfSheet = (sheet: SheetDocument, figures: Figures): Passage[] =>
  [
    { label: sheet.keyFiguresLabel, code: keyFigureBlock, lines: sheet.keyFigures.map(figureLine) },
    ...sheet.blocks.map((block) => ({ label: block.label, code: block.code, lines: linesOfBlock(block) })),
  ].flatMap(({ label, code, lines }) =>
    lines.length > 0 ? [{ label, anchor: `part-${code}`, ...read(lines, figures) }] : [],
  );

export const passageOfText = (label: string, anchor: string, text: RichText, figures: Figures): Passage => ({
  label,
  anchor,
  ...read(linesOfText(text), figures),
});

/** A line of text: words and keys of figures. `apart` from the line above unless both are items of one list. */
interface Line {
  apart: boolean;
  pieces: (string | { figure: string; labelled?: boolean })[];
}

const sentences = (...texts: (string | undefined)[]): Line[] =>
  texts.flatMap((text) => (text ? [{ apart: true, pieces: [text] }] : []));
const item = (text: string): Line => ({ apart: false, pieces: ['• ', text] });
const figureLine = (figure: string): Line => ({ apart: true, pieces: [{ figure, labelled: true }] });

function linesOfBlock(block: BlockDocument): Line[] {
  switch (block.kind) {
    case 'text':
      return linesOfText(block.text);
    case 'figures':
      return block.figures.map(figureLine);
    case 'actions':
      return block.actions.flatMap(({ title, summary }) => sentences(title, summary));
    case 'funding':
      return block.lines.flatMap(({ funder, printed, detail }) => sentences([funder, printed, detail].join(', ')));
    case 'commitments':
      return block.commitments.map(({ sentence }) => item(sentence));
    case 'outcomes':
      return block.outcomes.flatMap(({ sentence, explanation }) => sentences(sentence, explanation));
    case 'register':
      return block.rows.flatMap(({ note }) => sentences(note));
    case 'partners':
    case 'territories':
    case 'paragraph':
      return [];
  }
}

const linesOfText = (text: RichText): Line[] => text.content.flatMap(linesOfNode);

function linesOfNode(block: BlockNode): Line[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [{ apart: true, pieces: piecesOf(block.content) }];
  return block.content.map(({ content }) => ({
    apart: false,
    pieces: ['• ', ...content.flatMap((line, index) => [...(index > 0 ? ['\n  '] : []), ...piecesOf(line.content)])],
  }));
}

const piecesOf = (nodes: readonly InlineNode[] = []): Line['pieces'] =>
  nodes.map((node) => {
    if (node.type === 'text') return node.text;
    if (node.type === 'evidence') return '';
    return node.type === 'hardBreak' ? '\n' : { figure: figureKey(node.attrs.indicator, node.attrs.period) };
  });

function read(lines: Line[], figures: Figures): Read {
  const links: Passage['links'] = [];
  let text = '';
  let list = false;
  for (const { apart, pieces } of lines) {
    if (text !== '') text += apart || !list ? '\n\n' : '\n';
    list = !apart;
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      const figure = figures[piece.figure];
      if (!figure) continue;
      if (piece.labelled) text += `${figure.label}, `;
      const start = text.length;
      text += figure.printed;
      links.push({ start, end: text.length, figure: figure.key, period: figure.period });
      if (piece.labelled) text += '.';
    }
  }
  return { text, links };
}
