import { announcedInSentences } from './announced-in-sentences.ts';
import { announcedUnderHeadings } from './announced-under-headings.ts';
import type { Announced } from './announcement.ts';
import type { ReadText } from './prose-rule.ts';

export type { Announced } from './announcement.ts';

/**
 * What a text announces, in its order: each item under a heading such as « Perspectives 2021 », and sentences elsewhere
 * that plan something for a later year (« sera lancée en 2021 », « est prévu au printemps 2021 »).
 */
export function announcedIn(read: ReadText): Announced[] {
  const items = announcedUnderHeadings(read.plain, read.year);
  const sentences = announcedInSentences(read);
  const found = [...items];
  let at = 0;
  for (const sentence of sentences) {
    while (at < items.length && (items[at]?.end ?? 0) <= sentence.start) at++;
    const item = items[at];
    if (!item || item.start >= sentence.end) found.push(sentence);
  }
  return found.sort((a, b) => a.start - b.start);
}
