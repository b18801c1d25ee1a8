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

const patternOfWord = (word: string): string =>
  [...word.normalize('NFC')]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      if (alike[plain]) return `[${alike[plain]}]`;
      if (/^[a-z]$/.test(plain)) return `[${plain}${plain.toUpperCase()}]`;
      return /^[\p{L}\p{N}]$/u.test(letter) ? letter : letter === '’' || letter === "'" ? "['’]" : `\\${letter}`;
    })
    .join('');
