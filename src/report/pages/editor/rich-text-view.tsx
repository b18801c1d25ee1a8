import { Fragment, type ReactNode } from 'react';
import { type BlockNode, evidenceKey, type InlineNode, type RichText } from '../../rich-text.ts';

/** A text as it is read; figures by their printed form. */
export function RichTextView({ text, printed }: { text: RichText; printed: Record<string, string> }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: a text that is only read keeps its order.
  return text.content.map((block, index) => <Block key={index} block={block} printed={printed} />);
  // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
}

function Block({ block, printed }: { block: BlockNode; printed: Record<string, string> }): ReactNode {
  if (block.type === 'paragraph') return <p>{inlines(block.content, printed)}</p>;
  if (block.type === 'heading') return <h3>{inlines(block.content, printed)}</h3>;
  const List = block.type === 'bulletList' ? 'ul' : 'ol';
  const items = block.content.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <li key={index}>{item.content.map((child) => inlines(child.content, printed))}</li>
  ));
  return <List>{items}</List>;
}

const inlines = (nodes: readonly InlineNode[] = [], printed: Record<string, string>): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
  nodes.map((node, index) => <Fragment key={index}>{inline(node, printed)}</Fragment>);

function inline(node: InlineNode, printed: Record<string, string>): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'figure') {
    const { indicator, period } = node.attrs;
    return <span className="live-figure">{printed[`${indicator}@${period}`] ?? `${indicator} : valeur à saisir`}</span>;
  }
  if (node.type === 'evidence')
    return <span className="live-evidence">{printed[evidenceKey(node.attrs)] ?? 'preuve absente du registre'}</span>;
  let drawn: ReactNode = node.text;
  for (const mark of node.marks ?? []) {
    if (mark.type === 'bold') drawn = <strong>{drawn}</strong>;
    else if (mark.type === 'italic') drawn = <em>{drawn}</em>;
    else if (mark.type === 'link') drawn = <a href={mark.attrs.href}>{drawn}</a>;
  }
  return drawn;
}
