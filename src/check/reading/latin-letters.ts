/** Those of French and its neighbours, and the ligatures that PDFs print. */
const letters = 'A-Za-zªµºÀ-ÖØ-öø-ɏﬀ-ﬆ';

/**
 * The same pattern with Latin letters for `\p{L}`. All the letters of the world, in both cases, take some five
 * milliseconds to compile, so often that a report of one pass spent more time on that than on reading.
 */
export const latinLetters = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source.replace(/\[(?:\\.|[^\]])*\]|\\p\{L\}/g, (found) =>
      found === '\\p{L}' ? `[${letters}]` : found.replaceAll('\\p{L}', letters),
    ),
    flags,
  );
