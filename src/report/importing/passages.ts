import { lastIndexUpTo } from '../../check/reading/last-index-up-to.ts';
import type { SourceText } from '../../check/source/source-text.ts';

/** Where a proposal stands in the document. */
export interface Mark {
  id: string;
  start: number;
  end: number;
}

/** A stretch of the document with the proposals that cover it, the shortest first. */
export interface Piece {
  text: string;
  ids: string[];
}

export interface ShownPage {
  /** From 1. */
  page: number;
  pieces: Piece[];
}

/** The part of a document that marks stand in, page by page, cut where a mark begins or ends. */
export function passagesOf(source: SourceText, marks: readonly Mark[]): ShownPage[] {
  const { text, pages } = source;
  if (marks.length === 0) return [];
  const from = Math.min(...marks.map(({ start }) => start));
  const to = Math.max(...marks.map(({ end }) => end));
  const pageOf = (offset: number) => lastIndexUpTo(pages.length, (index) => pages[index] ?? 0, offset);
  const shown: ShownPage[] = [];
  for (let index = pageOf(from); index <= pageOf(Math.max(from, to - 1)); index++) {
    const [start, end] = [Math.max(from, pages[index] ?? 0), Math.min(to, pages[index + 1] ?? text.length)];
    shown.push({ page: index + 1, pieces: piecesOf(text, start, end, marks) });
  }
  return shown;
}

function piecesOf(text: string, start: number, end: number, marks: readonly Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const ids = inside
      .filter((mark) => mark.start <= from && mark.end >= to)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .map(({ id }) => id);
    // Empty lines between the lines of a page say nothing here.
    return { text: text.slice(from, to).replace(/\n\s*\n/g, '\n'), ids };
  });
}
