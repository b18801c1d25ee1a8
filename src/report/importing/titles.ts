import type { ReportType } from '../report-type.ts';
import { contentsOf } from './contents-list.ts';
import type { ReadHeading } from './headings.ts';
import type { Line } from './lines.ts';
import { numberedSections, sectionsOf } from './sections.ts';
import { beginsWith, likeness, wordsOf } from './words.ts';

/** Where the title of a sheet stands among the lines of a document. */
export interface Title {
  at: number;
  count: number;
  text: string;
  code: string | null;
  section: string | null;
  /** Opens no sheet but a part of the report, a text or an annexe, where the sheet before ends. */
  isOther?: boolean;
}

/** The titles of sheets, from what announces them: the name of their section, a table of contents, a number. */
export function titlesIn(lines: Line[], type: ReportType, readHeading: ReadHeading): Title[] {
  const underSections = sectionTitles(lines, type);
  if (distinct(underSections) >= 2) return underSections;
  const numbered = numberedTitles(lines, type);
  const announced = announcedTitles(lines, type, readHeading, numbered);
  if (distinct(announced) >= 3) return announced;
  if (distinct(numbered) >= 2) return numbered;
  return loneSections(lines, type);
}

const distinct = (titles: Title[]): number =>
  new Set(titles.flatMap(({ text, isOther }) => (isOther ? [] : [text]))).size;

/** "1re commission : Attractivité : Tourisme": what follows the number and the name of a section. */
function sectionTitles(lines: Line[], type: ReportType): Title[] {
  const sections = numberedSections(type).filter(({ hasSheets }) => hasSheets);
  return lines.flatMap(({ words }, at): Title[] => {
    const section = sections.find(({ number }) => beginsWith(words, number));
    if (!section) return [];
    const { text, count } = wholeTitle(lines, at);
    const [, ...parts] = text.split(/\s*:\s+/);
    if (likeness(parts[0] ?? '', section.label) >= 0.5) parts.shift();
    const title = tidy(parts.join(' : '));
    return title ? [{ at, count, text: title, code: null, section: section.code }] : [];
  });
}

/** A title that plainly does not end goes on on the next line. */
function wholeTitle(lines: Line[], at: number): { text: string; count: number } {
  let text = lines[at]?.text ?? '';
  let count = 1;
  while (count < 3 && isOpen(text) && lines[at + count] && !lines[at + count]?.opensPage) {
    text = `${text} ${lines[at + count]?.text}`;
    count++;
  }
  return { text, count };
}

const isOpen = (text: string): boolean =>
  /(?:[-–,:&(]|(?<!\p{L})(?:de|du|des|la|le|les|et|en|à|au|aux|pour|sur|dans|avec|[dl][’']))\s*$/iu.test(text) ||
  text.split('(').length > text.split(')').length;

const tidy = (text: string): string =>
  text
    .replace(/(?<=\S.{24,}) \(.{40,}\)?$/u, '')
    .replace(/\s*(?:…|\.\.\.|[-–:])\s*$/u, '')
    .replace(/\s+/g, ' ')
    .trim();

/** "Fiche action 3.2 · Mobilités", "Description de l’action 4" with its title beneath. */
function numberedTitles(lines: Line[], type: ReportType): Title[] {
  const kinds = type.sheetKinds.map(({ label }) => label.replace(/[^\p{L} ]/gu, '.'));
  const opens = new RegExp(
    `^(?:description de l[’'])?(?:${kinds.join('|')}|fiche(?:[ -]action)?|action|projet|mesure)[ ]?(?:n[°o] ?)?([A-Z]{0,3}\\d{1,3}(?:[.-]?[A-Z\\d]{1,3})*)(?:[ ]?[·:–.-][ ]?(.*))?$`,
    'iu',
  );
  return lines.flatMap((line, at): Title[] => {
    const [found, code, behind] = (line.text.length < 200 && opens.exec(line.text)) || [];
    if (!found || !code) return [];
    const beneath = behind ? { text: behind, count: 0 } : paragraphAt(lines, at + 1);
    return beneath.text ? [{ at, count: 1 + beneath.count, text: tidy(beneath.text), code, section: null }] : [];
  });
}

/** The short paragraph that begins on a line. */
function paragraphAt(lines: Line[], at: number): { text: string; count: number } {
  let count = 0;
  let text = '';
  while (count < 4 && (count === 0 || goesOn(text, lines[at + count]))) {
    text = `${text} ${lines[at + count]?.text ?? ''}`.trim();
    count++;
  }
  return { text: text.replace(/\.$/, ''), count };
}

const goesOn = (text: string, next: Line | undefined): boolean =>
  next !== undefined && !/[.!?:]$/.test(text) && (isOpen(text) || /^\p{Ll}/u.test(next.text));

/** Titles that the table of contents lists, where they stand; a number written near gives them their code. */
function announcedTitles(lines: Line[], type: ReportType, readHeading: ReadHeading, numbered: Title[]): Title[] {
  const contents = contentsOf(lines);
  if (!contents) return [];
  const entries = new Map(contents.entries.map((entry) => [wordsOf(entry.title).join(' '), entry]));
  const named = sectionsOf(type);
  const isSection = (title: string) =>
    named(lineOf(title)) !== undefined || headingOf(readHeading, title) === 'section';
  const isOther = (title: string) => other.test(title) || headingOf(readHeading, title) !== undefined;
  const codes = new Map(numbered.map(({ at, code }) => [at, code]));
  const firsts = new Set([...entries.keys()].map((words) => words.split(' ')[0] ?? ''));
  const found = lines.slice(contents.end).flatMap((line, index): Title[] => {
    const at = contents.end + index;
    if (!firsts.has(line.words[0] ?? '')) return [];
    for (const count of [1, 2, 3]) {
      const text = lines
        .slice(at, at + count)
        .map((line) => line.text)
        .join(' ');
      const entry = text.length < 300 ? entries.get(wordsOf(text).join(' ')) : undefined;
      if (!entry || isSection(entry.title)) continue;
      const near = [at - 1, at + count, at + count + 1, at - 2].find((place) => codes.has(place));
      const code = entry.code ?? codes.get(near ?? -1) ?? null;
      return [{ at, count, text: entry.title, code, section: null, isOther: isOther(entry.title) }];
    }
    return [];
  });
  return found.length >= entries.size / 2 ? onceEach(found) : [];
}

/** A title may come again as a heading of its own within other sheets: the one that has a number is it, else the first. */
function onceEach(titles: Title[]): Title[] {
  const byText = Map.groupBy(titles, ({ text }) => text);
  const kept = new Set([...byText.values()].map((same) => same.find(({ code }) => code !== null) ?? same[0]));
  return titles.filter((title) => kept.has(title));
}

const headingOf = (readHeading: ReadHeading, title: string) => readHeading([lineOf(title)], 0)?.heading.kind;

const other =
  /^(?:annexes?|préface|préambule|avant-propos|introduction|éditorial|édito|sommaire|conclusion|glossaire|remerciements|index|lexique)(?!\p{L})/iu;

const lineOf = (text: string): Line => ({
  start: 0,
  end: 0,
  raw: text,
  text,
  words: wordsOf(text),
  page: 1,
  opensPage: false,
  parted: true,
});

/** Where nothing announces sheets, each section is one. */
function loneSections(lines: Line[], type: ReportType): Title[] {
  const sections = numberedSections(type);
  let last = -1;
  return lines.flatMap((line, at): Title[] => {
    const named = sections.flatMap(({ number }, index) => (beginsWith(line.words, number) ? [index] : []));
    const index = named.find((each) => each > last) ?? named[0];
    const section = index === undefined ? undefined : sections[index];
    if (index === undefined || !section?.hasSheets || /\d$/.test(line.text.replace(/n[°o] ?\d+$/i, ''))) return [];
    last = index;
    const own = section.number.length;
    const rest = line.text
      .split(/\s+/)
      .slice(own)
      .join(' ')
      .replace(/^[\s:·–-]+/, '');
    const beneath = rest ? { text: rest, count: 0 } : paragraphAt(lines, at + 1);
    return [{ at, count: 1 + beneath.count, text: tidy(beneath.text), code: null, section: section.code }];
  });
}
