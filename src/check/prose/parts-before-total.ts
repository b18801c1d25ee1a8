import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent, kinshipOf } from './amounts.ts';
import { saysPart } from './parts-in-sentence.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';
import { gapBetween, type SentenceFigures, sentencesWithFigures, textAfter, textBetween } from './sentence-figures.ts';

/** A sentence of its own: "Total 265,3." */
const totals = latinLetters(/^\s*(?:soit (?:un )?)?(?:total|au total|ensemble)(?: général)?(?: de| :)? $/iu);
const ends = /^(?: \p{L}+)?\s*(?:$|\.)/u;
/** "immobilisations 214,6 ; créances et stocks 20,1" */
const nextItem = /^[^.;:()\d]{0,40} ?[;,] [^.;:()\d]{2,60}$/u;
const fewest = 3;
const farthest = 6;

/** "Actif : immobilisations 214,6 ; créances 20,1 ; trésorerie 30,6. Total 265,3." */
export function partsBeforeTotal(read: ReadText): StatedParts[] {
  let before: SentenceFigures | undefined;
  return sentencesWithFigures(read, 1).flatMap((sentence): StatedParts[] => {
    const listed = before;
    before = sentence;
    const [total, ...others] = sentence.figures;
    if (!listed || !total || others.length > 0 || sentence.start - listed.end > farthest) return [];
    const isTotal =
      totals.test(textBetween(sentence, sentence.start, total.start)) && ends.test(textAfter(sentence, total));
    const parts = isTotal ? itemsOf(listed, total) : [];
    return parts.length < fewest ? [] : [{ total, parts, others: [], evidence: 'said' }];
  });
}

/** All the figures of a sentence that lists things and their number. */
function itemsOf(sentence: SentenceFigures, total: Mention): Mention[] {
  const { figures } = sentence;
  const isList = figures.every((one, at) => {
    const before = figures[at - 1];
    return (
      !isPercent(one) && kinshipOf(one, total) !== null && (!before || nextItem.test(gapBetween(sentence, before, one)))
    );
  });
  return isList && !saysPart.test(sentence.text) ? figures : [];
}
