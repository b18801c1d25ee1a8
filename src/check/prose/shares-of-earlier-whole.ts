import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { sentenceAt } from '../reading/sentence.ts';
import { isCount, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { type FigureNames, namesIn, partNamed, wholeNamed } from './named-figures.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import type { NamedShare } from './shares-in-sentence.ts';

/** "2 536 420 €, soit 13,5 % des recettes réelles" */
const equals = latinLetters(
  /^(?: \p{L}[\p{L}’-]*){0,3}(?:,? soit | \((?:soit )?|,? ce qui représente )(?:environ |près de )?$/u,
);
const ofName = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de ses |de leurs )((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,4})(?=[ ]?[,.;:)]|$)/u,
);
/** "Le régime indemnitaire en représente 9,7 M€, soit 19,1 %": of what the sentence before ended on. */
const ofThat = latinLetters(
  /(?<!\p{L})en (?:représente|constitue|forme|absorbe|mobilise)(?:nt)? (?:environ |près de )?$/u,
);
/** "2 196 pannes ont été signalées ; 1 976 l’ont été dans les délais, soit 90 %" */
const ofThem = latinLetters(
  /^ (?:l’ont été|l’étaient|le sont|en sont|en étaient|en ont)(?!\p{L})[^.;:()]{0,60},? soit (?:environ )?$/u,
);
/** "Le grand public représente 60,1 % des entrées", "La subvention de la Ville, 63,8 % du budget, …" */
const weighs =
  /(?:^|[.;:\n])\s*(?:\p{Lu}[^.;:,()\d\n]{2,70}?)(?=,? )(?:,| représente(?:nt)?| pèse(?:nt)?| constitue(?:nt)?| font?) (?:environ )?$/u;
const lead = 90;
const change = latinLetters(
  /(?<!\p{L})(?:hausse|baisse|augment\p{L}*|diminu\p{L}*|progress\p{L}*|recul\p{L}*|évolution)(?!\p{L})/iu,
);

/** Shares whose whole an earlier sentence gives, under the same name, or last. */
export function sharesOfEarlierWhole(read: ReadText): NamedShare[] {
  const text = oneLineOf(read);
  const names = namesIn(read.plain, read.mentions);
  return read.mentions.flatMap((share, at): NamedShare[] => {
    if (!isPercent(share) || share.saidAs === 'between' || share.value.startsWith('-')) return [];
    return besideShare(read, text, names, at) ?? ofNamedPart(text, names, share, at);
  });
}

function besideShare(read: ReadText, text: string, names: FigureNames, at: number): NamedShare[] | null {
  const [part, share] = read.mentions.slice(at - 1, at + 1);
  if (at === 0 || !part || !share || isPercent(part) || !isPositive(part)) return null;
  const gap = text.slice(part.end, share.start);
  const found = (whole: Mention | undefined, evidence: NamedShare['evidence']): NamedShare[] =>
    whole ? [{ share, part, whole, candidates: [], evidence }] : [];
  if (ofThem.test(gap)) return found(countedBefore(read, at - 1, part), 'closed');
  if (!equals.test(gap)) return null;
  const words = text.slice(Math.max(0, part.start - lead), part.start);
  if (change.test(words)) return [];
  if (ofThat.test(words) && /^\s*[.,;)]/.test(text.slice(share.end, share.end + 3)))
    return found(lastBefore(read, at - 1, part), 'said');
  const name = nameAfter(text, share);
  return name ? found(wholeNamed(names, at - 1, part, name), 'beside') : [];
}

const nameAfter = (text: string, { end }: Mention): string | undefined => ofName.exec(text.slice(end, end + 70))?.[1];

/** The sentence names the part and the whole, and both were printed under these names shortly before. */
function ofNamedPart(text: string, names: FigureNames, share: Mention, at: number): NamedShare[] {
  const before = names.text.slice(Math.max(0, share.start - lead), share.start);
  const subject = weighs.exec(before)?.[0];
  const name = subject && nameAfter(text, share);
  if (!name || change.test(subject)) return [];
  const part = partNamed(
    names,
    at,
    subject.replace(/,? (?:représente|pèse|constitue|font?)(?:nt)? ?(?:environ )?$|[,.;:]/gu, ' '),
  );
  const whole = part && wholeNamed(names, at, part, name);
  return whole && whole !== part ? [{ share, part, whole, candidates: [], evidence: 'closed' }] : [];
}

/** What "l’ont été" stands for: the last things counted by name in the same sentence. */
function countedBefore({ sentences, mentions }: ReadText, at: number, part: Mention): Mention | undefined {
  if (part.unit !== null) return undefined;
  const start = sentences[sentenceAt(sentences, part.start)]?.start ?? 0;
  const counted = mentions.slice(0, at).filter((one) => one.start >= start && isCount(one));
  return counted.length === 1 ? counted[0] : undefined;
}

/** The last figure of the sentence before, if it is of the same measure. */
function lastBefore({ sentences, mentions }: ReadText, at: number, part: Mention): Mention | undefined {
  const start = sentences[sentenceAt(sentences, part.start)]?.start ?? 0;
  const whole = mentions.slice(0, at).findLast((one) => one.start < start && !isPercent(one));
  return whole && start - whole.end < 60 && kinshipOf(part, whole) === 'same' ? whole : undefined;
}
