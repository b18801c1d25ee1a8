/** A text without what typesetting changes in it: spaces, apostrophes, ellipses, and the bullets of lists. */
export const unspaced = (text: string): string =>
  text
    .replace(/[\s•]+/gu, '')
    .replaceAll("'", '’')
    .replaceAll('…', '...');
