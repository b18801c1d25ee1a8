import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf, sameName } from './amounts.ts';
import { adds, differ, slipIn, type WrongDifference } from './differences-in-reach.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';

/** "les 27 autres", "les 5,55 € restants", "les 59 ha qui restent" */
const otherBehind = latinLetters(
  /^(?: \p{L}+)? (?:autres|restante?s?|qui restent|restent(?: encore)?|encore)(?!\p{L})/u,
);
const definite = latinLetters(/(?<!\p{L})(?:les|ces|aux|des) $/iu);
/** "et donc 934 rejets", "restaient donc 126 000 nuitées" */
const drawnBefore = latinLetters(
  /(?:(?:et|,) donc |(?:il )?(?:en )?(?:restai(?:en)?t|reste(?:nt)?) (?:donc |ainsi )?|reste(?:nt)? à \p{L}+ : )$/iu,
);
/** "ces 7 points d’écart", "ces 4 points perdus" */
const thesePoints = latinLetters(/(?<!\p{L})ces $/iu);
const lost = latinLetters(/(?:un gain|une perte|une baisse|une hausse) de $/iu);
const ofTheYear = latinLetters(/^(?: \p{L}+)? (?:de chaque|par |chaque)/u);
const reach = 300;
const back = 6;

/** What is left when some are taken from the whole that the words before count, and is said to be the others. */
export function restsOfOthers(read: ReadText): WrongDifference[] {
  const text = oneLineOf(read);
  return read.mentions.flatMap((result, at) =>
    isRest(text, result) ? (wrongRest(text, read.mentions, at) ?? []) : [],
  );
}

function isRest(text: string, result: Mention): boolean {
  const { saidAs, range, inWords, unit } = result;
  if (saidAs !== 'exact' || range || inWords || unit?.per || unit?.dimension === 'time' || isPercent(result))
    return false;
  const before = text.slice(Math.max(0, result.start - 40), result.start);
  const after = text.slice(result.end, result.end + 40);
  if (ofTheYear.test(after)) return false;
  if (unit?.label === 'point') return thesePoints.test(before) || lost.test(before);
  return drawnBefore.test(before) || (definite.test(before) && otherBehind.test(after));
}

function wrongRest(text: string, mentions: Mention[], at: number): WrongDifference | null {
  const result = asRest(mentions[at] as Mention);
  const near = mentions
    .slice(Math.max(0, at - back), at)
    .filter((one) => result.start - one.end < reach && isAlike(one, result))
    .toReversed();
  const pairs = near.flatMap((one, index) => near.slice(index + 1).map((other) => [one, other] as const));
  const isPoint = result.unit?.label === 'point';
  if (
    pairs.some((pair) => differ(...pair, result) || (!isPoint && adds(...pair, result))) ||
    isWhatIsLeft(near, result)
  )
    return null;
  if (near.some((one) => amountOf(one) === amountOf(result))) return null;
  const [part, whole] = near;
  const isDrawn = drawnBefore.test(text.slice(Math.max(0, result.start - 40), result.start));
  if (
    !part ||
    !whole ||
    !(isDrawn || areOfOne(part, whole)) ||
    /[.!?]\s.*[.!?]\s/.test(text.slice(whole.end, result.start))
  )
    return null;
  const cause = slipIn(part, whole, result);
  const [more, less] = Number(amountOf(part)) > Number(amountOf(whole)) ? [part, whole] : [whole, part];
  return cause ? { result, more, less, cause } : null;
}

/** "autres" names nothing. */
const asRest = (result: Mention): Mention =>
  result.unit && isCount(result) && /^(?:autres?|restant)/u.test(result.unit.label)
    ? { ...result, unit: null }
    : result;

function isAlike(one: Mention, result: Mention): boolean {
  if (!isPositive(one) || one.saidAs !== 'exact' || one.range || one.inWords || one.unit?.per) return false;
  if (result.unit?.label === 'point') return isPercent(one) || (one.unit === null && one.scale === 0);
  if (!result.unit || isCount(result)) return one.decimals === 0 && one.scale === 0 && (!one.unit || isCount(one));
  return kinshipOf(result, one) === 'same';
}

/** What is taken off is unnamed, or of the name of the whole. */
const areOfOne = (part: Mention, whole: Mention): boolean =>
  !part.unit || !whole.unit || !isCount(part) || sameName(part.unit.label, whole.unit.label);

/** Several parts were counted before the others. */
const isWhatIsLeft = (near: Mention[], result: Mention): boolean =>
  near.some((whole, index) => {
    const taken = near.slice(0, index).reduce((sum, one) => sum + Number(amountOf(one)), Number(amountOf(result)));
    return index > 1 && Math.abs(taken - Number(amountOf(whole))) < 1e-6 * taken;
  });
