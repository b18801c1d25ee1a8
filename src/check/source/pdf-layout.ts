import { type Line, linesOf, type Piece, segmentsOf } from './pdf-line.ts';

/** Narrowest space between two columns. */
const gutter = 5;
/** No page has room for more side by side. */
const mostCards = 24;
/** A map or a plan: it has no columns to be read. */
const mostSegments = 20_000;

/**
 * A page's text in reading order. Where lines stand side by side without being rows of one table, the left column is
 * read before the right one; what runs across both keeps its place between them.
 */
export function layOut(pieces: Piece[]): string {
  const segments = linesOf(pieces.filter(({ text }) => text.trim())).flatMap(segmentsOf);
  return inOrder(segments).map(printBlock).filter(Boolean).join('\n\n');
}

/** Blocks one after the other; each is read line by line. A page has columns within columns, but not for long. */
function inOrder(segments: Piece[], depth = 0): Piece[][] {
  const cut = depth < 4 && segments.length < mostSegments ? bestCut(segments) : undefined;
  if (cut === undefined) return cardsApart(segments);
  return bandsAt(segments, cut).flatMap(({ kind, left, right }) =>
    kind === 'columns'
      ? [...inOrder(left, depth + 1), ...inOrder(right, depth + 1)]
      : inOrder([...left, ...right], depth + 1),
  );
}

interface Band {
  kind: 'columns' | 'rows' | 'unsure';
  left: Piece[];
  right: Piece[];
  /** Something runs across the cut. */
  across: boolean;
}

/** The page from top to bottom, parted by whether it stands in columns on either side of the cut. */
function bandsAt(segments: Piece[], cut: number): Band[] {
  const bands: Band[] = [];
  for (const band of stretchesAt(segments, cut)) {
    const last = bands.at(-1);
    if (last && agree(last, band)) {
      last.left.push(...band.left);
      last.right.push(...band.right);
      if (band.kind !== 'unsure') last.kind = band.kind;
    } else bands.push(band);
  }
  // Many short stretches together may be long enough to tell.
  return bands.map((band) => (band.kind === 'unsure' ? { ...band, kind: kindOf(band) } : band));
}

/** What is too short to tell goes with its neighbour, unless something runs across. */
const agree = (a: Band, b: Band): boolean =>
  a.across === b.across && (a.kind === b.kind || a.kind === 'unsure' || b.kind === 'unsure');

/** Lines between which there is no white, all across the cut or none. */
function stretchesAt(segments: Piece[], cut: number): Band[] {
  const bands: Band[] = [];
  let above: Line | undefined;
  for (const line of linesOf(segments)) {
    const isApart = above && above.base - line.base > 1.8 * Math.max(above.size, line.size);
    const across =
      line.pieces.some(({ left, right }) => left < cut - 1 && right > cut - gutter) ||
      (!isApart && bands.at(-1)?.across === true && isLastOf(above, line, cut));
    if (isApart || across !== bands.at(-1)?.across) bands.push({ kind: 'unsure', left: [], right: [], across });
    for (const piece of line.pieces) bands.at(-1)?.[piece.left < cut - 1 ? 'left' : 'right'].push(piece);
    above = line;
  }
  return bands.map((band) => ({ ...band, kind: band.across ? 'rows' : kindOf(band) }));
}

/** Where most lines stand on either side in columns: tried where several of them begin. */
function bestCut(segments: Piece[]): number | undefined {
  const leftmost = Math.min(...segments.map(({ left }) => left));
  const starts = new Map<number, number>();
  for (const { left } of segments)
    if (left > leftmost + 40) starts.set(Math.round(left), (starts.get(Math.round(left)) ?? 0) + 1);
  const tried = [...starts]
    .filter(([, count]) => count > 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8);
  let best: { cut: number; inColumns: number } | undefined;
  for (const [cut] of tried) {
    const columns = bandsAt(segments, cut).filter(({ kind }) => kind === 'columns');
    const inColumns = columns.reduce((sum, { left, right }) => sum + left.length + right.length, 0);
    if (inColumns > (best?.inColumns ?? 0)) best = { cut, inColumns };
  }
  return best?.cut;
}

/** The short end of a paragraph that ran across the cut. */
const isLastOf = (above: Line | undefined, line: Line, cut: number): boolean =>
  above?.size === line.size && line.pieces.every(({ left }) => left < cut - 1);

/** Rows of a table stand at the same heights, in short cells or in figures; columns of prose have lines that run on. */
function kindOf({ left, right }: Pick<Band, 'left' | 'right'>): Band['kind'] {
  const [lines, others] = [linesOf(left), linesOf(right)];
  const isAligned = left.length > 0 && right.length > 0 && alignedShare(lines, others) >= 0.4;
  if (lines.length < 3 || others.length < 3)
    return isAligned && right.every(({ text }) => isFigure.test(text.trim())) ? 'rows' : 'unsure';
  return !isAligned || (isProse(left) && isProse(right)) ? 'columns' : 'rows';
}

function alignedShare(lines: Line[], others: Line[]): number {
  const [few, many] = lines.length < others.length ? [lines, others] : [others, lines];
  let at = 0;
  const aligned = few.filter(({ base }) => {
    while ((many[at]?.base ?? 0) > base + 1.5) at++;
    return Math.abs((many[at]?.base ?? Number.NEGATIVE_INFINITY) - base) <= 1.5;
  });
  return aligned.length / few.length;
}

const isFigure = /^[\s\d.,%€+−–-]*\d[\s\d.,%€+−–-]*\S{0,4}$/u;

function isProse(segments: Piece[]): boolean {
  const texts = segments.map(({ text }) => text.trim());
  const share = (kind: RegExp) => texts.filter((text) => kind.test(text)).length / texts.length;
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  return share(isFigure) < 0.2 && ((lengths[lengths.length >> 1] ?? 0) >= 25 || share(/^\p{Ll}/u) >= 0.25);
}

/**
 * Figures set large side by side, each with its words in small print below: each is read with its own words.
 * Elsewhere the block is left whole.
 */
function cardsApart(segments: Piece[]): Piece[][] {
  const blocks: Piece[][] = [];
  let cards: Piece[][] = [];
  let rest: Piece[] = [];
  const lines = linesOf(segments);
  for (const [index, line] of lines.entries()) {
    const [above, below] = [lines[index - 1], lines[index + 1]];
    if (isHeadOfCards(line, below)) {
      blocks.push(...cards, rest);
      rest = [];
      cards = line.pieces.map((piece) => [piece]);
    } else if (above && areUnder(cards, line, above)) {
      for (const piece of line.pieces) cardOf(cards, piece)?.push(piece);
    } else {
      blocks.push(...cards);
      cards = [];
      rest.push(...line.pieces);
    }
  }
  return [...blocks, ...cards, rest].filter((block) => block.length > 0);
}

function isHeadOfCards(line: Line, below: Line | undefined): boolean {
  if (line.pieces.length > mostCards) return false;
  const cards = line.pieces.map((piece) => [piece]);
  return cards.length > 1 && below !== undefined && line.size >= 1.3 * below.size && areUnder(cards, below, line);
}

/** Close below what is already in the cards, in smaller print than their heads. */
const areUnder = (cards: Piece[][], line: Line, above: Line): boolean =>
  line.size <= (cards[0]?.[0]?.size ?? 0) / 1.3 &&
  above.base - line.base < (above.size > line.size ? 2 * above.size : 1.5 * line.size) &&
  line.pieces.every((piece) => cardOf(cards, piece));

/** The card whose head begins where the piece does, or is centred above it. */
const cardOf = (cards: Piece[][], piece: Piece): Piece[] | undefined =>
  cards.find(([head]) => head && (Math.abs(head.left - piece.left) < 3 || Math.abs(middle(head) - middle(piece)) < 3));

const middle = ({ left, right }: Piece): number => (left + right) / 2;

/** Lines of a block; an empty one where a paragraph ends or the print changes size. Cells are parted by tabs. */
function printBlock(block: Piece[]): string {
  const lines = linesOf(block);
  const pitch = usualPitch(lines);
  return lines
    .map((line, index) => {
      const before = lines[index - 1];
      const parted = before && (isWide(before.base - line.base, line, pitch) || isOtherSize(before, line));
      return `${parted ? '\n' : ''}${line.pieces.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join('\t')}`;
    })
    .join('\n');
}

const isWide = (step: number, { size }: Line, pitch: number): boolean =>
  step > 2.3 * size || (step > 1.35 * pitch && step > 1.6 * size);

const isOtherSize = (a: Line, b: Line): boolean => Math.max(a.size, b.size) > 1.15 * Math.min(a.size, b.size);

/** Median distance between neighbouring lines of the same print. */
function usualPitch(lines: Line[]): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && !isOtherSize(before, line) ? [before.base - line.base] : [];
  });
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? Number.POSITIVE_INFINITY;
}
