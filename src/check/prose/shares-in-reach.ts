import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf, sameName } from './amounts.ts';
import { type FigureWords, figureWordsOf, ownWords } from './figure-words.ts';
import type { ReadText } from './prose-rule.ts';
import { fits, ratioOf, type Slip, slipIn, type Trial } from './quotient-trial.ts';
import { oneLineOf } from './sentence-figures.ts';
import { wrongByName } from './shares-by-name.ts';

export interface WrongShare {
  trial: Trial;
  slip: Slip | null;
}

interface Reader {
  text: string;
  mentions: Mention[];
  words: FigureWords;
}

const qualifier = '(?:environ |près de |quelque |plus de |moins de |à peine |presque |un peu (?:plus|moins) de )?';
/** What follows from the part and the whole before it. */
const said = new RegExp(
  `(?:,? soit|c’est-à-dire|à savoir|autrement dit|représentant|correspondant à|ce qui (?:fait|représente|correspond à|équivaut à)|=|→|,? ou)(?: (?:donc|encore))?(?: une?)?(?: \\p{L}[\\p{L}’-]*){0,5}?(?: de| d’)? ?${qualifier}$`,
  'iu',
);
const bracketed = new RegExp(`\\((?:soit )?${qualifier}$`, 'iu');
const beside = new RegExp(`^(?: [\\p{L}’-]+){0,5}(?:,| –| -| :) ${qualifier}$`, 'u');
const longestGap = 110;
/** The whole stands right before the part, or behind it. */
const among = latinLetters(/(?:(?<!\p{L})(?:dont|d’entre eux|d’entre elles)(?!\p{L}))[^.:]{0,60}$/iu);
const outOf = latinLetters(
  /^[^.;:()]{0,80}(?<!\p{L})(?:sur|parmi|pour|des)(?: (?:les|ses|nos|leurs|un total de|un ensemble de|un objectif de|une cible de))? $/u,
);
const ofThem = latinLetters(/^[^.;:]{0,25}(?:d’entre (?:eux|elles)|l’ont|l’étaient|en ont|en sont)(?!\p{L})/u);
const opensOn = /(?:^|[.,;:(\n] ?)\s*(?:sur|parmi) (?:les |un total de |nos |ses |ces )?$/iu;
const changes = latinLetters(
  /(?:[+−]\s*$|(?<!\p{L})(?:hausse|baisse|augment\p{L}*|diminu\p{L}*|progress\p{L}*|recul\p{L}*|évolution|évolu\p{L}*|réduction|rédui\p{L}*|croissance|cro[iî]\p{L}*|chut\p{L}*|écart|remise|rabais|tva|inflation|taux (?:d’intérêt|moyen)|contract\p{L}*|repli|gain|perte|contre)(?!\p{L})[^.;]{0,40}$)/iu,
);
const changesBehind =
  /^ ?(?:de plus|de moins|en plus|en moins|supplémentaires?|par an|par rapport|qu’en|d’écart|d’augmentation|de (?:hausse|baisse|croissance))/iu;
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |notre |cette |ce |ces )?|d’une? )((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,4})/u,
);
const wholly = latinLetters(
  /^(?:total|ensemble|parc|flotte|effectifs?|cible|demandes?|dossiers?|cas|réponses?)(?!\p{L})(?! (?:de la|de l’|des|du|d’))/iu,
);
/** "57,5 % + (15 × 2,5) = 95 %" */
const isFormula = (before: string): boolean => /= ?$/.test(before) && /[+×*]|[\d)] ?x ?[\d(]/.test(before);
const ensembleOf = /^(?:total|ensemble|effectifs?) (?:de la |de l’|des |du |de |d’)/iu;
const back = 8;
const reach = 520;

/** Percentages beside a part, whose whole stands in the sentences before, or by its name farther up. */
export function sharesInReach(read: ReadText): (WrongShare & { share: Mention })[] {
  const { plain, mentions } = read;
  const reader = { text: oneLineOf(read), mentions, words: figureWordsOf(plain, mentions) };
  return mentions.flatMap((share, at) => {
    const found = isShare(reader, share, at)
      ? (wrongBesidePart(reader, share, at) ?? wrongByName(reader, share, at))
      : null;
    return found ? [{ ...found, share }] : [];
  });
}

function isShare({ text, mentions }: Reader, share: Mention, at: number): boolean {
  if (!isPercent(share) || share.saidAs === 'between' || !isPositive(share) || share.unit?.per || share.value === '100')
    return false;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, share.start - 90), share.start);
  return (
    !changes.test(before) &&
    !changesBehind.test(text.slice(share.end, share.end + 30)) &&
    !isFormula(text.slice(Math.max(0, share.start - 40), share.start)) &&
    !/^ ?=/.test(text.slice(share.end, share.end + 2))
  );
}

function wrongBesidePart(reader: Reader, share: Mention, at: number): WrongShare | null {
  const { text, mentions } = reader;
  // "318 agents, plus d’un quart des effectifs (25,7 %)"
  const isHalved = mentions[at - 1]?.inWords === true && mentions[at - 1]?.value.startsWith('0.');
  const partAt = isHalved ? at - 2 : at - 1;
  const part = mentions[partAt];
  if (!part || isPercent(part) || !isPositive(part) || part.unit?.per || part.saidAs === 'between') return null;
  const gap = text.slice(part.end, share.start).replace(/(?<!\d)(?:19|20)\d\d(?!\d)/, '    ');
  if (gap.length > longestGap || /[.;!?]\s|\d| {2}/.test(gap) || changes.test(text.slice(part.start - 40, part.start)))
    return null;
  const isSaid = said.test(gap) || (bracketed.test(gap) && text[share.end] === ')');
  if (!isSaid && !bracketed.test(gap) && !beside.test(gap)) return null;
  const after = text.slice(share.end, Math.min(mentions[at + 1]?.start ?? text.length, share.end + 80));
  const name = nameBehind.exec(after)?.[1]?.replace(ensembleOf, '');
  const first = mentions[partAt - 1];
  const lead = first ? text.slice(first.end, part.start) : '';
  if (first && outOf.test(lead) && !opensOn.test(text.slice(Math.max(0, first.start - 30), first.start)))
    return isPercent(first) || !isPositive(first) ? null : wrongOutOf(reader, share, partAt, isSaid, name);
  return judge(share, part, wholesOf(reader, part, share, partAt, name), isSaid);
}

/** "184 encadrants sur 230, soit 80 %" */
function wrongOutOf(
  reader: Reader,
  share: Mention,
  at: number,
  isSaid: boolean,
  name: string | undefined,
): WrongShare | null {
  const [part, whole] = reader.mentions.slice(at - 1, at + 1);
  if (!part || !whole || !mayBeWhole(whole, part)) return null;
  const isItsOwn =
    name === undefined ||
    wholly.test(name) ||
    [part, whole].some(({ unit }) => unit && sameName(unit.label, name.split(' ')[0] ?? ''));
  if (!isItsOwn && Number(amountOf(part)) > Number(amountOf(whole))) return null;
  const others = wholesOf(reader, part, share, at - 1, name).all;
  const meant = [measuredAs(whole, part)];
  return judge(share, part, { all: [...meant, ...others], meant, isTold: isItsOwn }, isSaid);
}

interface Wholes {
  all: Mention[];
  meant: Mention[];
  /** The sentence says that the part is one of it. */
  isTold: boolean;
  /** The name behind the percentage is nowhere else. */
  isGuess?: boolean;
}

function wholesOf(reader: Reader, part: Mention, share: Mention, at: number, name: string | undefined): Wholes {
  const { text, mentions } = reader;
  const near = mentions
    .slice(Math.max(0, at - back), at)
    .toReversed()
    .filter((one) => part.start - one.end < reach && mayBeWhole(one, part) && !isMove(text, one));
  const next = mentions
    .slice(at + 1, at + 4)
    .filter((one) => one !== share && Math.abs(one.start - share.end) < 120 && mayBeWhole(one, part));
  const named = name === undefined ? [] : namedBefore(reader, at, part, name);
  const all = [...new Set([...near, ...next, ...named])].map((one) => measuredAs(one, part));
  const [first] = near;
  const isFree = name === undefined || wholly.test(name);
  const before = first && text.slice(first.end, part.start);
  const isAmong =
    before !== undefined &&
    before.length < 130 &&
    !/[.!?]\s/.test(before) &&
    (among.test(before) ||
      ofThem.test(text.slice(part.end)) ||
      opensOn.test(text.slice(Math.max(0, first?.start ?? 0) - 30, first?.start)));
  const isNamed = name !== undefined && first?.unit && sameName(first.unit.label, name.split(' ')[0] ?? '');
  // "31 % des exploitations d’élevage": of all of them, another share.
  if (isNamed && named.length === 0 && !isAmong && ownWords(name).length > 1) return { all, meant: [], isTold: false };
  if (first && isAmong && (isFree || isNamed)) return { all, meant: [measuredAs(first, part)], isTold: true };
  if (named.length > 0) return { all, meant: named.map((one) => measuredAs(one, part)), isTold: false };
  return {
    all,
    meant: near.slice(0, isFree ? 2 : 1).map((one) => measuredAs(one, part)),
    isTold: false,
    isGuess: !isFree,
  };
}

/** "72 300 de plus qu’en 2009" is no whole. */
const isMove = (text: string, { start, end }: Mention): boolean =>
  changesBehind.test(text.slice(end, end + 30)) || /[+−] ?$/.test(text.slice(Math.max(0, start - 2), start));

/** "594 tonnes sur 3 193 entrées": what came in is measured alike. */
const measuredAs = (whole: Mention, part: Mention): Mention =>
  part.unit && !isCount(part) && (isCount(whole) || !whole.unit) ? { ...whole, unit: part.unit } : whole;

function mayBeWhole(one: Mention, part: Mention): boolean {
  if (isPercent(one) || !isPositive(one) || one.saidAs === 'between' || one.unit?.per) return false;
  return kinshipOf(part, one) !== null || (!one.unit && part.unit !== null) || (isCount(one) && one.role === 'of');
}

/** Those printed before under the name behind the percentage, nearest first. */
function namedBefore({ mentions, words }: Reader, at: number, part: Mention, name: string): Mention[] {
  const wanted = ownWords(name);
  const found: Mention[] = [];
  for (let index = at - 1; index >= Math.max(0, at - 120) && found.length < 6; index--) {
    const figure = mentions[index];
    const one = figure && measuredAs(figure, part);
    if (!one || !mayBeWhole(one, part) || Number(amountOf(one)) < Number(amountOf(part)) * 0.05) continue;
    const said = words.of(index);
    if (wanted.every((word) => said.has(word))) found.push(one);
  }
  return found;
}

function judge(
  share: Mention,
  part: Mention,
  { all, meant, isTold, isGuess }: Wholes,
  isSaid: boolean,
): WrongShare | null {
  const trialOf = (whole: Mention): Trial => ({ result: share, above: part, below: whole, by: 100 });
  if (all.some((whole) => fits(trialOf(whole)) || fits(restOf(trialOf(whole))))) return null;
  const likely = meant.slice(0, 2).map(trialOf);
  const isOne = new Set(meant.map(amountOf)).size === 1;
  for (const trial of likely) {
    const slip = slipIn(trial);
    if (isGuess && (!isSaid || slip?.kind === 'digit')) continue;
    if (slip && (slip.isTelling || (isTold && isSaid))) return { trial, slip };
  }
  const [first] = likely;
  const ratio = first ? ratioOf(first) : 0;
  return first && isSaid && isTold && isOne && ratio > 0.5 && ratio < 2 ? { trial: first, slip: null } : null;
}

/** "99,4 % de conformité (2 prélèvements non conformes sur 356)". */
const restOf = (trial: Trial): Trial => ({
  ...trial,
  result: { ...trial.result, value: String(Math.max(0, 100 - Number(trial.result.value))) },
});
