import { plainOf } from '../../check/reading/sentence.ts';
import type { SourceText } from '../../check/source/source-text.ts';
import { searchForm } from '../../kernel/french.ts';
import { wordsOf } from './words.ts';

/** A line of a document that says something. */
export interface Line {
  start: number;
  end: number;
  /** As in the document, every kind of space a plain one. */
  raw: string;
  /** Spaces run together and marks of Markdown left out; tabs, which part the cells of a table, kept. */
  text: string;
  /** The first of its words, to compare. */
  words: string[];
  page: number;
  opensPage: boolean;
  /** Parted from the line above by more than lines usually are there. */
  parted: boolean;
}

/** The lines of a document, without what each page repeats at its top or bottom. */
export function linesIn(source: SourceText): Line[] {
  const lines = withoutRunning(written(source));
  return source.pages.length > 1 ? lines : lines.map((line) => ({ ...line, opensPage: looksLikeTop(source, line) }));
}

function written(source: SourceText): Line[] {
  const plain = plainOf(source.text);
  const found: { line: Line; blanks: number }[] = [];
  let [start, page, blanks] = [0, 0, 0];
  for (const raw of plain.split('\n')) {
    const before = page;
    while ((source.pages[page + 1] ?? Number.POSITIVE_INFINITY) <= start + raw.length) page++;
    const text = raw
      .replace(/\*\*|^\s*#+ |(?<!\S)\*(?=\p{L})|(?<=[\p{L}.])\*(?!\S)/gu, '')
      .replace(/[ \f\r]+/g, ' ')
      .trim();
    if (text) {
      const from = start + raw.search(/[^ \f\r]/);
      const last = found.at(-1)?.line;
      const opensPage = page > before || last === undefined || last.page < page + 1;
      const end = start + raw.trimEnd().length;
      found.push({
        line: {
          start: from,
          end,
          raw: raw.trim(),
          text,
          words: wordsOf(text.slice(0, 80)),
          page: page + 1,
          opensPage,
          parted: false,
        },
        blanks,
      });
      blanks = 0;
    } else blanks++;
    start += raw.length + 1;
  }
  const usual = usualBlanks(found.map((each) => each.blanks));
  return found.map(({ line, blanks: above }, at) => ({
    ...line,
    parted: line.opensPage || above > (usual[at] ?? 0),
  }));
}

const window = 12;

/** How many blank lines are usual around each line: every line is followed by one in many a text taken from a PDF. */
const usualBlanks = (blanks: number[]): number[] =>
  blanks.map((_, at) => {
    const near = blanks.slice(Math.max(0, at - window), at + window + 1).sort((a, b) => a - b);
    return near[Math.floor(near.length * 0.4)] ?? 0;
  });

/** Text taken from a PDF by many a tool has lost its pages, yet a page's first line begins with one space. */
const looksLikeTop = ({ text }: SourceText, { start, text: line }: Line): boolean =>
  start === 0 || (/(?:^|\n) $/.test(text.slice(Math.max(0, start - 2), start)) && /^[\p{L}\d]/u.test(line));

const edge = 3;
const fewestPages = 4;

/** Headers, footers and page numbers: what stands at the edge of many pages, but for its numbers. */
function withoutRunning(lines: Line[]): Line[] {
  const pages = Map.groupBy(lines, ({ page }) => page);
  if (pages.size < fewestPages) return lines.filter((line) => !isPageNumber(line.text));
  const edges = [...pages.values()].flatMap((of) => [...new Set([...of.slice(0, edge), ...of.slice(-edge)])]);
  const repeated = Map.groupBy(edges, runningForm);
  const most = Math.max(fewestPages, pages.size * 0.2);
  const dropped = new Set(
    edges.filter(
      (line) =>
        /^\d{1,4}$/.test(line.text) || isPageNumber(line.text) || pagesOf(repeated.get(runningForm(line))) >= most,
    ),
  );
  return [...pages.values()].flatMap((of) => {
    const kept = of.filter((line) => !dropped.has(line));
    return kept.map((line, at) => (at === 0 ? { ...line, opensPage: true, parted: true } : line));
  });
}

const pagesOf = (lines: Line[] = []): number => new Set(lines.map(({ page }) => page)).size;

/** Alike but for the number of the page; what is numbered on purpose is itself. */
const runningForm = ({ text }: Line): string =>
  /(?:fiche|action|mesure|projet|commission|pilier|axe|objectif)/i.test(text)
    ? text
    : searchForm(text.replace(/\d+/g, '#')) || text;

/** "Page 12", "- 12 -", "12 / 60". */
const isPageNumber = (text: string): boolean => /^(?:page \d+(?: ?(?:\/|sur) ?\d+)?|[-–] ?\d+ ?[-–])$/i.test(text);
