import { figureKey } from '../../indicator/printed-figure.ts';
import { narrow } from '../../kernel/french.ts';
import type { EditionDocument } from '../document.ts';
import { type BlockNode, evidenceKey, type InlineNode, type RichText } from '../rich-text.ts';
import { evidenceRuns } from './evidence-runs.ts';
import type { Piece, Run } from './pieces.ts';

/** What a text may quote. */
export type Quoted = Pick<EditionDocument, 'figures' | 'evidence'>;

/** Prose as pieces; its small headings take the given level. */
export const richTextPieces = (text: RichText, quoted: Quoted, headingLevel: number): Piece[] =>
  text.content.map((block) => blockPiece(block, quoted, headingLevel));

function blockPiece(block: BlockNode, quoted: Quoted, level: number): Piece {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(block.content, quoted) };
    case 'heading':
      return {
        kind: 'heading',
        level,
        text: runsOf(block.content, quoted)
          .map((run) => run.text)
          .join(''),
      };
    default: {
      const items = block.content.map((item) => joinLines(item.content.map((line) => runsOf(line.content, quoted))));
      return { kind: 'list', ordered: block.type === 'orderedList', items };
    }
  }
}

const runsOf = (nodes: InlineNode[] | undefined, quoted: Quoted): Run[] =>
  (nodes ?? []).flatMap((node, index) => {
    // Two numbers side by side would read as one.
    const after = node.type === 'evidence' && nodes?.[index - 1]?.type === 'evidence';
    return [...(after ? [{ text: narrow }] : []), runOf(node, quoted)];
  });

function runOf(node: InlineNode, quoted: Quoted): Run {
  if (node.type === 'hardBreak') return { text: '', break: true };
  if (node.type === 'figure') {
    const key = figureKey(node.attrs.indicator, node.attrs.period);
    const figure = quoted.figures[key];
    return figure ? { text: figure.printed, figure: key } : { text: '(chiffre absent)' };
  }
  if (node.type === 'evidence') return { text: '', note: evidenceRuns(quoted.evidence[evidenceKey(node.attrs)]) };
  const run: Run = { text: node.text };
  for (const mark of node.marks ?? []) {
    if (mark.type === 'link') run.href = mark.attrs.href;
    else run[mark.type] = true;
  }
  return run;
}

const joinLines = (lines: Run[][]): Run[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [{ text: '', break: true }, ...line]));
