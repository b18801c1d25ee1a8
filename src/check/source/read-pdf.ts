import { getDocumentProxy } from 'unpdf';
import { isDomainError } from '../../kernel/errors.ts';
import { layOut } from './pdf-layout.ts';
import type { Piece } from './pdf-line.ts';
import { refuseSwollen } from './pdf-streams.ts';
import { brokenDocument, lockedDocument, scannedDocument } from './refusals.ts';
import type { SourceText } from './source-text.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** Text of a PDF in reading order, one page after the other, each ended by a form feed. */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  refuseSwollen(bytes);
  const pdf = await open(bytes);
  try {
    let text = '';
    const pages: number[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      pages.push(text.length);
      text += `${layOut(await piecesOf(await pdf.getPage(number)))}\n\f\n`;
    }
    if (!/\p{L}/u.test(text)) throw scannedDocument();
    return { text, pages };
  } catch (error) {
    throw isDomainError(error) ? error : brokenDocument();
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // A copy: the reader keeps the memory it is given, and refuses a Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? lockedDocument() : brokenDocument();
  }
}

async function piecesOf(page: Page): Promise<Piece[]> {
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 0] = page.view;
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 0, b = 0, , , left = 0, base = 0] = item.transform as number[];
    const last = pieces.at(-1);
    // Text set upright along a margin belongs to no line.
    if (Math.abs(b) > Math.abs(a)) continue;
    if (item.str.trim())
      pieces.push({ text: item.str, left, right: left + item.width, base, size: item.height || Math.abs(a) });
    else if (last && item.str) last.text += ' ';
  }
  return withoutPageNumber(pieces, bottom, top);
}

const pageNumber = /^\s*(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:\/|sur)\s*\d{1,3})?\s*$/iu;

/** More numbers than that at the top and the foot are those of a plan. */
const mostPageNumbers = 100;

/** The number of the page, alone on its line at the top or the foot, is no figure. */
function withoutPageNumber(pieces: Piece[], bottom: number, top: number): Piece[] {
  const margin = 0.08 * (top - bottom);
  const isMargin = ({ base }: Piece) => base < bottom + margin || base > top - margin;
  const numbers = pieces.filter((piece) => isMargin(piece) && pageNumber.test(piece.text));
  if (numbers.length > mostPageNumbers) return pieces;
  const alone = new Set(numbers.filter((number) => !pieces.some((other) => isBeside(number, other))));
  return pieces.filter((piece) => !alone.has(piece));
}

/** Within a word of it, on the same line. */
const isBeside = (piece: Piece, other: Piece): boolean =>
  other !== piece &&
  Math.abs(other.base - piece.base) < piece.size &&
  Math.max(other.left - piece.right, piece.left - other.right) < 2 * piece.size;
