import { memo } from 'react';
import type { MarkedPlace, Piece } from '../answer/marked-pages.ts';
import { leadTo } from './show-finding.ts';

/** The document, each figure read underlined, each place of a finding linked to it. Long pages are drawn when seen. */
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

const lineHeight = 25.6;
const charactersByLine = 92;

function TextPage({ number, pieces }: { number: number | undefined; pieces: Piece[] }) {
  const height = Math.round(linesOf(pieces) * lineHeight);
  return (
    <section className="check-page" style={{ containIntrinsicSize: `auto ${height}px` }}>
      {number !== undefined && <h3 id={`page-${number}`}>page {number}</h3>}
      <pre>{pieces.map(draw)}</pre>
    </section>
  );
}

/** About how many lines a page takes, so that the scroll bar stays where it is. */
function linesOf(pieces: Piece[]): number {
  const lines = pieces.map(textOf).join('').split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersByLine)), 1);
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
