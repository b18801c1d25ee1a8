import { largestDocument, swollen } from './refusals.ts';
import type { SourceText } from './source-text.ts';

/** Where a page of the file begins; taken out of the text at the end. */
const pageMark = '\f';

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
    const line = this.#top.line.replace(/^[ \t]+|[ \t]+$/g, '');
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
    this.#frames.push(newFrame());
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
    this.#frames.push(newFrame());
  }

  closeAside(): void {
    this.#hanging.push(...this.#close());
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
    lines.push(...added);
    this.#top.last = kind;
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
