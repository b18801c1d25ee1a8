import { lastIndexUpTo } from './last-index-up-to.ts';

/** A stretch of text that ends with its sentence, its paragraph or its item of a list. */
export interface Sentence {
  start: number;
  end: number;
}

/**
 * A full stop inside a number or after an abbreviation ends nothing, nor does a blank line before a small letter, as some
 * PDFs have between all their lines.
 */
const boundary =
  /(?<!\b(?:art|p|réf|cf|env|M|Mme|n|St|Ste|hab|av|bd|max|min|etc|éq|eq))[.!?…](?=[\s»”)]|$)[»”)]*|\n[ \t]*(?=\n(?![ \t]{0,8}\p{Ll})|[-–•●◦▪»*]|\d{1,2}[.)] )|\f/gu;

/** Sentences from one end of the text to the other, without a gap. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    if (end > start) sentences.push({ start, end });
    start = end;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

/** The same text, as long, every kind of space a plain one. */
export const plainOf = (text: string): string => text.replace(/[\u00a0\u202f\u2009\u2007]/g, ' ');

/** Index of the sentence an offset is in. */
export const sentenceAt = (sentences: Sentence[], offset: number): number =>
  lastIndexUpTo(sentences.length, (index) => sentences[index]?.start ?? 0, offset);
