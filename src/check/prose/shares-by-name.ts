import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { type FigureWords, ownWords } from './figure-words.ts';
import { fits, ratioOf, slipIn, type Trial } from './quotient-trial.ts';
import type { WrongShare } from './share-wholes.ts';

/** "La roselière occupe 34 % de la réserve", "Les imprimés font 61,5 % des prêts" */
const weighs = latinLetters(
  /(?:^|[.;:(\n]\s*)(?<subject>[^.;:()\d]{3,70}?),? (?:représent|p[eè]s|constitu|form|f(?:ai|o)|absorb|concentr|occup|apport|fourni|rassembl|regroup|assur|couvr|totalis|détien|compt|rest)\p{L}*(?: \p{L}[\p{L}’]*){0,3}? (?:environ |près de |pour )?$/u,
);
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |ce |cette |ces )?)((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,3})/u,
);
/** "le taux de conformité atteint 72 %", "Part des actions engagées : 67,4 %" */
const rateOf = latinLetters(
  /(?<!\p{L})(?:taux|part|proportion) (?:de |d’|des |du )(?:la |l’)?(?<subject>\p{L}[^.;:()\d%]{2,50}?)(?: :| (?:est|était|atteint|s’établit|ressort|s’élève)(?: à| de| donc à| donc de)?) (?:environ )?$/iu,
);
/** "d’hospitalisations sans nuitée" */
const without = latinLetters(/(?<!\p{L})(?:sans|hors) .*$/iu);
const mostSought = 60;
const mostMeant = 3;
const rootLength = 5;
/** "La durée moyenne de séjour": neither a part nor a whole. */
const mean = 'moyen';
const pronoun = /^(?:ils?|elles?|ce|cela|ceux|celles|on|y|en|qui|nous)$/iu;
const empty = new Set(meaningOf('seul seule elle ainsi donc aussi toujours à lui eux même'));

export interface Named {
  text: string;
  mentions: Mention[];
  words: FigureWords;
}

/** A percentage whose sentence names its part, its whole or both, as they were printed before. */
export function wrongByName(named: Named, share: Mention, at: number): WrongShare | null {
  const { text, mentions } = named;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, share.start - 110), share.start);
  const rate = rateOf.exec(before)?.groups?.subject;
  const subject = rate ?? weighs.exec(before)?.groups?.subject;
  if (!subject || pronoun.test(subject.trim())) return null;
  const name = nameBehind.exec(text.slice(share.end, share.end + 70))?.[1];
  if (!rate && !name) return null;
  const parts = toldBy(named, at, rootsOf(subject.replace(without, '')), (own, wanted) =>
    own.some((root) => wanted.includes(root)),
  );
  const wholes = name
    ? toldBy(named, at, rootsOf(ownWords(name).join(' ')), (own, wanted) => wanted.every((root) => own.includes(root)))
    : mentions.slice(Math.max(0, at - 6), at).toReversed();
  const trials = parts.flatMap((one) =>
    wholes.flatMap((whole): Trial[] => {
      // In a table the unit may stand beside the total alone.
      const part = one.unit ? one : { ...one, unit: whole.unit };
      return one !== whole && isWhole(part, whole) ? [{ result: share, above: part, below: whole, by: 100 }] : [];
    }),
  );
  if (trials.some(fits)) return null;
  for (const trial of trials.slice(0, mostMeant)) {
    const slip = slipIn(trial);
    if (slip?.isTelling && (slip.kind !== 'scale' || isPartOf(trial))) return { trial, slip };
  }
  const [first] = trials;
  const isOne = new Set(trials.map(({ above, below }) => `${amountOf(above)} ${amountOf(below)}`)).size === 1;
  const ratio = first && isOne && isPartOf(first) && isNamedSo(named, first, subject) ? ratioOf(first) : 0;
  return first && ratio > 0.5 && ratio < 2 ? { trial: first, slip: slipIn(first) } : null;
}

const isPartOf = ({ above, below }: Trial): boolean => Number(amountOf(above)) < Number(amountOf(below));

/** Every word of the subject is said of the part. */
function isNamedSo({ mentions, words }: Named, { above }: Trial, subject: string): boolean {
  const at = mentions.findIndex(({ start }) => start === above.start);
  const own = at < 0 ? [] : [...words.of(at)].map((word) => word.slice(0, rootLength));
  return rootsOf(subject.replace(without, '')).every((root) => own.includes(root));
}

function isWhole(part: Mention, whole: Mention): boolean {
  if (isPercent(whole) || !isPositive(whole) || kinshipOf(part, whole) === null) return false;
  return Number(amountOf(whole)) > Number(amountOf(part)) / 20;
}

const rootsOf = (name: string): string[] =>
  meaningOf(name)
    .filter((word) => word.length > 3 && !empty.has(word))
    .map((word) => word.slice(0, rootLength));

/** Figures before, nearest first, that are told with these words. */
function toldBy(
  { mentions, words }: Named,
  at: number,
  wanted: string[],
  holds: (own: string[], wanted: string[]) => boolean,
): Mention[] {
  if (wanted.length === 0) return [];
  const found: Mention[] = [];
  for (let index = at - 1; index >= Math.max(0, at - mostSought) && found.length < 6; index--) {
    const one = mentions[index];
    if (!one || isPercent(one) || !isPositive(one) || one.unit?.per || one.saidAs === 'between') continue;
    const own = [...words.of(index)].map((word) => word.slice(0, rootLength));
    if (holds(own, wanted) && !own.includes(mean)) found.push(one);
  }
  return found;
}
