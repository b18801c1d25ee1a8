/** A stretch of text on a page, as the PDF places it: from the left, from the bottom, in points. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Height of the line it stands on. */
  base: number;
  size: number;
}

/** Pieces of one height, from left to right. */
export interface Line {
  pieces: Piece[];
  base: number;
  size: number;
}

/** Pieces on one line, small ones raised or lowered with it ("km²"); the highest line first. */
export function linesOf(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of [...pieces].sort((a, b) => b.base - a.base || a.left - b.left)) {
    const line = lines.at(-1);
    if (line && line.base - piece.base < leeway(line, piece)) {
      line.pieces.push(piece);
      if (piece.size > line.size) Object.assign(line, { size: piece.size, base: piece.base });
    } else lines.push({ pieces: [piece], base: piece.base, size: piece.size });
  }
  for (const line of lines) line.pieces.sort((a, b) => a.left - b.left);
  return lines;
}

/** How far apart two bases may be on one line: print of another size is raised or lowered. */
const leeway = (a: { size: number }, b: { size: number }): number =>
  Math.max(2, (Math.min(a.size, b.size) < 0.8 * Math.max(a.size, b.size) ? 0.5 : 0.3) * Math.max(a.size, b.size));

/** Nothing longer is drawn twice. */
const longestTwice = 400;

/** Joins what is one run of words; a wider gap parts columns or cells. */
export function segmentsOf(line: Line): Piece[] {
  const segments: Piece[] = [];
  // The end of the last segment's text, which would else be gone through at each piece.
  let ending = '';
  for (const piece of line.pieces) {
    const last = segments.at(-1);
    const gap = last ? piece.left - last.right : 0;
    const em = last ? Math.max(Math.min(last.size, piece.size), 4) : 0;
    if (!last || gap > Math.min(1.25 * em, Math.max(12, 0.6 * em))) {
      segments.push({ ...piece, base: line.base });
      ending = piece.text;
    } else if (!isDrawnTwice(last, ending, piece)) {
      const spaced = gap > 0.15 * em && !/\s$/.test(ending) && !/^\s/.test(piece.text);
      const added = `${spaced ? ' ' : ''}${piece.text}`;
      last.text += added;
      last.right = Math.max(last.right, piece.right);
      last.size = Math.max(last.size, piece.size);
      ending = `${ending}${added}`.slice(-longestTwice);
    }
  }
  return segments;
}

/** Bold or shadow made by drawing the same words again, a hair beside. */
const isDrawnTwice = (before: Piece, ending: string, piece: Piece): boolean =>
  piece.left < before.right - 0.5 * (piece.right - piece.left) && ending.endsWith(piece.text.trim());
