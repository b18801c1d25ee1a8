import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent, isPositive } from './amounts.ts';
import { keyOf } from './named-counts.ts';
import type { ReadText } from './prose-rule.ts';
import { fits, type Trial } from './quotient-trial.ts';
import { gapBetween, type SentenceFigures, sentencesWithFigures, textAfter } from './sentence-figures.ts';

export interface WrongRest {
  share: Mention;
  whole: Mention;
  part: Mention;
  /** In percent. */
  expected: number;
}

/** "97,5 % ne l’ont donc jamais été": takes up what the sentence has just said of the others. */
const denied = latinLetters(/^ (?:d’entre (?:eux|elles) )?(?:ne |n’)(?:l’|le |la |les |en )/u);
/** "92,5 % de contrôles sans écart" */
const without = latinLetters(/^ (?:de |d’|des )(?:\p{L}[\p{L}’-]* ){1,3}sans (\p{L}[\p{L}-]*)/u);
const farthest = 25;

/** The share of those that are not the part: of so many, some are; the others make the percentage. */
export const wrongRests = (read: ReadText): WrongRest[] => sentencesWithFigures(read, 3).flatMap(restsIn);

function restsIn(sentence: SentenceFigures): WrongRest[] {
  return sentence.figures.flatMap((share, at) => {
    const [whole, part] = sentence.figures.slice(Math.max(0, at - 2), at);
    if (!isPercent(share) || share.saidAs !== 'exact' || !whole || !part || ![whole, part].every(isThing)) return [];
    const after = textAfter(sentence, share);
    const named = without.exec(after)?.[1];
    const isOfThem = denied.test(after) || (named !== undefined && keyOf(named) === keyOf(part.unit?.label ?? ''));
    const left = Number(whole.value) - Number(part.value);
    if (!isOfThem || left <= 0 || /contre|dont/u.test(gapBetween(sentence, part, share))) return [];
    const trial = (above: Mention): Trial => ({ result: share, above, below: whole, by: 100 });
    const expected = (100 * left) / Number(whole.value);
    const isRight = fits(trial({ ...part, value: String(left) })) || fits(trial(part));
    return isRight || Math.abs(expected - Number(share.value)) > farthest ? [] : [{ share, whole, part, expected }];
  });
}

const isThing = (one: Mention): boolean =>
  (one.unit === null || isCount(one)) && one.saidAs === 'exact' && one.decimals === 0 && isPositive(one) && !one.range;
