import { largestDocument, swollen } from './refusals.ts';
import type { SourceText } from './source-text.ts';

/** Where a page of the file begins; taken out of the text at the end. */
const pageMark = '\f';

/** Tables within tables and boxes within boxes, far beyond what anybody draws. */
const deepest = 100;

interface Frame {
  lines: string[];
  line: string;
  /** Cells of the row under way, each as its paragraphs. */
  row: string[][] | null;
  last: Kind;
}

type Kind = 'paragraph' | 'item' | 'row';

const newFrame = (): Frame => ({ lines: [], line: '', row: null, last: 'row' });

/**
 * Text of an office file as it is walked through: a paragraph is a line with an empty one before it, an item of a list a
 * line with a bullet, a table row one line with its cells parted by tabs. Cells that hold whole passages (three paragraphs or more) lay out a page rather than a table: their
 * paragraphs stay lines.
 */
export class Flow {
  #frames: Frame[] = [newFrame()];
  /** What floats or is noted below (boxes, notes): read after the paragraph it hangs on. */
  #hanging: string[] = [];
  #left = largestDocument;

  write(text: string): void {
    this.#left -= text.length;
    if (this.#left < 0) throw swollen();
    this.#top.line += text;
  }

  endLine(kind: 'paragraph' | 'item' = 'paragraph'): void {
    const line = withoutMargins(this.#top.line);
    this.#top.line = '';
    if (line.trim()) this.#put(kind, (kind === 'item' ? `• ${line}` : line).split('\n'));
    else if (line) this.#top.lines.push(line);
    if (this.#frames.length === 1) for (const text of this.#hanging.splice(0)) this.#put('paragraph', [text]);
  }

  beginPage(): void {
    this.write(pageMark);
  }

  openRow(): void {
    this.#top.row = [];
  }

  openCell(): void {
    this.#open();
  }

  /** `columns` is more than one where cells were merged. */
  closeCell(columns = 1): void {
    const cell = this.#close();
    this.#top.row?.push(cell, ...Array.from({ length: columns - 1 }, () => []));
  }

  closeRow(): void {
    const { row } = this.#top;
    this.#top.row = null;
    if (!row?.some((cell) => cell.length > 0)) return;
    if (row.some((cell) => cell.length > 2)) for (const text of row.flat()) this.#put('paragraph', [text]);
    else this.#put('row', [row.map((cell) => cell.join(' ')).join('\t')]);
  }

  openAside(): void {
    this.#open();
  }

  closeAside(): void {
    for (const line of this.#close()) this.#hanging.push(line);
  }

  finish(): SourceText {
    while (this.#frames.length > 1) this.closeAside();
    this.endLine();
    const parts = this.#top.lines.join('\n').trimEnd().split(pageMark);
    let at = 0;
    const pages = parts.map((part) => {
      const begins = at;
      at += part.length;
      return begins;
    });
    return { text: parts.join(''), pages };
  }

  /** Only a paragraph stands apart: items and rows follow each other. */
  #put(kind: Kind, added: string[]): void {
    const { lines, last } = this.#top;
    if (lines.length > 0 && (kind === 'paragraph' || last !== kind)) lines.push('');
    for (const line of added) lines.push(line);
    this.#top.last = kind;
  }

  #open(): void {
    if (this.#frames.length >= deepest) throw swollen();
    this.#frames.push(newFrame());
  }

  #close(): string[] {
    const frame = this.#frames.length > 1 ? this.#frames.pop() : undefined;
    if (!frame) return [];
    return [...frame.lines, frame.line].filter((line) => line.trim());
  }

  get #top(): Frame {
    const frame = this.#frames.at(-1);
    if (!frame) throw new Error('a flow always has a frame');
    return frame;
  }
}

/** Without spaces and tabs at either end. */
function withoutMargins(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';
