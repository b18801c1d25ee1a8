import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, isPercent, isPositive, kinshipOf } from './amounts.ts';
import { type FigureWords, ownWords } from './figure-words.ts';
import { fits, isVague, ratioOf, slipIn, type Trial } from './quotient-trial.ts';
import type { WrongShare } from './share-wholes.ts';

/** "La roselière occupe 34 % de la réserve", "Les imprimés font 61,5 % des prêts" */
const weighs = latinLetters(
  /(?:^|[.;:(\n]\s*)(?<subject>[^.;:()\d]{3,70}?),? (?:(?:représent|p[eè]s|constitu|form|absorb|concentr|occup|apport|rassembl|regroup|assur|couvr|totalis|compt|rest)(?:e|ent|ait|aient|a|èrent)|fourni\p{L}{1,5}|f(?:ait|ont|aisait|aisaient)|déti(?:ent|ennent))(?: \p{L}[\p{L}’]*){0,3}? (?:environ |près de |pour )?$/u,
);
/** "Les charges de personnel (77,7 % des charges) s’élevaient à…" */
const bracketed = latinLetters(/(?:^|[.;:\n]\s*)(?<subject>[^.;:,()\d]{3,70}) \((?:soit )?$/u);
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |ce |cette |ces )?)((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,3})/u,
);
/** "le taux de conformité atteint 72 %", "Part des actions engagées : 67,4 %" */
const rateOf = latinLetters(
  /(?<!\p{L})(?:taux|part|proportion) (?:de |d’|des |du )(?!(?:la |l’|les )?(?:tax|imp[oô]|cotis|tva|chang|intérêt|inflation|croissance))(?:la |l’)?(?<subject>\p{L}[^.;:()\d%]{2,50}?)(?: :| (?:est|était|atteint|s’établit|ressort|s’élève)(?: à| de| donc à| donc de)?) (?:environ )?$/iu,
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
  const subject = rate ?? (weighs.exec(before) ?? bracketed.exec(before))?.groups?.subject;
  if (!subject || pronoun.test(subject.trim())) return null;
  const name = nameBehind.exec(text.slice(share.end, share.end + 70))?.[1];
  if (!rate && !name) return null;
  const wanted = rootsOf(subject.replace(without, ''));
  const parts = toldBy(named, at, wanted, (own) => own.some((root) => wanted.includes(root)));
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
  if (trials.some((trial) => fits(trial) && !isVague(trial))) return null;
  const best = Math.max(...parts.map((one) => wordsShared(named, one, wanted)));
  const isBest = ({ above }: Trial): boolean => wordsShared(named, above, wanted) === best;
  for (const trial of trials.slice(0, mostMeant).filter(isBest)) {
    const slip = slipIn(trial);
    if (slip?.isTelling && (slip.kind !== 'scale' || isPartOf(trial))) return { trial, slip };
  }
  // None agrees and each is near: it is wrong, whichever is meant.
  const meant = trials.filter((trial) => best === wanted.length && isPartOf(trial) && isBest(trial));
  const [first] = meant;
  const isSure = name !== undefined || new Set(trials.map(keyOf)).size === 1;
  return first && isSure && meant.map(ratioOf).every((ratio) => ratio > 0.5 && ratio < 2)
    ? { trial: first, slip: slipIn(first) }
    : null;
}

const keyOf = ({ above, below }: Trial): string => `${amountOf(above)} ${amountOf(below)}`;

const isPartOf = ({ above, below }: Trial): boolean => Number(amountOf(above)) < Number(amountOf(below));

/** How many of the subject's words a figure is told with. */
function wordsShared({ mentions, words }: Named, { start }: Mention, wanted: string[]): number {
  const at = mentions.findIndex((one) => one.start === start);
  const own = at < 0 ? [] : [...words.of(at)].map((word) => word.slice(0, rootLength));
  return wanted.filter((root) => own.includes(root)).length;
}

function isWhole(part: Mention, whole: Mention): boolean {
  if (isPercent(whole) || !isPositive(whole) || kinshipOf(part, whole) === null) return false;
  return Number(amountOf(whole)) > Number(amountOf(part)) / 20;
}

const rootsOf = (name: string): string[] =>
  meaningOf(name)
    .filter((word) => word.length > 2 && !empty.has(word))
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
