import { figureKey, type PrintedFigure } from '../../indicator/printed-figure.ts';
import type { BlockNode, InlineNode, RichText } from '../rich-text.ts';
import type { Piece, Run } from './pieces.ts';

type Figures = Record<string, PrintedFigure>;

/** Prose as pieces; its small headings take the given level. */
export const richTextPieces = (text: RichText, figures: Figures, headingLevel: number): Piece[] =>
  text.content.map((block) => blockPiece(block, figures, headingLevel));

function blockPiece(block: BlockNode, figures: Figures, level: number): Piece {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(block.content, figures) };
    case 'heading':
      return {
        kind: 'heading',
        level,
        text: runsOf(block.content, figures)
          .map((run) => run.text)
          .join(''),
      };
    default: {
      const items = block.content.map((item) => joinLines(item.content.map((line) => runsOf(line.content, figures))));
      return { kind: 'list', ordered: block.type === 'orderedList', items };
    }
  }
}

const runsOf = (nodes: InlineNode[] | undefined, figures: Figures): Run[] =>
  (nodes ?? []).map((node) => runOf(node, figures));

function runOf(node: InlineNode, figures: Figures): Run {
  if (node.type === 'hardBreak') return { text: '', break: true };
  if (node.type === 'figure') {
    const key = figureKey(node.attrs.indicator, node.attrs.period);
    const figure = figures[key];
    return figure ? { text: figure.printed, figure: key } : { text: '(chiffre absent)' };
  }
  const run: Run = { text: node.text };
  for (const mark of node.marks ?? []) {
    if (mark.type === 'link') run.href = mark.attrs.href;
    else run[mark.type] = true;
  }
  return run;
}

const joinLines = (lines: Run[][]): Run[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [{ text: '', break: true }, ...line]));
