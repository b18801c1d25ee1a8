/** Letters that people type one for another. */
const alike: Record<string, string> = {
  a: 'aàâäáãåAÀÂÄÁÃÅ',
  c: 'cçCÇ',
  e: 'eéèêëEÉÈÊË',
  i: 'iîïíìIÎÏÍÌ',
  n: 'nñNÑ',
  o: 'oôöóòõOÔÖÓÒÕ',
  u: 'uùûüúUÙÛÜÚ',
  y: 'yÿýYŸÝ',
};

/**
 * A regular expression of PostgreSQL that finds a name in a text, in any case, with or without its accents, its words in
 * their order or the last one first, and no word that only begins or ends so.
 */
export function patternOfName(name: string): string {
  const words = name
    .trim()
    .split(/[\s\u00a0\u202f-]+/)
    .filter(Boolean)
    .map(patternOfWord);
  const orders =
    words.length > 1
      ? [words, [...words.slice(-1), ...words.slice(0, -1)], [...words.slice(1), ...words.slice(0, 1)]]
      : [words];
  const either = [...new Set(orders.map((order) => order.join('[\\s\\u00a0\\u202f,.-]+')))].join('|');
  return `(?<![[:alnum:]])(?:${either})(?![[:alnum:]])`;
}

/** The same for texts that the database does not hold. */
export const asJavaScript = (pattern: string): RegExp =>
  new RegExp(pattern.replaceAll('[[:alnum:]]', '[\\p{L}\\p{N}]'), 'gu');

const patternOfWord = (word: string): string => [...word.normalize('NFC')].map(patternOfLetter).join('');

function patternOfLetter(letter: string): string {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const cases = [letter.toLowerCase(), letter.toUpperCase()].filter((each) => [...each].length === 1);
  if (/^\p{L}$/u.test(letter)) return `[${alike[plain] ?? plain}${[...new Set([letter, ...cases])].join('')}]`;
  if (/^[’']$/.test(letter)) return "['’]";
  // Marks that a pattern gives a meaning to; a reader of patterns refuses to have any other escaped.
  return /^[\^$.*+?()[\]{}|/]$/.test(letter) ? `\\${letter}` : letter;
}
