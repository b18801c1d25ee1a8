import { periodCode } from '../../kernel/period.ts';
import type { Mention } from '../reading/mention.ts';
import type { Sentence } from '../reading/sentence.ts';
import { meaningOf } from '../wording.ts';
import { kindOf } from './stated-change.ts';

const before = 100;
const after = 80;
const saysNothing = new Set(
  'plus moin environ pre total soit ainsi avec ete est ont etait sera pour cett cet dont entre depui ver anne an franc euro million milliard janvier fevrier mar avril mai juin juillet aout septembr octobr novembr decembr s il elle'.split(
    ' ',
  ),
);

/** The words around a figure, in its sentence, that say what it measures; never its unit nor numbers. */
export function subjectOf(plain: string, sentence: Sentence, mention: Mention): string[] {
  const lead = plain.slice(Math.max(sentence.start, mention.start - before), mention.start);
  const tail = plain.slice(mention.end, Math.min(sentence.end, mention.end + after));
  const unit = new Set(meaningOf(mention.unit?.label ?? ''));
  return meaningOf(`${whole(lead)} ${tail}`).filter(
    (word) => word.length > 2 && !/\d/.test(word) && !saysNothing.has(word) && !unit.has(word),
  );
}

/** A word that the cut left without its beginning is none. */
const whole = (lead: string): string => (lead.length < before ? lead : lead.replace(/^\S*/, ''));

export const inCommon = (a: string[], b: string[]): number => {
  const words = new Set(a);
  return b.filter((word) => words.has(word)).length;
};

export const sameFrame = (a: Mention, b: Mention): boolean =>
  kindOf(a) === kindOf(b) && (a.basis === null || b.basis === null || a.basis === b.basis) && !periodsDiffer(a, b);

export const periodsDiffer = (a: Mention, b: Mention): boolean =>
  a.period !== null && b.period !== null && periodCode(a.period) !== periodCode(b.period);
