import { memo } from 'react';
import type { MarkedPlace, Piece } from '../answer/marked-pages.ts';
import { leadTo } from './show-finding.ts';

/** The document, each figure read underlined, each place of a finding linked to it. What is far from the window is not drawn. */
export const CheckedText = memo(function CheckedText({ pages }: { pages: Piece[][] }) {
  return (
    <section className="check-text" aria-labelledby="texte">
      <h2 id="texte">Texte lu</h2>
      {pages.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages never move.
        <TextPage key={index} number={pages.length > 1 ? index + 1 : undefined} pieces={pieces} />
      ))}
    </section>
  );
});

function TextPage({ number, pieces }: { number: number | undefined; pieces: Piece[] }) {
  return (
    <section className="check-page">
      {number !== undefined && <h3 id={`page-${number}`}>page {number}</h3>}
      {blocksOf(pieces).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move.
        <Lines key={index} pieces={block} />
      ))}
    </section>
  );
}

/** Not in <pre>, whose first line end is dropped when a browser reads it. */
const Lines = ({ pieces }: { pieces: Piece[] }) => (
  <div className="check-lines" style={{ containIntrinsicSize: `auto ${Math.round(linesOf(pieces) * lineHeight)}px` }}>
    {pieces.map(draw)}
  </div>
);

const lineHeight = 25.6;
const charactersByLine = 92;
const linesByBlock = 60;

/** Files without pages make one of thousands of lines: it is drawn in blocks that end where a line does. */
function blocksOf(pieces: Piece[]): Piece[][] {
  const blocks: Piece[][] = [];
  let block: Piece[] = [];
  let lines = 0;
  for (const piece of pieces) {
    const parts = typeof piece === 'string' ? piece.split(/(?<=\n)/) : [piece];
    for (const part of parts) {
      block.push(part);
      if (typeof part !== 'string' || !part.endsWith('\n') || ++lines < linesByBlock) continue;
      blocks.push(joined(block));
      [block, lines] = [[], 0];
    }
  }
  return block.length > 0 ? [...blocks, joined(block)] : blocks;
}

/** Plain texts that follow each other are one node of the page. */
const joined = (pieces: Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (typeof last === 'string' && typeof piece === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
    return all;
  }, []);

/** About how many lines a block takes, so that the scroll bar stays where it is. */
function linesOf(pieces: Piece[]): number {
  const lines = pieces.map(textOf).join('').replace(/\n$/, '').split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersByLine)), 0);
}

const textOf = (piece: Piece): string =>
  typeof piece === 'string' ? piece : Array.isArray(piece) ? piece[0] : piece.text;

function draw(piece: Piece, index: number) {
  if (typeof piece === 'string') return piece;
  if (Array.isArray(piece)) return <u key={index}>{piece[0]}</u>;
  return <Place key={piece.ids[0]} {...piece} />;
}

function Place({ text, tier, ids: [first, ...others] }: MarkedPlace) {
  const [finding = 0, place = 0] = first.split('-').map(Number);
  return (
    <>
      {others.map((id) => (
        <span key={id} id={`p${id}`} />
      ))}
      <a
        className={`place tier-${tier}`}
        id={`p${first}`}
        href={`#f${finding}`}
        onClick={leadTo(finding, place, 'card')}
      >
        {text}
      </a>
    </>
  );
}
