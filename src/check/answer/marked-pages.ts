import type { Tier } from '../../kernel/finding.ts';
import type { CheckedDocument } from './checked-document.ts';

/** The place of a finding in the text, or of several; each is called `finding-place`, both counted from 0. */
export interface MarkedPlace {
  text: string;
  tier: Tier;
  ids: [string, ...string[]];
}

/** A page cut into what is shown alike: plain text, a figure, the place of a finding. */
export type Piece = string | [figure: string] | MarkedPlace;

interface Mark {
  start: number;
  end: number;
  tier?: Tier;
  id?: string;
}

/** The text of each page with its figures and the places of its findings marked. */
export function markedPages({
  source,
  mentions,
  found,
}: Pick<CheckedDocument, 'source' | 'mentions' | 'found'>): Piece[][] {
  const { text, pages } = source;
  const marks: Mark[] = [
    ...found.flatMap(({ tier, places }, finding) =>
      places.map(({ start, end }, place) => ({ start, end, tier, id: `${finding}-${place}` })),
    ),
    ...mentions.map(({ start, end }) => ({ start, end })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  return pages.map((begin, page) => {
    const end = pages[page + 1] ?? text.length;
    const pieces: Piece[] = [];
    let from = begin;
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[++next]) {
      if (mark.start < from) {
        addTo(pieces, mark);
        continue;
      }
      if (mark.start > from) pieces.push(text.slice(from, mark.start));
      from = Math.min(mark.end, end);
      pieces.push(pieceOf(mark, text.slice(mark.start, from)));
    }
    if (from < end) pieces.push(text.slice(from, end));
    return pieces;
  });
}

const pieceOf = ({ tier, id }: Mark, text: string): Piece => (tier && id ? { text, tier, ids: [id] } : [text]);

/** A place that begins inside the piece before it is shown by that piece. */
function addTo(pieces: Piece[], { tier, id }: Mark): void {
  const last = pieces.at(-1);
  if (!tier || !id || last === undefined || typeof last === 'string') return;
  if (Array.isArray(last)) pieces[pieces.length - 1] = { text: last[0], tier, ids: [id] };
  else last.ids.push(id);
}
