import { readFigures } from '../reading/read-figures.ts';
import { partedByLines, plainOf, sentencesIn } from '../reading/sentence.ts';
import { documentYear } from './document-year.ts';
import type { ProseFinding, ReadText } from './prose-rule.ts';
import { proseRules } from './prose-rules.ts';

/** Reads a text; `year` is the year it speaks of, for "l’an dernier". */
export function readText(text: string, year?: number): ReadText {
  const plain = plainOf(text);
  return {
    text,
    plain,
    sentences: partedByLines(plain, sentencesIn(plain)),
    mentions: readFigures(text, year),
    year: year ?? documentYear(plain),
  };
}

/** What the rules find in a text, in its order, then what they miss in it of last year's report. */
export const checkText = (read: ReadText, previous?: ReadText): ProseFinding[] =>
  proseRules.flatMap((rule) => rule.check(read, previous)).sort((a, b) => startOf(a) - startOf(b));

const startOf = ({ places }: ProseFinding): number => places[0]?.start ?? Number.POSITIVE_INFINITY;
