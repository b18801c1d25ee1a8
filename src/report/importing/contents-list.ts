import type { Line } from './lines.ts';
import { wordsOf } from './words.ts';

/** A title that a table of contents announces. */
export interface ContentsEntry {
  title: string;
  code: string | null;
}

export interface ContentsList {
  entries: ContentsEntry[];
  /** Index of the line after it. */
  end: number;
}

const withPage = /^(.*?\p{L}.*?)(?:[ ]?[.…·_]{2,}[ ]?|\t+|[ ]+)(\d{1,3})$/u;
const numbered = /^([A-Z]{0,3}\d{1,2}(?:[.-]\d{1,3})*)[.)]?[ \t]+(?=\p{L})/u;
const fewest = 4;
/** Lines between two entries that announce no page: parts, titles that go over two lines. */
const reach = 4;

/** The table of contents of a document, told by the page numbers its lines end in, or by its name. */
export function contentsOf(lines: Line[]): ContentsList | undefined {
  const named = lines.findIndex(({ text }) => /^(?:sommaire|table des matières)$/i.test(text));
  return (named >= 0 ? byRepetition(lines, named + 1) : undefined) ?? byPages(lines, Math.max(0, named));
}

function byPages(lines: Line[], from: number): ContentsList | undefined {
  let entries: ContentsEntry[] = [];
  let [last, page] = [from, 0];
  for (let at = from; at < lines.length; at++) {
    if (at - last > reach) {
      if (entries.length >= fewest) break;
      [entries, page] = [[], 0];
    }
    const [, title, number] = withPage.exec(titleAt(lines, at)) ?? [];
    if (!title || Number(number) < page) continue;
    entries.push(entryOf(title));
    [last, page] = [at, Number(number)];
  }
  return entries.length >= fewest ? { entries, end: last + 1 } : undefined;
}

const longestTitle = 300;

/** A longer line is no title, and would take long to read as one. */
const titleAt = (lines: Line[], at: number): string => {
  const text = lines[at]?.text ?? '';
  return text.length < longestTitle ? text : '';
};

/** Without page numbers, it goes on until its first title comes again. */
function byRepetition(lines: Line[], from: number): ContentsList | undefined {
  const first = wordsOf(lines[from]?.text ?? '').join(' ');
  const end = lines.findIndex(
    ({ text, words }, at) => at > from && first.startsWith(words[0] ?? '') && wordsOf(text).join(' ') === first,
  );
  if (end < from + fewest) return undefined;
  return { entries: lines.slice(from, end).map(({ text }) => entryOf(text)), end };
}

function entryOf(text: string): ContentsEntry {
  const code = numbered.exec(text);
  const title = (code ? text.slice(code[0].length) : text).replace(/[ .…·_\t]+$/u, '');
  return { title, code: code?.[1] ?? null };
}
