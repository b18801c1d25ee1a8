import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent, kinshipOf } from './amounts.ts';
import { countedAs, type StatedParts } from './parts-of-total.ts';
import { depthsIn, gapBetween, type SentenceFigures, textAfter, textBefore, textBetween } from './sentence-figures.ts';

/** What opens a list of all the parts, at the end of the words before its first figure. */
export const opensAll = latinLetters(
  new RegExp(
    [
      '(?<!\\p{L})répart(?:ie?s?|issent|it|issant)(?: ainsi| comme suit| de la (?:façon|manière) suivante)?(?: entre| en| dans| sur)?(?: :)?',
      '(?<!\\p{L})(?:décompos|ventil|partag|subdivis)(?:ée?s?|ent|e|ant)(?: ainsi| comme suit)?(?: entre| en)?(?: :)?',
      '(?<!\\p{L})(?:(?:composée?s?|constituée?s?) |se compos\\p{L}+ )(?:de |d’)',
      'il s’agi(?:t|ssait) (?:de |d’)|(?<!\\p{L})à savoir(?: :)?|c’est-à-dire',
    ].join('|'),
    'giu',
  ),
);
/** What puts parts beside their total. */
const opensEqual = latinLetters(
  /(?<!\p{L})soit(?: :)?|:|(?<!\p{L})(?:(?:co)?financée?s?|apportée?s?|payée?s?|supportée?s?|réglée?s?) (?:conjointement |à la fois )?par|(?<!\p{L})comprennent/giu,
);
/** What lists parts without saying that they are all. */
const opensSome = latinLetters(
  /(?<!\p{L})(?:dont|parmi (?:lesquel(?:le)?s|(?:ceux|celles)-ci|eux|elles),?)(?: :)?|\(|(?<!\p{L})(?:comprenant|comportant|avec)(?!\p{L})/giu,
);
const opens = { said: opensAll, equal: opensEqual, listed: opensSome };
/** Between the opener and the first figure there is room for "environ" or a name, not for another sentence. */
const reach = 45;
const longestOpener = 60;

const joins = latinLetters(/,|;|(?<!\p{L})et(?!\p{L})|ainsi que|\+|(?<!\p{L})puis(?!\p{L})|•|–| - /iu);
const breaks = latinLetters(
  /(?<!\p{L})(?:dont|sur(?=(?: (?!et(?!\p{L})|puis)[\p{L}’]+){0,4} *$)|contre|parmi|soit|par rapport|au lieu|entre|pour(?=\s*$)|pour un|en moyenne|contenant|comprenant|au total|en tout|afin|tandis|alors|mais|qui|que|où|:)(?!\p{L})|[:=]/iu,
);
/** The list is not whole, or says something else than parts. */
export const saysPart = latinLetters(
  /(?<!\p{L})(?:notamment|parmi|par exemple|entre autres|en particulier|principalement|essentiellement|surtout|etc|plusieurs|certaine?s|quelques|autres?|reste|restante?s?|solde|également|aussi|hors|hormis|sauf|excepté|non compris|sans compter|en moyenne|par an|chaque|chacune?|écart|différence|minimum|maximum|cumulé|supplémentaires?|de plus(?! d[e’])|de moins(?! d[e’])|en plus|en moins|passant|passée?s?|successivement|de nouveaux?|nouve(?:aux|lles)(?=$|\s*[.,;)]))(?!\p{L})/iu,
);

/** Every total of the sentence with its parts: "359 logements, répartis en 186 … et 173 …" and "186 … et 173 …, soit 359". */
export function partsInSentence(sentence: SentenceFigures): StatedParts[] {
  const before = known.get(sentence);
  if (before) return before;
  const found = partsOf(sentence);
  known.set(sentence, found);
  return found;
}

/** More than one rule asks. */
const known = new WeakMap<SentenceFigures, StatedParts[]>();

function partsOf(sentence: SentenceFigures): StatedParts[] {
  const depths = depthsIn(sentence);
  const found: StatedParts[] = [];
  for (let at = 1; at < sentence.figures.length; at++) {
    const stated =
      totalFirst(sentence, depths, at) ??
      totalLast(sentence, depths, at) ??
      bySex(sentence, sentence.figures[at - 1], at);
    if (stated) found.push(stated);
  }
  return found;
}

/** "84 délégués, 52 hommes et 32 femmes" */
function bySex(sentence: SentenceFigures, total: Mention | undefined, first: number): StatedParts | null {
  const [a, b] = sentence.figures.slice(first, first + 2);
  if (!total || !a || !b || !total.unit || isPart(total) || !isCount(total)) return null;
  const names = [a, b].map(({ unit }) => unit?.label ?? '').sort();
  const areBoth = /^(?:femmes? hommes?|filles? garçons?)$/u.test(names.join(' '));
  const isBeside =
    /^(?: \p{L}+){0,2}(?: au \d{1,2}(?:er)? \p{L}+(?: \d{4})?)?, $/u.test(gapBetween(sentence, total, a)) &&
    / et $/u.test(gapBetween(sentence, a, b));
  return areBoth && isBeside ? { total, parts: [a, b], others: [], evidence: 'equal' } : null;
}

function totalFirst(sentence: SentenceFigures, depths: number[], first: number): StatedParts | null {
  const { figures } = sentence;
  const whole = wholeBefore(sentence, depths, first);
  const [total, part] = [figures[whole], figures[first]];
  if (
    !total ||
    !part ||
    (isPart(total) && !isAmong(sentence, total)) ||
    (isPercent(part) && !isPercent(total)) ||
    isMean(sentence, part)
  )
    return null;
  const between = gapBetween(sentence, total, part);
  const gap = withoutBrackets(between.replace(/^\)/, ''));
  const opened = openedBy(gap);
  if (gap.includes(')') || (between.startsWith(')') && opened !== 'said') || / [àa] :?$/u.test(gap)) return null;
  const { parts, next } = listFrom(sentence, depths, first, total);
  const last = parts[parts.length - 1];
  if (!last || parts.length < 2 || /^\s*=/.test(textAfter(sentence, last))) return null;
  const told = textBetween(sentence, total.end, closeOf(sentence, last, figures[next])).replace(comparison, '');
  const closing = withClosingRest(told, textBetween(sentence, parts.at(-2)?.end ?? 0, total.end + told.length));
  if (saysPart.test(withoutAmong(goOn.test(closing) ? closing.replace(/ nouve(?:aux|lles)/u, '') : closing)))
    return null;
  const isClosed = endsWithAnd(sentence, parts, figures[next]);
  const evidence = opened ?? (isClosed && isApposed(sentence, total, parts) ? 'listed' : null);
  if (!evidence) return null;
  const isAlone = isClosed || isClosedBy(sentence, depths, last, next);
  if (evidence === 'listed' && !(isAlone && isWhole(sentence, whole))) return null;
  const others = othersOf(figures, total, parts);
  const isOf = evidence === 'listed' && /(?<!\p{L})dont (?:environ |près de )?$/u.test(gap);
  const isFull = isClosed && (closing !== told || isDetail(sentence, gap, parts, figures[next]));
  const kinds = parts.map((part) => kindAfter(sentence, part));
  return {
    total,
    parts,
    others,
    evidence: isFull && evidence === 'listed' ? 'equal' : evidence,
    isOf,
    isClosed,
    kinds,
  };
}

/** What a part is told to be: "46 km en ville", "12,4 M€ de capital". */
const kindAfter = (sentence: SentenceFigures, part: Mention): string =>
  /^[^,;.:()\d]{0,40}?(?= et |[,;.:()\d]|$)/u.exec(textAfter(sentence, part))?.[0] ?? '';

/** "42 actions (28 dans les écoles, 9 dans les collèges et 5 en entreprise)" */
const isDetail = (sentence: SentenceFigures, gap: string, parts: Mention[], next: Mention | undefined): boolean =>
  /^(?: \p{L}[\p{L}’-]*){0,3} \($/u.test(gap) &&
  parts.length > 2 &&
  parts.every(({ unit }) => unit === null) &&
  /^[^(.;]{0,60}\)/u.test(textBetween(sentence, parts.at(-1)?.end ?? 0, next?.start ?? sentence.end));

/** "… et 311 autres motifs", "… et 4,2 M€ pour le reste" close a list: what is left has its own number. */
const rest = latinLetters(
  /(?:d’|des |les |aux )?(?<!\p{L})autres(?= \p{L}+)|(?<!\p{L})(?:le reste|le solde|hors)(?!\p{L})/giu,
);
function withClosingRest(text: string, last: string): string {
  const isClosing = /(?<!\p{L})et(?!\p{L})/u.test(last) && text.endsWith(last);
  return isClosing ? text.slice(0, -last.length) + last.replace(rest, '') : text;
}

/** "14 coupures ont été comptées, 9 programmées et 5 subies"; "Parmi ces 49 projets, 31 sont reconduits et 18 nouveaux". */
function isApposed(sentence: SentenceFigures, total: Mention, parts: Mention[]): boolean {
  const [first] = parts;
  if (!first || !isCount(total) || !parts.every(isKind)) return false;
  const gap = gapBetween(sentence, total, first);
  return isAmong(sentence, total) ? /^[^,.;:()]{0,60}, (?:environ )?$/u.test(gap) : /^[^.;:()]{0,80}, $/u.test(gap);
}

const isAmong = (sentence: SentenceFigures, total: Mention): boolean =>
  total.saidAs === 'exact' && among.test(textBetween(sentence, sentence.start, total.start));
const among = /(?:^|[.;:\n]\s*)\s*(?:Parmi|Sur|Dans) (?:ces |les |nos |ses |leurs |un total de )?$/u;
/** What says how a thing is, or nothing, counts things of the name before it. */
const isKind = ({ unit }: Mention): boolean =>
  unit === null || (isCount({ unit } as Mention) && adjective.test(unit.label));
const adjective =
  /(?:ée?s|ie?s|ue?s|ise?s|ite?s|erte?s|euse?s|els|elles|aux|ales|ifs|ives|iques|ics|ables|ibles|aires|sont|ont|étaient|conformes|modestes|autres|nouve(?:aux|lles))$/u;

/** What goes on and what is new are all there is. */
const goOn = latinLetters(/(?<!\p{L})(?:reconduit|renouvelé|ancien|existant|maintenu|poursuivi)/iu);
/** "contre 109 un an plus tôt, soit trois de plus : …", "soit 1,4 % de moins que l’année précédente (17 890) : …" say nothing of the list. */
const comparison =
  /,? soit (?:[^.;:,]|,(?=\d)){1,30} de (?:plus|moins)(?: qu(?:e |’)[^.;:,()]{1,40})?(?: \([^()]{1,30}\))?(?= :)/gu;

/** "parmi lesquels" opens a list as "dont" does. */
const withoutAmong = (text: string): string =>
  text.replace(/(?<!\p{L})parmi (?:lesquel(?:le)?s|(?:ceux|celles)-ci)/giu, '');

/** Its last part is joined by "et", and its clause ends before another figure. */
export function endsWithAnd(sentence: SentenceFigures, parts: Mention[], next: Mention | undefined): boolean {
  const [before, last] = parts.slice(-2);
  if (!before || !last || !/(?<!\p{L})et(?!\p{L})/u.test(gapBetween(sentence, before, last))) return false;
  return next === undefined || /[).;]/.test(gapBetween(sentence, last, next));
}

/** "148 920 appels, soit 408 par jour ; …" */
const isMean = (sentence: SentenceFigures, part: Mention): boolean =>
  /^(?: \p{L}+)? par (?!l[ea’])/u.test(textAfter(sentence, part));

/**
 * What a list speaks of is not inside brackets that are closed before it, nor what it was or how much more it is, nor how
 * many are listed: "112 000 entrées sur les trois sites : Bray 48 212, …".
 */
function wholeBefore(sentence: SentenceFigures, depths: number[], first: number): number {
  const { figures } = sentence;
  let at = first - 1;
  while (
    at > 0 &&
    ((depths[at] ?? 0) > (depths[first] ?? 0) ||
      isShareOf(sentence, at, first) ||
      isAside(sentence, figures[at], first))
  )
    at--;
  return at;
}

/** "383 logements, soit 3,4 % du parc : 147 … et 236 …" */
function isShareOf(sentence: SentenceFigures, at: number, first: number): boolean {
  const [whole, share] = sentence.figures.slice(at - 1, at + 1);
  const part = sentence.figures[first];
  if (!whole || !share || !part || !isPercent(share) || isPercent(part)) return false;
  const isBehind = /^(?: [\p{L}’-]+){0,4}(?:,? soit|,| \() (?:environ |près de )?$/u.test(
    gapBetween(sentence, whole, share),
  );
  return isBehind && /^[^.;]{0,60}:[^.;:]{0,30}$/u.test(gapBetween(sentence, share, part));
}

function isAside(sentence: SentenceFigures, figure: Mention | undefined, first: number): boolean {
  if (!figure) return false;
  if (
    figure.unit?.per ||
    figure.role === 'against' ||
    /^ (?:\p{L}+ )?de (?:plus|moins)(?! d[e’])/u.test(textAfter(sentence, figure))
  )
    return true;
  const isItems = /^[2-9]$|^1\d$/.test(figure.value) && figure.saidAs === 'exact' && isCount(figure);
  if (!isItems || !/(?:les|ces|nos|ses|leurs|de|des|en|entre|sur|par|dans|parmi) $/u.test(textBefore(sentence, figure)))
    return false;
  // "nos quatre bureaux : 131 240 Français et 55 180 étrangers": none of them is a part of four.
  if (Number(sentence.figures[first]?.value) > Number(figure.value)) return true;
  let count = 1;
  for (let at = first + 1; at < sentence.figures.length; at++, count++) {
    const [before, next] = sentence.figures.slice(at - 1, at + 1);
    if (!before || !next || !joins.test(gapBetween(sentence, before, next))) break;
  }
  return count === Number(figure.value);
}

const withoutBrackets = (text: string): string => text.replace(/\([^()]{0,120}\)/g, '');

/** "dont 186", as opposed to a whole. */
const isPart = ({ role, saidAs }: Mention): boolean => role === 'part' || role === 'of' || saidAs === 'between';

/** Not itself one of the things a list goes through: "359 logements, soit 186 collectifs, dont 12 …, et 173". */
function isWhole(sentence: SentenceFigures, at: number): boolean {
  const [before, total] = [sentence.figures[at - 1], sentence.figures[at]];
  if (!before || !total || kinshipOf(total, before) === null) return true;
  const gap = gapBetween(sentence, before, total);
  // "… 7 actions / Soit 35 actions au total, dont …" begins anew.
  if (/ Soit $/u.test(gap)) return true;
  return !openedBy(gap);
}

type Opener = keyof typeof opens;
const openers: Opener[] = ['said', 'equal', 'listed'];
/** Most gaps have none of these. */
const mayOpen =
  /[:(]|répart|compos|ventil|partag|subdivis|constitu|il s’agi|savoir|c’est|soit|financé|apporté|payé|supporté|réglé|compren|dont|parmi|comport|avec/iu;

function openedBy(all: string): Opener | undefined {
  const gap = all.slice(-longestOpener - reach);
  return mayOpen.test(gap) ? openers.find((one) => opensBefore(gap, opens[one])) : undefined;
}

function opensBefore(gap: string, pattern: RegExp): boolean {
  const last = [...gap.matchAll(pattern)].at(-1);
  if (!last) return false;
  const rest = gap.slice(last.index + last[0].length);
  return rest.length <= reach && !/[;.]/.test(rest) && !(last[0] === '(' && rest.includes(')'));
}

/** Figures joined by commas and "et" from `first` on, those in deeper brackets and shares in percent left out. */
export function listFrom(sentence: SentenceFigures, depths: number[], first: number, total: Mention) {
  const { figures } = sentence;
  const parts: Mention[] = [];
  let [next, before] = [first, first];
  for (; next < figures.length; next++) {
    const [figure, previous] = [figures[next], figures[before]];
    if (!figure || !previous) break;
    const depth = depths[next] ?? 0;
    if (depth > (depths[first] ?? 0) || (isPercent(figure) && !isPercent(total)) || isMeasure(figure, total)) continue;
    if (depth < (depths[first] ?? 0)) break;
    const gap = next === first ? '' : withoutBrackets(gapBetween(sentence, previous, figure));
    if (next > first && (!joins.test(gap) || breaks.test(gap.replace(againstVotes, '')) || isMinus(gap))) break;
    if (next > first && isSubject.test(textAfter(sentence, figure)) && !isAmong(sentence, total)) break;
    if (figure.saidAs === 'between' || kinshipOf(countedAs(figure, total), total) === null) return { parts: [], next };
    parts.push(figure);
    before = next;
  }
  return { parts, next };
}

/** "20 000 € - 1 371 € = 18 629 €" */
const isMinus = (gap: string): boolean => /^\s*[-–−]\s*$/.test(gap);

/** "21 pour, 4 contre et 1 abstention" */
const againstVotes = /^ contre(?=,| et )/u;
/** "78 nicheuses ; 163 l’ont été en 2023" begins another clause. */
const isSubject = latinLetters(/^ (?:l’|en |y )?(?:ont|sont|étaient|avaient|seront)(?!\p{L})/u);

/** "22 000 de 20 à 59 ans", "48 mesurent moins de 12 mètres et 26 davantage": how old or long those counted are. */
const isMeasure = ({ unit, saidAs }: Mention, total: Mention): boolean =>
  isCount(total) &&
  unit !== null &&
  (unit.dimension === 'time' || saidAs !== 'exact') &&
  !['count', 'money', 'ratio', 'rate'].includes(unit.dimension);

/** Where the list ends: its bracket, its clause or the next figure. */
function closeOf(sentence: SentenceFigures, last: Mention, next: Mention | undefined): number {
  const rest = textBetween(sentence, last.end, next?.start ?? sentence.end);
  const end = /[).;]|, (?=en moyenne|soit |ce qui |c’est-à-dire)/u.exec(rest);
  return last.end + (end ? end.index : rest.length);
}

/** A list in brackets ends with them, another with its sentence. */
function isClosedBy(sentence: SentenceFigures, depths: number[], last: Mention, next: number): boolean {
  const after = textAfter(sentence, last);
  const { figures } = sentence;
  const depth = depths[figures.indexOf(last)] ?? 0;
  if (depth > 0) return (depths[next] ?? 0) < depth && /^[^(]*\)/.test(after);
  return figures[next] === undefined;
}

const totalWords =
  /(?:[,;:(–-]|\.)?\s*(?:ce qui (?:fait|représente|porte)|soit|pour|représentant|faisant|formant|=|→)?\s*(?:un total(?: général| global| cumulé)? (?:de |d’)|un ensemble de |au total|en tout|total(?: général| global)?\s*(?::|=|de ))\s*,?\s*(?:environ |près de |plus de |plus d’|quelque )?$/iu;
/** The words that announce a total stand close before it. */
const lastWords = 70;
const equals = latinLetters(/(?:=|(?<!\p{L})soit)\s*(?:ce sont |environ |près de |plus de |plus d’|quelque )?$/iu);

function totalLast(sentence: SentenceFigures, depths: number[], at: number): StatedParts | null {
  const { figures } = sentence;
  const [total, last] = [figures[at], figures[at - 1]];
  if (!total || !last || total.saidAs === 'between' || isPercent(total)) return null;
  const gap = gapBetween(sentence, last, total).slice(-lastWords);
  const says =
    totalWords.test(gap) || (totalAfter.test(textAfter(sentence, total)) && /^[^.;:]{0,40}[,:–] $/u.test(gap));
  const isNamed = !says && (namedSum.test(gap) || closesOn.test(gap));
  const isRaised = !says && raises.test(gap);
  if ((!says && !isNamed && !isRaised && !equals.test(gap)) || /[/÷×*]/.test(gap)) return null;
  const parts = listBackFrom(sentence, depths, at - 1, total);
  const first = parts[0];
  if (!first || parts.length < 2) return null;
  const span = textBetween(sentence, first.start - 1, closeOf(sentence, total, figures[at + 1]));
  if (saysPart.test(span) || /(?<!\p{L})par (?!l[ea’])\p{L}+/u.test(textAfter(sentence, total).slice(0, 40)))
    return null;
  const isEquation = /=\s*$/.test(gap) && parts.slice(1).every((part, index) => isAdded(sentence, parts[index], part));
  const evidence = says || isEquation ? 'said' : isNamed ? 'column' : isRaised ? 'listed' : 'equal';
  return { total, parts, others: othersOf(figures, total, parts), evidence };
}

/** "640, 415 et 285 m, 1 340 m au total" */
const raises = latinLetters(/,? (?:ce qui porte|portant) (?:le |la |l’|les )?[\p{L} ’-]{3,50} à (?:un total de )?$/u);
const totalAfter = latinLetters(/^(?: \p{L}[\p{L}’-]*){0,2} (?:au total|en tout)(?!\p{L})/u);
/** "Solde d’ouverture 512 € ; dotation 281 € ; soit un disponible de 793 €" */
const namedSum = latinLetters(
  /[,;] (?:ce qui (?:fait|donne) |soit )(?:un|une) (?!moyenne|écart|différence|solde|hausse|baisse|taux|ratio|part|augment|diminu|reste|gain|économie|évolution|progress|prix|coût (?:moyen|unitaire)|excédent|déficit|résultat|bénéfice|perte)[\p{L} ’]{3,40} (?:de|d’)(?: près de| environ| plus de)? $/u,
);
/** "gardes 2,0 ; animatrice 0,8 : 2,8 ETP" */
const closesOn = /^ : $/u;

const isAdded = (sentence: SentenceFigures, a: Mention | undefined, b: Mention): boolean =>
  a !== undefined && gapBetween(sentence, a, b).includes('+');

/** "Gaz : 3 120 MWh ; électricité : 1 480 MWh" */
const itemName = latinLetters(/(?<=[;,] \p{L}[^:;,]{1,40}) ?:\s*$/u);

function listBackFrom(sentence: SentenceFigures, depths: number[], from: number, total: Mention): Mention[] {
  const { figures } = sentence;
  const depth = depths[from] ?? 0;
  const parts: Mention[] = [];
  /** "Plafond : 912 €, cumul : 82 € + 846 € = 928 €" */
  let isSum = false;
  for (let at = from; at >= 0; at--) {
    const [figure, following] = [figures[at], parts[0]];
    if (!figure || (depths[at] ?? 0) < depth) break;
    if ((depths[at] ?? 0) > depth || isPercent(figure)) continue;
    const gap = following ? withoutBrackets(gapBetween(sentence, figure, following)).replace(itemName, '') : '';
    if (following && (!joins.test(gap) || breaks.test(gap) || isMinus(gap))) break;
    if (isSum && !gap.includes('+')) break;
    isSum ||= gap.includes('+');
    if (/=\s*$/.test(textBefore(sentence, figure))) break;
    if (figure.saidAs === 'between' || kinshipOf(figure, total) === null) break;
    parts.unshift(figure);
  }
  return parts;
}

const othersOf = (figures: Mention[], total: Mention, parts: Mention[]): Mention[] =>
  figures.filter(
    (figure) => figure !== total && !parts.includes(figure) && kinshipOf(figure, total) === 'same' && !isPart(figure),
  );
