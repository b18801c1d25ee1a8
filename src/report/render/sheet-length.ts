import type { Piece, Run, SheetPiece } from './pieces.ts';

/** Height of the text of an A4 page, in mm. */
const page = 258;

/**
 * Whether a sheet that should hold on one page is a few lines too long for it, and is set a little tighter. Judged
 * from the number of letters: to have each measured takes the typesetter half as long again.
 */
export function isTight(sheet: Omit<SheetPiece, 'tight'>, above: number): boolean {
  const length = above + lengthOf(sheet);
  return length > 0.97 * page && length < 1.2 * page;
}

/** Roughly how tall a sheet is once set, in mm. */
function lengthOf(sheet: Omit<SheetPiece, 'tight'>): number {
  const across = sheet.band.length === 4 ? 4 : 3;
  const head = 8 + 7 * linesOf(sheet.title, 58) + (sheet.subtitle === '' ? 0 : 5);
  const tags = sheet.tags.length === 0 ? 0 : 4 * linesOf(sheet.tags.join(' · '), 130);
  const band = sheet.band.length === 0 ? 0 : 7 + 14 * Math.ceil(sheet.band.length / across);
  const charts = Math.max(0, ...sheet.charts.map(({ height }) => height));
  const main = sum(sheet.main.map((piece) => pieceLength(piece, { letters: 62, line: 4.5 })));
  const side = sum(sheet.side.map((piece) => pieceLength(piece, { letters: 36, line: 4.2 })));
  return head + tags + band + charts + Math.max(main, side);
}

interface Column {
  letters: number;
  line: number;
}

function pieceLength(piece: Piece, { letters, line }: Column): number {
  const text = (words: string, space: number) => space + line * linesOf(words, letters);
  switch (piece.kind) {
    case 'heading':
      return 7.6;
    case 'paragraph':
      return text(wordsOf(piece.runs), 1.2);
    case 'list':
      return 1 + sum(piece.items.map((item) => text(wordsOf(item), 0.3)));
    case 'terms':
      return sum(piece.terms.map((entry) => 3.5 * linesOf(`${entry.term} ${entry.text}`, letters * 1.1)));
    case 'outcomes':
      return sum(piece.outcomes.map((outcome) => text(outcome.sentence, 7)));
    case 'table': {
      const share = (piece.columns[0]?.width ?? 1) / sum(piece.columns.map(({ width }) => width ?? 1));
      return 11 + sum(piece.rows.map((row) => 1.6 + 3.3 * linesOf(wordsOf(row[0] ?? []), letters * share * 1.25)));
    }
    default:
      return 0;
  }
}

const wordsOf = (runs: Run[]): string => runs.map((run) => run.text).join('');
const linesOf = (words: string, letters: number): number => Math.max(1, Math.ceil(words.length / letters));
const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
