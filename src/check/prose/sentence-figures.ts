import type { Mention } from '../reading/mention.ts';
import type { ReadText } from './prose-rule.ts';

/** A sentence that has figures, and them. */
export interface SentenceFigures {
  start: number;
  end: number;
  /** The sentence, every kind of space a plain one and lines joined; offsets are those of the text less `start`. */
  text: string;
  figures: Mention[];
}

/** Beyond these it is no sentence but a table, or what a PDF left of one. */
const mostFigures = 40;
const longest = 1500;
/** Further back words say nothing of a figure. */
const reach = 90;

const known = new WeakMap<ReadText, SentenceFigures[]>();

/** Sentences with at least so many figures; found once for all the rules that read a text. */
export function sentencesWithFigures(read: ReadText, least = 2): SentenceFigures[] {
  const all = known.get(read) ?? sentencesIn(read);
  known.set(read, all);
  return least <= 1 ? all : all.filter(({ figures }) => figures.length >= least);
}

function sentencesIn({ plain, sentences, mentions }: ReadText): SentenceFigures[] {
  const found: SentenceFigures[] = [];
  let at = 0;
  for (const { start, end } of sentences) {
    const first = at;
    while (at < mentions.length && (mentions[at]?.start ?? 0) < end) at++;
    if (at === first || at - first > mostFigures || end - start > longest) continue;
    found.push({ start, end, text: onOneLine(plain.slice(start, end)), figures: mentions.slice(first, at) });
  }
  return found;
}

/** More than one rule asks. */
const linesJoined = new WeakMap<ReadText, string>();

/** The whole text on one line, as long as before. */
export function oneLineOf(read: ReadText): string {
  const line = linesJoined.get(read) ?? onOneLine(read.plain);
  linesJoined.set(read, line);
  return line;
}

/** As long as before. */
export const onOneLine = (text: string): string => text.replace(/[\n\t\r]/g, ' ').replaceAll("'", '’');

export const textBetween = (sentence: SentenceFigures, from: number, to: number): string =>
  sentence.text.slice(Math.max(0, from - sentence.start), Math.max(0, to - sentence.start));

export const gapBetween = (sentence: SentenceFigures, a: Mention, b: Mention): string =>
  textBetween(sentence, a.end, b.start);

export const textAfter = (sentence: SentenceFigures, { end }: Mention): string =>
  textBetween(sentence, end, sentence.end);

/** The last words before a figure. */
export const textBefore = (sentence: SentenceFigures, { start }: Mention): string =>
  textBetween(sentence, Math.max(sentence.start, start - reach), start);

/** How many brackets are open at each figure. */
export function depthsIn({ start, text, figures }: SentenceFigures): number[] {
  let depth = 0;
  let at = 0;
  return figures.map((figure) => {
    for (; at < figure.start - start; at++) {
      if (text[at] === '(') depth++;
      else if (text[at] === ')') depth = Math.max(0, depth - 1);
    }
    return depth;
  });
}
