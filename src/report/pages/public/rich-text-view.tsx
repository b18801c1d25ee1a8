import { Fragment, type ReactNode } from 'react';
import { InlineFigure } from '../../../indicator/pages/figure.tsx';
import { figureKey, type PrintedFigure } from '../../../indicator/printed-figure.ts';
import { type BlockNode, evidenceKey, type InlineNode, type RichText } from '../../rich-text.ts';
import { figurePath } from './address.ts';
import { EvidenceMark } from './evidence-notes.tsx';

interface Reading {
  figures: Record<string, PrintedFigure>;
  /** Numbers of the footnotes, by what statements rest on. */
  notes: Map<string, number>;
  /** Address of the edition, for links to figures. */
  base: string;
}

/** Prose with its figures: each printed number leads to its explanation. */
export function RichTextView({ text, level = 3, ...reading }: Reading & { text: RichText; level?: 2 | 3 | 4 }) {
  return (
    <div className="prose">{text.content.map((block, index) => keyed(index, drawBlock(block, level, reading)))}</div>
  );
}

function drawBlock(block: BlockNode, level: 2 | 3 | 4, reading: Reading): ReactNode {
  if (block.type === 'paragraph') return <p>{drawInlines(block.content, reading)}</p>;
  if (block.type === 'heading') {
    const Heading = `h${level}` as const;
    return <Heading>{drawInlines(block.content, reading)}</Heading>;
  }
  const List = block.type === 'orderedList' ? 'ol' : 'ul';
  const items = block.content.map((item, index) =>
    keyed(
      index,
      <li>
        {item.content.map((line, at) =>
          keyed(at, at === 0 ? drawInlines(line.content, reading) : <p>{drawInlines(line.content, reading)}</p>),
        )}
      </li>,
    ),
  );
  return <List>{items}</List>;
}

const drawInlines = (nodes: InlineNode[] | undefined, reading: Reading): ReactNode =>
  (nodes ?? []).map((node, index) => keyed(index, drawInline(node, reading)));

function drawInline(node: InlineNode, { figures, notes, base }: Reading): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'figure') {
    const figure = figures[figureKey(node.attrs.indicator, node.attrs.period)];
    return figure ? <InlineFigure figure={figure} to={figurePath(base, figure.key)} /> : <em>(chiffre absent)</em>;
  }
  if (node.type === 'evidence') return <EvidenceMark number={notes.get(evidenceKey(node.attrs))} />;
  return (node.marks ?? []).reduce<ReactNode>(marked, node.text);
}

type Mark = NonNullable<Extract<InlineNode, { type: 'text' }>['marks']>[number];

function marked(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.type === 'link') return <a href={mark.attrs.href}>{inner}</a>;
  return mark.type === 'bold' ? <strong>{inner}</strong> : <em>{inner}</em>;
}

/** Texts have no identity but their place, and never change under a reader. */
const keyed = (place: number, node: ReactNode): ReactNode => <Fragment key={place}>{node}</Fragment>;
