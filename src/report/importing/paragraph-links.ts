import type { Paragraph } from './flow.ts';

/** What stands above or beside a paragraph that says what it is about. All are indexes of paragraphs. */
export interface Links {
  /** The line that opens its list or its group: "Tourisme :". */
  head: number | null;
  /** The first row of its table. */
  table: number;
  /** The words that name a number alone on its line. */
  name: number | null;
}

/** One pass over the paragraphs of a sheet. */
export function linksOf(text: string, paragraphs: Paragraph[]): Links[] {
  const names = namesOfNumbers(text, paragraphs);
  let group: number | null = null;
  let list: number | null = null;
  let table = 0;
  return paragraphs.map((paragraph, at) => {
    const above = paragraphs[at - 1];
    if (above?.part !== paragraph.part) [group, list] = [null, null];
    else if (above.kind === 'lead') [group, list] = [at - 1, null];
    else if (text[above.end - 1] === ':') list = at - 1;
    else if (paragraph.kind !== 'item') list = null;
    if (paragraph.kind !== 'row' || above?.kind !== 'row' || above.part !== paragraph.part) table = at;
    return { head: list ?? group, table, name: names.get(at) ?? null };
  });
}

const longestName = 140;

/**
 * Numbers alone on their lines take the words beneath them, or those above where their list begins so: "Visiteurs / 7 124 /
 * Élèves / 166". One line of words more than there are numbers is the title of the list.
 */
function namesOfNumbers(text: string, paragraphs: Paragraph[]): Map<number, number> {
  const names = new Map<number, number>();
  const isName = (at: number): boolean => {
    const paragraph = paragraphs[at];
    if (!paragraph || paragraph.kind === 'number' || paragraph.kind === 'row') return false;
    return paragraph.end - paragraph.start < longestName && text[paragraph.end - 1] !== ':';
  };
  for (let from = 0; from < paragraphs.length; ) {
    let to = from + 1;
    while (to < paragraphs.length && goesOn(paragraphs, to, isName)) to++;
    const numbers = indexes(from, to).filter((at) => paragraphs[at]?.kind === 'number');
    const isAbove =
      paragraphs[from]?.kind !== 'number' && numbers.length * 2 === to - from && paragraphs[to - 1]?.kind === 'number';
    for (const at of numbers) {
      const places = (isAbove ? [at - 1, at + 1] : [at + 1, at - 1]).filter(
        (place) => paragraphs[place]?.part === paragraphs[at]?.part,
      );
      const place = places.find(isName);
      if (place !== undefined) names.set(at, place);
    }
    from = to;
  }
  return names;
}

const indexes = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Numbers and names by turns, in one part. */
function goesOn(paragraphs: Paragraph[], at: number, isName: (at: number) => boolean): boolean {
  const [above, paragraph] = [paragraphs[at - 1], paragraphs[at]];
  if (above?.part !== paragraph?.part) return false;
  return above?.kind === 'number' ? isName(at) : isName(at - 1) && paragraph?.kind === 'number';
}
