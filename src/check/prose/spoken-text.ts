import { searchForm } from '../../kernel/french.ts';

/** What a text says, made ready for seeking whether it speaks of something. */
export interface SpokenText {
  /** Where each root stands, counted in words. */
  roots: ReadonlyMap<string, number[]>;
  words: number;
  /** How often two words stand side by side, and how often a long word is said. */
  pairs: ReadonlyMap<string, number>;
  terms: ReadonlyMap<string, number>;
}

const rootLength = 6;
const termLength = 9;
const empty = new Set(
  'les des une aux dans pour par sur avec est sont que qui ces ses cet cette leur leurs son nos notre ont été the'.split(
    ' ',
  ),
);

/** Words of a text in their order, without accents nor plurals; those that the end of a line cut are put back together. */
export function wordsOf(plain: string): string[] {
  const whole = plain.replace(/(?<=\p{Ll})-[^\S\n]*\n\s*(?=\p{Ll})/gu, '');
  return searchForm(whole)
    .split(' ')
    .filter((word) => (word.length > 2 || /\d\d/.test(word)) && !empty.has(word))
    .map((word) => word.replace(/aux$/, 'al').replace(/(?<=...)(?:e?s|x|e)$/, ''));
}

export const rootOf = (word: string): string => word.slice(0, rootLength);
export const pairsOfRoots = (words: string[]): string[] =>
  words.slice(1).map((word, at) => `${rootOf(words[at] ?? '')} ${rootOf(word)}`);
export const termsOf = (words: string[]): string[] =>
  words.filter((word) => word.length >= termLength && !/\d/.test(word)).map((word) => word.slice(0, termLength));

export function spokenIn(plain: string): SpokenText {
  const words = wordsOf(plain);
  const roots = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const known = roots.get(rootOf(word));
    if (known) known.push(at);
    else roots.set(rootOf(word), [at]);
  }
  return { roots, words: words.length, pairs: counted(pairsOfRoots(words)), terms: counted(termsOf(words)) };
}

function counted(all: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
