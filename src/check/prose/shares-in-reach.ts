import { lastIndexUpTo } from '../reading/last-index-up-to.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, isPositive, sameName } from './amounts.ts';
import { figureWordsOf, ownWords } from './figure-words.ts';
import type { ReadText } from './prose-rule.ts';
import { oneLineOf, onOneLine } from './sentence-figures.ts';
import {
  changesBehind,
  isLessOrEqual,
  isOtherwise,
  judgeShare,
  mayBeWhole,
  measuredAs,
  namedBefore,
  type Reader,
  type Wholes,
  type WrongShare,
  wholesBefore,
} from './share-wholes.ts';
import { wrongBeforePart } from './shares-before-parts.ts';
import { wrongByName } from './shares-by-name.ts';
import { periodsDiffer } from './subject.ts';

const qualifier = '(?:environ |près de |quelque |plus de |moins de |à peine |presque |un peu (?:plus|moins) de )?';
/** What follows from the part and the whole before it. */
const said = latinLetters(
  new RegExp(
    `(?:,? soit|c’est-à-dire|à savoir|autrement dit|représentant|correspondant à|ce qui (?:fait|donne|représente|correspond à|équivaut à)|: c’est|=|→|,? ou|[,:;] (?:le|un|son|leur) taux[^.;:()\\d]{0,40} (?:est|atteint|ressort|s’établit|s’élève)(?: donc| ainsi)?)(?: (?:donc|encore))?(?: une?)?(?: \\p{L}[\\p{L}’-]*){0,5}?(?: de| d’| à)? ?${qualifier}$`,
    'iu',
  ),
);
const bracketed = latinLetters(new RegExp(`\\((?:soit )?${qualifier}$`, 'iu'));
const beside = latinLetters(new RegExp(`^(?: [\\p{L}’-]+){0,5}(?:,| –| -| :) ${qualifier}$`, 'u'));
/** "La taxe de séjour (1 027 680 €) couvre 53,7 % des recettes", "23,0 M€ en 2021, absorbent 58 % des charges" */
const weighs = latinLetters(
  new RegExp(
    `^(?: \\p{L}[\\p{L}’-]*| {4}){0,3}[),] ?(?:en )?(?:représent|couvr|absorb|financ|p[eè]s|constitu|form|assur|apport|fourni)\\p{L}*(?: donc| ainsi| à elles? seules?)? ${qualifier}$`,
    'u',
  ),
);
const longestGap = 110;
/** The whole stands right before the part, or behind it. */
const among = latinLetters(/(?:(?<!\p{L})(?:dont|d’entre eux|d’entre elles)(?!\p{L}))[^.:]{0,60}$/iu);
/** "Les exploitants sont 842 : 219 sont des femmes (26 %)" */
const details = latinLetters(/^(?: \p{L}[\p{L}’-]*){0,4} : $/u);
const outOf = latinLetters(
  /^[^.;:()]{0,80}(?<!\p{L})(?:sur|parmi|pour|des)(?: (?:les|ses|nos|leurs|un total de|un ensemble de|un objectif de|une cible de))? $/u,
);
const ofThem = latinLetters(/^[^.;:]{0,25}(?:d’entre (?:eux|elles)|l’ont|l’étaient|en ont|en sont)(?!\p{L})/u);
const opensOn =
  /(?:^|[.,;:(\n] ?)\s*(?:(?:sur|parmi) (?:les |un total de |nos |ses |ces )?|(?:des|de (?:ces|nos|ses)) |rapportée?s? (?:à|aux) [^.;:()\d]{0,40})$/iu;
const changes = latinLetters(
  /(?:[+−]\s*$|(?<!\p{L})(?:hausse|baisse|augment\p{L}*|diminu\p{L}*|progress\p{L}*|recul\p{L}*|évolution|évolu\p{L}*|réduction|rédui\p{L}*|croissance|cro[iî]\p{L}*|chut\p{L}*|écart|remise|rabais|tva|inflation|taux (?:d’intérêt|moyen)|contract(?!uel)\p{L}*|repli|gain|perte|contre)(?!\p{L})[^.;]{0,40}$)/iu,
);
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |notre |cette |ce |ces )?|d’une? )((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,4})/u,
);
/** "387 parmi les volontaires (22,7 %)" */
const amongNamed = latinLetters(
  / (?:parmi|sur) (?:les|ces|nos|ses|leurs) (\p{L}[\p{L}’-]*(?: \p{L}[\p{L}’-]*){0,2}) \($/u,
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
  const reader = { text: oneLineOf(read), plain, mentions, words: figureWordsOf(read) };
  return mentions.flatMap((share, at) => {
    const found = isShareAt(reader, share, at)
      ? (wrongBesidePart(reader, share, at) ?? wrongBeforePart(reader, share, at) ?? wrongByName(reader, share, at))
      : null;
    return found ? [{ ...found, share }] : [];
  });
}

export function isShareAt({ text, mentions }: Pick<Reader, 'text' | 'mentions'>, share: Mention, at: number): boolean {
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
  const partAt = isHalved || isDelay(reader, at - 1) || isAge(mentions, at - 1) ? at - 2 : at - 1;
  const part = mentions[partAt];
  if (!part || isPercent(part) || !isPositive(part) || part.unit?.per || part.saidAs === 'between') return null;
  const gap = gapOf(reader, partAt, at);
  if (gap.length > longestGap || /[.;!?]\s|\d| {2}/.test(gap) || changes.test(text.slice(part.start - 40, part.start)))
    return null;
  const isSaid =
    said.test(gap) || weighs.test(gap) || (bracketed.test(gap) && closes.test(text.slice(share.end, share.end + 60)));
  const isBeside = beside.test(gap);
  if (!isSaid && !bracketed.test(gap) && !isBeside) return null;
  const after = lineOf(reader.plain.slice(share.end, Math.min(mentions[at + 1]?.start ?? text.length, share.end + 80)));
  const name = (nameBehind.exec(after) ?? amongNamed.exec(gap))?.[1]?.replace(ensembleOf, '');
  const first = mentions[partAt - 1];
  const lead = first ? text.slice(first.end, part.start) : '';
  if (first && outOf.test(lead) && !opensOn.test(text.slice(Math.max(0, first.start - 30), first.start)))
    return isPercent(first) || !isPositive(first) ? null : wrongOutOf(reader, share, partAt, isSaid, name);
  // "1 082 agents, 41 % de l’effectif"
  return judgeShare(
    share,
    part,
    wholesOf(reader, part, share, partAt, name),
    isSaid || (isBeside && name !== undefined),
  );
}

/** Up to where a line ends and another begins anew. */
const lineOf = (text: string): string => onOneLine(text.split(/\n(?=\s*[A-ZÀ-Ý\d•-])/u)[0] ?? '');

/** "51 ont obtenu une réponse en moins de 15 jours (75 %)" */
function isDelay({ text, mentions }: Reader, at: number): boolean {
  const [part, delay] = [mentions[at - 1], mentions[at]];
  return (
    part !== undefined &&
    delay?.unit?.dimension === 'time' &&
    !isPercent(part) &&
    delay.start - part.end < longestGap &&
    /(?<!\p{L})(?:en|sous|dans les|dans un délai de)(?: moins de)? $/u.test(text.slice(delay.start - 24, delay.start))
  );
}

/** "612 sont restés plus de 6 mois, soit 54 %" */
const isAge = (mentions: Mention[], at: number): boolean =>
  mentions[at]?.unit?.dimension === 'time' &&
  mentions[at - 1] !== undefined &&
  mentions[at - 1]?.unit?.dimension !== 'time';

/** "(24 % du total)" */
const closes = latinLetters(/^(?: (?:du |de l’|des |de la )[^().;:\d]{2,40})?\)/u);

/** The words between, years and delays left out. */
function gapOf({ text, mentions }: Reader, from: number, to: number): string {
  const [part, share] = [mentions[from], mentions[to]];
  if (!part || !share) return '';
  const between = mentions.slice(from + 1, to).filter(({ unit, inWords }) => inWords || unit?.dimension === 'time');
  let gap = text.slice(part.end, share.start).replace(/(?<!\d)(?:19|20)\d\d(?!\d)/, '    ');
  for (const { start, end } of between)
    gap = gap.slice(0, start - part.end) + 'x'.repeat(end - start) + gap.slice(end - part.end);
  return gap;
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
  return judgeShare(share, part, { all: [...meant, ...others], meant, isTold: isItsOwn }, isSaid);
}

function wholesOf(reader: Reader, part: Mention, share: Mention, at: number, name: string | undefined): Wholes {
  const { text, mentions } = reader;
  const near = wholesBefore(reader, part, at, back, reach);
  const next = mentions
    .slice(at + 1, at + 4)
    .filter((one) => one !== share && Math.abs(one.start - share.end) < 120 && mayBeWhole(one, part));
  const inBrackets = bracketedWhole(reader, share, part, at);
  if (inBrackets) return { all: [inBrackets], meant: [inBrackets], isTold: true };
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
      details.test(before) ||
      ofThem.test(text.slice(part.end)) ||
      opensOn.test(text.slice(Math.max(0, (first?.start ?? 0) - 30), first?.start)));
  const isNamed = name !== undefined && first?.unit && sameName(first.unit.label, name.split(' ')[0] ?? '');
  // "31 % des exploitations d’élevage": of all of them, another share.
  if (isNamed && named.length === 0 && !isAmong && ownWords(name).length > 1) return { all, meant: [], isTold: false };
  if (first && isAmong && (isFree || isNamed)) return { all, meant: [measuredAs(first, part)], isTold: true };
  const ofSame = largestOfSame(
    part,
    (name === undefined ? near : named).filter((one) => !isItemBeside(reader, one, part, share)),
  );
  if (ofSame && (name === undefined ? text[share.end] === ')' : ownWords(name).length === 1))
    return { all, meant: [ofSame], isTold: true };
  const isDrawn = said.test(text.slice(part.end, share.start));
  const isOneAlone = isDrawn && name === undefined && !part.unit && isOnlyOneClose(part, near);
  if (isOneAlone && first) return { all, meant: [measuredAs(first, part)], isTold: true };
  if (named.length > 0) {
    const meant = named.map((one) => measuredAs(one, part));
    const isOnlyOne = new Set(meant.map(amountOf)).size === 1 && meant.every((one) => isLessOrEqual(part, one));
    const close = named.filter((one) => part.start - one.end < told && !isOtherwise(reader, part, one, name));
    return { all, meant, isTold: isOnlyOne && close.length > 0, largest: largestOf(part, close) };
  }
  const ofItsName = name === undefined ? sameBefore(reader, part, share, at) : [];
  return {
    all: [...all, ...ofItsName],
    meant: near.slice(0, isFree ? 2 : 1).map((one) => measuredAs(one, part)),
    isTold: false,
    isGuess: !isFree,
    largest: largestOf(part, ofItsName),
  };
}

/** "5 842 allocataires … 2 162 allocataires (37 %)" */
function sameBefore(reader: Reader, part: Mention, share: Mention, at: number): Mention[] {
  const label = part.unit && isCount(part) ? part.unit.label : undefined;
  if (label === undefined) return [];
  const same = namedBefore(reader, at, part, label).filter(
    (one) =>
      one.unit &&
      isCount(one) &&
      sameName(one.unit.label, label) &&
      part.start - one.end < told &&
      !isOtherwise(reader, part, one),
  );
  const items = new Set(same.filter((one) => isItemBeside(reader, one, part, share)).map(amountOf));
  return same.filter((one) => !items.has(amountOf(one)));
}

/** The largest, told before the others as a whole is before its parts; a budget has many totals of one name. */
function largestOf(part: Mention, wholes: Mention[]): Mention | undefined {
  const undated = wholes.filter(({ period }) => period === null);
  const all = (undated.length > 0 ? undated : wholes)
    .filter(({ saidAs, unit }) => saidAs === 'exact' && unit?.dimension !== 'money')
    .sort((a, b) => a.start - b.start);
  const [first, ...others] = all.map((one) => measuredAs(one, part));
  return first && others.every((one) => isLessOrEqual(one, first)) && isLessOrEqual(part, first) ? first : undefined;
}

/** "126 000 nuitées disponibles. 94 500 ont été louées": of the only larger count that is close. */
function isOnlyOneClose(part: Mention, wholes: Mention[]): boolean {
  const close = wholes.filter((one) => part.start - one.end < closest && isLessOrEqual(part, one));
  return wholes[0] === close[0] && new Set(close.map(amountOf)).size === 1 && close.every(isCount);
}
const closest = 200;

/** "3 272 logements (29 %)" of the one larger number of them; "soit 3,4 % du parc" of the largest. */
function largestOfSame(part: Mention, wholes: Mention[]): Mention | undefined {
  if (!part.unit || !isCount(part)) return undefined;
  const same = wholes.filter(
    ({ unit, saidAs }) =>
      unit && saidAs === 'exact' && isCount({ unit } as Mention) && sameName(unit.label, part.unit?.label ?? ''),
  );
  const larger = same.filter((one) => Number(amountOf(one)) > Number(amountOf(part)) && !periodsDiffer(part, one));
  return new Set(larger.map(amountOf)).size === 1 ? larger[0] : undefined;
}

/** "en ligne : 2 841 votants (72 %)" is another part of what "1 105 votants (28 %)" is of. */
function isItemBeside({ text, mentions }: Reader, one: Mention, part: Mention, share: Mention): boolean {
  const own = mentions[lastIndexUpTo(mentions.length, (at) => mentions[at]?.start ?? 0, one.start) + 1];
  if (!own || !isPercent(own) || Number(own.value) + Number(share.value) > 101) return false;
  const [gap, itsGap] = [text.slice(one.end, own.start), text.slice(part.end, share.start)];
  return gap === itsGap || (inBracketsBehind.test(gap) && inBracketsBehind.test(itsGap));
}
/** "112 990 résidences principales (88,0 %), de 5 010 résidences secondaires (3,9 %)" */
const inBracketsBehind = latinLetters(/^(?: \p{L}[\p{L}’-]*){1,4} \((?:soit )?$/u);

/** "soit 60 % du parc (24 618 compteurs)" */
function bracketedWhole({ text, mentions }: Reader, share: Mention, part: Mention, at: number): Mention | undefined {
  const next = mentions[mentions.indexOf(share, at) + 1];
  if (!next || next.start - share.end > 80 || !mayBeWhole(next, part) || next.saidAs !== 'exact') return undefined;
  const isOne =
    ofNameThen.test(text.slice(share.end, next.start)) &&
    /^(?: [\p{L}’]+){0,2}\)/u.test(text.slice(next.end, next.end + 40));
  return isOne ? measuredAs(next, part) : undefined;
}
const ofNameThen = latinLetters(/^ (?:des |du |de la |de l’|de (?:ses |leurs |nos )?)[^.;:()%\d]{3,60} \((?:soit )?$/u);
/** A whole named that close is the one that is meant. */
const told = 900;
