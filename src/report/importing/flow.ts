import { lastIndexUpTo } from '../../check/reading/last-index-up-to.ts';
import type { Part } from './cut-blocks.ts';
import type { Line } from './lines.ts';
import { type Links, linksOf } from './paragraph-links.ts';

export type ParagraphKind = 'prose' | 'item' | 'row' | 'lead' | 'number';

export interface Paragraph {
  kind: ParagraphKind;
  /** Offsets in the flow. */
  start: number;
  end: number;
  part: number;
  page: number;
}

/** The text of a sheet as it was before it was set on pages: lines joined into paragraphs, words whole again. */
export interface Flow {
  text: string;
  paragraphs: Paragraph[];
  /** By paragraph. */
  links: Links[];
  /** Offset in the document of a character of the flow. */
  sourceOf(offset: number): number;
}

const bullet = /^(?:[•●◦▪»*>-]|[–—]|o(?=\s))\s*/u;

/** Joins the lines of each part; two parts never share a sentence. */
export function flowOf(parts: Part[], compounds: (word: string) => boolean): Flow {
  const places: { at: number; source: number }[] = [];
  const paragraphs: Paragraph[] = [];
  let text = '';
  const append = (piece: string, source: number) => {
    places.push({ at: text.length, source });
    text += piece;
  };
  const appendLine = (words: string, line: Line) => {
    for (const [at, from] of stretchesOf(words, line.raw))
      places.push({ at: text.length + at, source: line.start + from });
    text += words;
  };
  for (const [part, { lines }] of parts.entries()) {
    if (text) append('\n\f', lines[0]?.start ?? 0);
    for (const [at, line] of lines.entries()) {
      const before = lines[at - 1];
      const open = paragraphs.at(-1);
      const lead = bullet.exec(line.text)?.[0].length ?? 0;
      const words = line.text.slice(lead);
      if (before && open && open.part === part && continues(lines, at)) {
        text = joinTo(text, words, compounds);
        appendLine(words, line);
        open.end = text.length;
        continue;
      }
      const kind = kindOf(line);
      if (open && open.part === part) append(kind === 'row' && open.kind === 'row' ? '\n' : '\n\n', line.start);
      const start = text.length;
      appendLine(words, line);
      paragraphs.push({ kind, start, end: text.length, part, page: line.page });
    }
  }
  const sourceOf = (offset: number) => {
    const place = places[lastIndexUpTo(places.length, (index) => places[index]?.at ?? 0, offset)];
    return place ? place.source + offset - place.at : 0;
  };
  const told = paragraphs.map((each) => leadOf(text, each));
  return { text, paragraphs: told, links: linksOf(text, told), sourceOf };
}

/** Where the stretches of a line begin, in its tidied words and as it is in the document. */
function stretchesOf(words: string, raw: string): [at: number, from: number][] {
  const stretches: [number, number][] = [];
  let from = raw.length - words.length;
  for (let at = 0, next = Math.max(0, raw.indexOf(words.charAt(0))); at < words.length; at++, next++) {
    while (next < raw.length && raw.charAt(next) !== words.charAt(at)) next++;
    if (at === 0 || next - at !== from) stretches.push([at, next]);
    from = next - at;
  }
  return stretches;
}

/** Room for the next line: a word cut at the end of its line is made whole, unless it was a compound. */
function joinTo(text: string, next: string, isCompound: (word: string) => boolean): string {
  const first = /(\p{L}+)[-\u00ad]$/u.exec(text.slice(-40))?.[1];
  if (first === undefined) return `${text} `;
  const second = /^\p{L}+/u.exec(next)?.[0] ?? '';
  if (!/^\p{Ll}/u.test(second) || isCompound(`${first}-${second}`)) return text;
  return text.slice(0, -1);
}

const leadOf = (text: string, paragraph: Paragraph): Paragraph =>
  paragraph.kind !== 'row' &&
  paragraph.end - paragraph.start < 90 &&
  /:$/.test(text.slice(paragraph.start, paragraph.end))
    ? { ...paragraph, kind: 'lead' }
    : paragraph;

function kindOf({ text }: Line): ParagraphKind {
  if (text.includes('\t')) return 'row';
  if (isNumberAlone(text)) return 'number';
  return bullet.test(text) ? 'item' : 'prose';
}

/** "1 387", "+ 13,4 %", "2,6 M€": a figure that stands on a line of its own. */
const isNumberAlone = (text: string): boolean =>
  text.length < 32 && /^[+−-]?\s?\d[\d\s.,]*(?:\s?(?:%|[kM]?€(?: (?:HT|TTC))?|\p{L}{1,14}(?: \p{L}+)?))?$/u.test(text);

/** Whether a line goes on with the paragraph of the line above. */
function continues(lines: Line[], at: number): boolean {
  const [above, line] = [lines[at - 1], lines[at]];
  if (!above || !line || bullet.test(line.text) || [above, line].some(({ text }) => text.includes('\t'))) return false;
  if (/\p{L}[-\u00ad]$/u.test(above.text) && /^\p{L}/u.test(line.text)) return true;
  if (line.parted) return isAfterGap(above.text, line.text);
  if (isNumberAlone(above.text)) return false;
  if (/^(?:\p{Ll}|[,;)%€])/u.test(line.text)) return !/[.!?]$/.test(above.text);
  if (isNumberAlone(line.text) && !isOpen(above.text)) return false;
  if (/[.!?…)]$/.test(above.text) && /^\p{Lu}[^.]{2,58}:$/u.test(line.text)) return false;
  if (/[.!?…]$/.test(above.text) && /^[\p{Lu}\d«]/u.test(line.text)) return !isShort(lines, at);
  if (/:$/.test(above.text) && above.text.length < 60) return false;
  if (/(?:[€%]|\d)$/.test(above.text) && /^\d/.test(line.text)) return false;
  return !isShort(lines, at) || isOpen(above.text);
}

/** A sentence may be parted by the end of a column. */
const isAfterGap = (above: string, next: string): boolean =>
  /^\p{Ll}/u.test(next) && above.length > 20 && !/[.!?:;]$/.test(above) && !isNumberAlone(above);

const isOpen = (text: string): boolean =>
  /(?:[,(«–]|(?<!\p{L})(?:de|du|des|la|le|les|et|en|à|au|aux|pour|sur|dans|avec|par|plus|moins|près|[dl][’']))$/iu.test(
    text,
  );

/** The next word would still have gone on the line above: it was ended on purpose. */
function isShort(lines: Line[], at: number): boolean {
  const near = lines.slice(Math.max(0, at - 4), at + 4).map(({ text }) => text.length);
  const above = lines[at - 1]?.text ?? '';
  const next = /^\S+/.exec(lines[at]?.text ?? '')?.[0] ?? '';
  return above.length + next.length + 1 < Math.max(...near) * 0.8;
}
