import type { ReportType } from '../report-type.ts';
import { contentsOf } from './contents-list.ts';
import type { ReadHeading } from './headings.ts';
import type { Line } from './lines.ts';
import { sectionsOf } from './sections.ts';
import { type Title, titlesIn } from './titles.ts';
import { wordsOf } from './words.ts';

/** A sheet cut out of a document: its lines but those of its title. */
export interface CutSheet {
  section: string | null;
  code: string | null;
  title: string;
  start: number;
  end: number;
  page: number;
  lines: Line[];
}

/** Cuts a document at the titles of its sheets, wherever on their pages they stand. */
export function cutSheets(lines: Line[], type: ReportType, readHeading: ReadHeading): CutSheet[] {
  const titles = titlesIn(lines, type, readHeading);
  const opening = openingLines(lines, titles, readHeading);
  const closing = closingLines(lines, readHeading);
  const begins = contentsOf(lines)?.end ?? 0;
  const sections = sectionLines(lines, type, readHeading).filter(({ at }) => at >= begins);
  const titleLines = new Set(
    titles.flatMap(({ at, count }) => Array.from({ length: count }, (_, index) => at + index)),
  );
  const sheets = opening.flatMap(({ title, from }, index): CutSheet[] => {
    const to = Math.min(
      opening[index + 1]?.from ?? lines.length,
      closing.find((at) => at > Math.max(title.at, from)) ?? lines.length,
    );
    const own = lines.slice(from, to);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || title.isOther) return [];
    const section = title.section ?? sections.findLast(({ at }) => at <= title.at)?.code ?? null;
    const body = own.filter((_, at) => !titleLines.has(from + at));
    return [
      {
        section,
        code: title.code,
        title: title.text,
        start: first.start,
        end: last.end,
        page: first.page,
        lines: body,
      },
    ];
  });
  const isUnderSections = sheets.some(({ section }) => section !== null);
  return withCodes(
    sheets.filter(({ section }) => section !== null || !isUnderSections),
    type,
  );
}

interface Opening {
  title: Title;
  from: number;
}

/** The line each sheet begins on; a title met again goes on with its sheet. */
function openingLines(lines: Line[], titles: Title[], readHeading: ReadHeading): Opening[] {
  const pages = pageStarts(lines);
  const startOf = (at: number) => pages.findLast((start) => start <= at) ?? 0;
  const byPage = isCutByPage(titles, startOf);
  const opening: Opening[] = [];
  for (const [index, title] of titles.entries()) {
    const before = opening.at(-1);
    if (before && sameTitle(before.title, title)) continue;
    const page = Math.max(startOf(title.at), before ? before.title.at + before.title.count : 0);
    const after = titles[index + 1]?.at ?? lines.length;
    const next = startOf(after) > title.at ? startOf(after) : after;
    const isOwn = byPage && !sharesHeading(lines, readHeading, page, title.at, next);
    opening.push({ title, from: isOwn ? page : title.at });
  }
  return opening;
}

const sameTitle = (a: Title, b: Title): boolean =>
  a.section === b.section && wordsOf(a.text).join(' ') === wordsOf(b.text).join(' ');

/** A heading on both sides of a title: what stands above still is of the sheet before. */
function sharesHeading(lines: Line[], readHeading: ReadHeading, from: number, title: number, to: number): boolean {
  const codesIn = (start: number, end: number) =>
    Array.from({ length: end - start }, (_, index) => readHeading(lines, start + index)?.heading).flatMap((heading) =>
      heading?.kind === 'block' ? [heading.block.code] : heading?.kind === 'keyFigures' ? [heading.kind] : [],
    );
  const above = from < title ? codesIn(from, title) : [];
  const below = new Set(above.length > 0 ? codesIn(title, to) : []);
  return above.some((code) => below.has(code));
}

const pageStarts = (lines: Line[]): number[] => lines.flatMap(({ opensPage }, at) => (opensPage ? [at] : []));

const top = 2;

/**
 * Whether sheets begin with a page. A PDF may give a title after what stands under it: where titles open many pages,
 * and pages hold one each, a title elsewhere on its page still is that of the whole page.
 */
function isCutByPage(titles: Title[], startOf: (at: number) => number): boolean {
  const pages = Map.groupBy(titles, ({ at }) => startOf(at));
  const crowded = [...pages.values()].filter(([first, ...others]) =>
    others.some((title) => first && !sameTitle(first, title)),
  );
  const atTop = titles.filter(({ at }) => at - startOf(at) <= top);
  return pages.size > 2 && crowded.length <= pages.size / 10 && atTop.length >= titles.length * 0.3;
}

/** Lines where something else than a sheet begins: a text of the report, an annexe. */
const closingLines = (lines: Line[], readHeading: ReadHeading): number[] =>
  lines.flatMap((_, at) => {
    const kind = readHeading(lines, at)?.heading.kind;
    return kind === 'outside' ? [at] : [];
  });

function sectionLines(lines: Line[], type: ReportType, readHeading: ReadHeading): { at: number; code: string }[] {
  const named = sectionsOf(type);
  return lines.flatMap((line, at) => {
    const heading = readHeading(lines, at)?.heading;
    const code = heading?.kind === 'section' ? heading.code : named(line)?.code;
    return code ? [{ at, code }] : [];
  });
}

/** Without a number of its own, a sheet has that of its section, and a letter where the section has several. */
function withCodes(sheets: CutSheet[], type: ReportType): CutSheet[] {
  const bySection = Map.groupBy(sheets, ({ section }) => section);
  return sheets.map((sheet) => {
    const number = type.sections.find(({ code }) => code === sheet.section)?.number.match(/\d+/)?.[0];
    const siblings = bySection.get(sheet.section) ?? [];
    if (sheet.code || !number || siblings.length > 26) return sheet;
    const letter = siblings.length > 1 ? String.fromCharCode(65 + siblings.indexOf(sheet)) : '';
    return { ...sheet, code: `${number}${letter}` };
  });
}
