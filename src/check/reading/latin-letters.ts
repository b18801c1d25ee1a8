/** Those of French and its neighbours, and the ligatures that PDFs print. */
const letters = 'A-Za-zªµºÀ-ÖØ-öø-ɏﬀ-ﬆ';
const classes: Record<string, string> = { '\\p{L}': `[${letters}]`, '\\P{L}': `[^${letters}]` };

/**
 * The same pattern with Latin letters for `\p{L}`. All the letters of the world, in both cases, take some two milliseconds
 * to compile, so often that a report of one pass spent more time on that than on reading.
 */
export const latinLetters = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source.replace(/\[(?:\\.|[^\]])*\]|\\[pP]\{L\}/g, (found) => classes[found] ?? found.replaceAll('\\p{L}', letters)),
    flags,
  );
