import { Fragment } from 'react';
import { figureKey, type PrintedFigure } from '../../indicator/printed-figure.ts';
import { narrow } from '../../kernel/french.ts';
import type { BlockDocument, SheetDocument } from '../document.ts';
import type { BlockNode, InlineNode, RichText } from '../rich-text.ts';

/** Label and value are all that a proof needs of a figure. */
export type DraftFigures = Record<string, Pick<PrintedFigure, 'label' | 'printed'>>;

/** A sheet as it will be printed, without the printed page's setting: for proof-reading. */
export function DraftSheet({ sheet, figures }: { sheet: SheetDocument; figures: DraftFigures }) {
  return (
    <article className="draft-sheet" id={sheet.code}>
      <h3>{sheet.title}</h3>
      <p className="quiet-text">{[sheet.code, sheet.subtitle, sheet.service].filter(Boolean).join(', ')}</p>
      {sheet.keyFigures.length > 0 && (
        <>
          <h4>{sheet.keyFiguresLabel}</h4>
          <FigureList keys={sheet.keyFigures} figures={figures} />
        </>
      )}
      {sheet.blocks.map((block) => (
        <Fragment key={block.code}>
          <h4>{block.label}</h4>
          <Block block={block} figures={figures} />
        </Fragment>
      ))}
    </article>
  );
}

function FigureList({ keys, figures }: { keys: string[]; figures: DraftFigures }) {
  return (
    <dl className="draft-figures">
      {keys.map((key) => (
        <div key={key}>
          <dt>{figures[key]?.label ?? key}</dt>
          <dd>{figures[key]?.printed ?? 'sans valeur'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Block({ block, figures }: { block: BlockDocument; figures: DraftFigures }) {
  if (block.kind === 'text') return <Prose text={block.text} figures={figures} />;
  if (block.kind === 'figures') return <FigureList keys={block.figures} figures={figures} />;
  return (
    <ul>
      {linesOf(block).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function linesOf(block: Exclude<BlockDocument, { kind: 'text' | 'figures' }>): string[] {
  switch (block.kind) {
    case 'actions':
      return block.actions.map(({ number, title, stageLabel }) => `${number} ${title} (${stageLabel.toLowerCase()})`);
    case 'partners':
      return block.partners.map(({ name, roleLabel }) => `${name}, ${roleLabel}`);
    case 'territories':
      return block.names;
    case 'funding':
      return block.lines.map(({ funder, printed, detail }) => `${funder}, ${printed} (${detail})`);
    case 'commitments':
      return block.commitments.map(({ sentence }) => sentence);
    case 'outcomes':
      return block.outcomes.map(({ sentence, outcomeLabel, explanation }) =>
        [sentence, outcomeLabel ?? 'Sans réponse', explanation].filter(Boolean).join(` – `),
      );
  }
}

/** Text of a sheet or of the edition, its figures in their place. */
export function Prose({ text, figures }: { text: RichText; figures: DraftFigures }) {
  return (
    <div className="prose">
      {text.content.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn once and never reordered.
        <ProseBlock key={index} block={block} figures={figures} />
      ))}
    </div>
  );
}

function ProseBlock({ block, figures }: { block: BlockNode; figures: DraftFigures }) {
  if (block.type === 'paragraph') return <p>{inlines(block.content, figures)}</p>;
  if (block.type === 'heading') return <h5>{inlines(block.content, figures)}</h5>;
  const List = block.type === 'bulletList' ? 'ul' : 'ol';
  return (
    <List>
      {block.content.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <li key={index}>{item.content.map((child) => inlines(child.content, figures))}</li>
      ))}
    </List>
  );
}

const inlines = (nodes: InlineNode[] | undefined, figures: DraftFigures) =>
  (nodes ?? []).map((node, index) => {
    const key = `${node.type}-${index}`;
    if (node.type === 'hardBreak') return <br key={key} />;
    if (node.type === 'figure') {
      const name = figureKey(node.attrs.indicator, node.attrs.period);
      return <strong key={key}>{figures[name]?.printed ?? `[${name}${narrow}: sans valeur]`}</strong>;
    }
    const marks = node.marks?.map((mark) => mark.type) ?? [];
    if (marks.includes('bold')) return <strong key={key}>{node.text}</strong>;
    if (marks.includes('italic')) return <em key={key}>{node.text}</em>;
    return <Fragment key={key}>{node.text}</Fragment>;
  });
