import { lastIndexUpTo } from '../reading/last-index-up-to.ts';

/** A document as plain text, whatever file it came in. */
export interface SourceText {
  text: string;
  /** Offset of the first character of each page; [0] where the file knows no pages. */
  pages: number[];
}

/** Where a reader finds it: page, line of the whole text and column, all counted from 1. */
export interface Position {
  page: number;
  line: number;
  column: number;
}

/** Positions of offsets in a text; lines are counted once. */
export function positionsIn({ text, pages }: SourceText): (offset: number) => Position {
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return (offset) => {
    const line = lastIndexUpTo(lines.length, (index) => lines[index] ?? 0, offset);
    return {
      page: lastIndexUpTo(pages.length, (index) => pages[index] ?? 0, offset) + 1,
      line: line + 1,
      column: offset - (lines[line] ?? 0) + 1,
    };
  };
}
