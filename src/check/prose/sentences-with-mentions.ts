import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { narrow } from '../../kernel/french.ts';
import type { Mention } from '../reading/mention.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf } from './remembered.ts';

export interface SentenceWithMentions {
  sentence: Sentence;
  mentions: Mention[];
}

/** Sentences that say at least one figure, in the order of the text. */
export const sentencesWithMentions = keptOf(({ sentences, mentions }: ReadText): SentenceWithMentions[] => {
  let at = 0;
  return sentences.flatMap((sentence) => {
    const first = at;
    while ((mentions[at]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) at++;
    return at > first ? [{ sentence, mentions: mentions.slice(first, at) }] : [];
  });
});

/** A figure as a message quotes it: "4 700 visiteurs", on one line. */
export function quotedMention({ printed, unit }: Mention): string {
  const number = printed
    .trim()
    .replace(/^-/, '−')
    .replace(/(?<=\d)\s+/g, narrow)
    .replace(/\s+/g, ' ');
  return unit?.dimension === 'count' ? `${number} ${unit.label}` : number;
}

/** 3 267 and 3 260: the same number, printed to the nearest ten. */
export function mayBeRounded(a: Decimal, b: Decimal): boolean {
  const zeros = Math.max(...[a, b].map((value) => (value.includes('.') ? 0 : (/0*$/.exec(value)?.[0].length ?? 0))));
  return zeros > 0 && Math.abs(Number(a) - Number(b)) < 10 ** zeros;
}

/** Digits that say something: 845 300 has four, 2 817 640,35 nine. */
export function significantDigits(value: Decimal): number {
  const digits = value.replace(/\D/g, '').replace(/^0+/, '');
  return (decimalsOf(value) > 0 ? digits : digits.replace(/0+$/, '')).length;
}
