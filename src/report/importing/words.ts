import { searchForm } from '../../kernel/french.ts';

/** Words to compare, without plurals; years alike, so that a report of another year is read too. */
export const wordsOf = (text: string): string[] =>
  searchForm(text.replace(/(?<!\p{L})n[°o] ?(?=\d)/giu, ''))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word
        .replace(/^(?:19|20)\d\d$/, '0000')
        .replace(/^(\d+)(?:ere|eme|er|re|nde?|e)$/, '$1e')
        .replace(/(?<=...)[sx]$/, ''),
    );

/** Whether words begin with those of a name, "Pilier 1". */
export const beginsWith = (words: string[], start: string[]): boolean => start.every((word, at) => words[at] === word);

/** Share of the words of one text that another has. */
export function likeness(text: string, other: string): number {
  const words = wordsOf(text);
  const others = new Set(wordsOf(other));
  return words.length === 0 ? 0 : words.filter((word) => others.has(word)).length / words.length;
}
