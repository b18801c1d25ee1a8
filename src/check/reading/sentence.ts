import { lastIndexUpTo } from './last-index-up-to.ts';
import { latinLetters } from './latin-letters.ts';

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

/** A line does not end its sentence so, however short it is. */
const goesOn =
  /(?:[,;:(«–-]|(?<![A-Za-zÀ-ÿ])(?:l[ae’]|les|d[eu’]|des|une?|à|aux?|en|et|ou|où|sur|sous|par|pour|dans|avec|sans|entre|vers|chez|que|qui|dont|soit|est|sont|ont|plus|moins|environ|M|Mme|St|Saint|Sainte))$/iu;
/** A capital, and no word that goes back to the line above. */
const opensAnew = latinLetters(/^[ \t]*(?!(?:Soit|Dont|Après|Et|Total)(?!\p{L}))[A-ZÀ-Ý](?=[\p{L} ’'])/u);
const hasWords = latinLetters(/\p{L}{2}/u);
/** Lines so many above and below show how long a line may be. */
const aside = 3;

/**
 * The same sentences, parted where a line ends for a reason: the next one begins with a capital, and its first word
 * would have had room. Items and captions seldom have a full stop.
 */
export function partedByLines(text: string, sentences: Sentence[]): Sentence[] {
  const ends = endsOfLines(text);
  let at = 0;
  return sentences.flatMap(({ start, end }) => {
    const parts: Sentence[] = [];
    let from = start;
    while (at < ends.length && (ends[at] ?? 0) <= start) at++;
    for (; at < ends.length && (ends[at] ?? 0) < end; at++) {
      parts.push({ start: from, end: ends[at] ?? end });
      from = ends[at] ?? end;
    }
    return [...parts, { start: from, end }];
  });
}

/** Where lines end that have room for the first word of the next. */
function endsOfLines(text: string): number[] {
  const lines = text.split('\n');
  const lengths = lines.map((line) => line.trimEnd().length);
  const found: number[] = [];
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const end = start + line.length;
    start = end + 1;
    if (next === undefined || !hasWords.test(line) || !opensAnew.test(next) || goesOn.test(line.trimEnd())) continue;
    const first = next.trimStart().split(' ', 1)[0]?.length ?? 0;
    const longest = Math.max(...lengths.slice(Math.max(0, at - aside), at + aside + 1));
    if ((lengths[at] ?? 0) + 1 + first <= longest) found.push(end);
  }
  return found;
}

/** The same text, as long, every kind of space a plain one. */
export const plainOf = (text: string): string => text.replace(/[\u00a0\u202f\u2009\u2007]/g, ' ');

/** Index of the sentence an offset is in. */
export const sentenceAt = (sentences: Sentence[], offset: number): number =>
  lastIndexUpTo(sentences.length, (index) => sentences[index]?.start ?? 0, offset);
