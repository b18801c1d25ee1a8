import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent } from './amounts.ts';
import { leaveNothingOut } from './complements.ts';
import type { ReadText } from './prose-rule.ts';
import { gapBetween, type SentenceFigures, sentencesWithFigures, textAfter, textBetween } from './sentence-figures.ts';
import { isShare, mentionOf } from './table-rows.ts';
import { tablesOf } from './tables.ts';

const rest = latinLetters(/(?<!\p{L})(?:autres?|reste|restante?s?|solde|complément|surplus)(?!\p{L})/iu);
/** "canton 47 %, reste du département 31 %, ailleurs 22 %" */
const beyond = latinLetters(/(?<!\p{L})(?:ailleurs|(?:(?:de |à )?l’)?étrangers?)(?!\p{L})/iu);
/** What follows is one more of the list, not said of the last. */
const oneMore = latinLetters(/^(?!.*(?<!\p{L})(?:dont|soit|avec|y compris)(?!\p{L}))/u);
/** Several answers, or shares each of its own whole. */
const otherwise =
  /plusieurs|multiples?|(?:deux|trois|quatre|cinq) (?:réponses|choix|mentions)|réponses? possibles?|au (?:plus|maximum) |interrog|notamment|principa|surtout|parmi|exemple|taux|hausse|baisse|progress|augment|évolution|contre|objectif|cumul/iu;
const said = latinLetters(
  /(?<!\p{L})(?:représentent|représente|constituent|constitue|forment|composent|parts?|pèsent|pèse|comptent pour|sont)(?!\p{L})/iu,
);
const name = /^[^.;:%()\d]{1,60}$/u;
const joined =
  /^\)?(?: (?:des? |du |d’)[^.%();,\d]{1,40}?)?(?:,| et|;|,? puis|,? tandis que|,? alors que)[^.%()\d]{1,60}\(?$/u;
const ends = /^\)?\s*(?:$|[.;,()]|en (?:19|20)\d\d)/u;
const mostNamed = 60;

/** Shares that leave nothing out, as their names or the last of them say. */
export function sharesThatMakeAll(read: ReadText): Mention[][] {
  const inSentences = sentencesWithFigures(read, 2).flatMap((sentence) =>
    sentence.figures.filter(isPercent).length > 1 && !otherwise.test(sentence.text)
      ? [...withRest(sentence), ...pairsOf(sentence), ...byClass(sentence)]
      : [],
  );
  return [...inSentences, ...onLines(read), ...inRows(read)];
}

/** "financée à 20 % par la Région, à 15 % par l’État et, pour le solde, à 65 % …", "… et d’autres pays (14 %)" */
function withRest(sentence: SentenceFigures): Mention[][] {
  const { figures } = sentence;
  return figures.flatMap((last, at) => {
    const before = figures[at - 1];
    if (!before || !isPercent(last) || !isPercent(before)) return [];
    const gap = gapBetween(sentence, before, last);
    const behind = /^ (?:de |pour (?:le |les )?)?(?:autres|reste|solde)(?!\p{L})/iu.test(textAfter(sentence, last));
    const isRest = rest.test(gap) || behind || (beyond.test(gap) && at > 1 && isPercent(figures[at - 2] ?? last));
    if (!isRest || goesOn(sentence, at) || !joined.test(gap) || !ends.test(behind ? '' : textAfter(sentence, last)))
      return [];
    const shares = listBackFrom(sentence, at);
    return shares.length > 1 ? [shares] : [];
  });
}

function goesOn(sentence: SentenceFigures, at: number): boolean {
  const [last, next] = sentence.figures.slice(at, at + 2);
  const gap = last && next && isPercent(next) ? gapBetween(sentence, last, next) : '';
  return joined.test(gap) && oneMore.test(gap);
}

function listBackFrom({ figures, ...sentence }: SentenceFigures, from: number): Mention[] {
  const shares: Mention[] = [];
  for (let at = from; at >= 0; at--) {
    const [share, next] = [figures[at], shares[0]];
    if (!share || !isPercent(share)) break;
    if (next && !joined.test(gapBetween({ figures, ...sentence }, share, next))) break;
    shares.unshift(share);
  }
  return shares;
}

/** "Part fixe 62 %, part variable 38 %"; "Les femmes représentent 61 % de l’effectif et les hommes 39 %" */
function pairsOf(sentence: SentenceFigures): Mention[][] {
  const shares = sentence.figures.filter(isPercent);
  return shares.flatMap((one, at) => {
    const other = shares[at + 1];
    if (!other) return [];
    const lead = textBetween(sentence, Math.max(sentence.start, one.start - mostNamed), one.start);
    const first =
      lead
        .replace(/,? $/u, '')
        .split(/[.;:,(%]/)
        .at(-1) ?? '';
    const gap = gapBetween(sentence, one, other);
    const [of = '', second = ''] = gap.replace(/, $/u, ' ').split(/ (?:et|tandis que|alors que) |[,;] /u);
    const isSaid = said.test(first) || announces.test(lead);
    const isNamed = isSaid && name.test(second.replaceAll(/\d/g, '')) && ends.test(textAfter(sentence, other));
    const isOfOne = of === '' || /^ (?:de l’|des |du |de la |d’)?[^,;:.%\d]{0,40}$/u.test(of);
    const third = shares[at + 2];
    const goesOn = third !== undefined && joined.test(gapBetween(sentence, other, third));
    if (goesOn || !isNamed || !isOfOne || speaksOfOthers.test(`${of} ${second}`) || !leaveNothingOut(first, second))
      return [];
    return [[one, other], ...echoOf(sentence, sentence.figures.indexOf(other) + 1)];
  });
}

/** "18 % du salaire des femmes et 22 % de celui des hommes" */
const speaksOfOthers = latinLetters(/(?<!\p{L})(?:celui|celle|ceux|celles|respectivement|leurs?|moyenne)(?!\p{L})/iu);

/** "… (60,4 % et 39,6 % en 2021)", the same two at another time. */
function echoOf(sentence: SentenceFigures, at: number): Mention[][] {
  const [before, one, other] = sentence.figures.slice(at - 1, at + 2);
  if (!before || !one || !other || !isPercent(one) || !isPercent(other)) return [];
  const isEcho =
    /\((?:contre |respectivement )?$/u.test(gapBetween(sentence, before, one)) &&
    /^ (?:et|\/) $/u.test(gapBetween(sentence, one, other)) &&
    /^(?: (?:en|fin) (?:19|20)\d\d)?\)/u.test(textAfter(sentence, other));
  return isEcho ? [[one, other]] : [];
}

/** "Moins de 25 ans : 18 % ; de 25 à 49 ans : 47 % ; 50 ans et plus : 35 %": classes that follow each other from end to end. */
function byClass(sentence: SentenceFigures): Mention[][] {
  const shares = sentence.figures.filter(isPercent);
  const [first, last] = [shares[0], shares.at(-1)];
  if (!first || !last || shares.length > mostClasses) return [];
  const lead = textBetween(sentence, Math.max(sentence.start, first.start - mostNamed), first.start);
  const gaps = shares.slice(1).map((share, at) => gapBetween(sentence, shares[at] ?? share, share));
  const tail = textAfter(sentence, last).slice(0, mostNamed);
  return followOn([lead, ...gaps]) || followOn([...gaps, tail]) ? [shares] : [];
}

const mostClasses = 8;
const classes = latinLetters(
  /(?:moins de|jusqu’à) (?<below>\d+)|(?:de|entre) (?<from>\d+) (?:à|et) (?<to>\d+)|(?<low>\d+)[-–](?<high>\d+)|(?:plus de|au-delà de) (?<above>\d+)|(?<least>\d+)(?: \p{L}+)? (?:et|ou) plus/iu,
);

function followOn(names: string[]): boolean {
  let reached: number | undefined;
  return names.every((text, at) => {
    const { below, from, to, low, high, above, least } = classes.exec(text)?.groups ?? {};
    const [start, end] = [from ?? low ?? above ?? least, below ?? to ?? high];
    const isFirst = at === 0 && below !== undefined;
    const goesOn = reached !== undefined && start !== undefined && [0, 1].includes(Number(start) - reached);
    const isLast = at === names.length - 1;
    reached = end === undefined ? undefined : Number(end);
    return (isFirst || goesOn) && isLast === (end === undefined);
  });
}

const inPercent = latinLetters(/\(?(?<!\p{L})en % (?:du|des|de la|de l’) /iu);

/** A title that says "en % du parc", heads, and one line of bare numbers under them. */
const inRows = (read: ReadText): Mention[][] =>
  tablesOf(read).flatMap(({ title, heads, rows: [row, ...others] }) => {
    const cells = row?.cells.filter((cell) => cell !== null) ?? [];
    const isAlone = others.length === 0 && row?.label === '' && cells.length === row.cells.length;
    const isBare = cells.length >= fewest && cells.every(({ unit, value }) => unit === '' && Number(value) <= 100);
    const isTold = inPercent.test(title) && !otherwise.test(title) && heads.length === cells.length;
    return isAlone && isBare && isTold ? [cells.map((cell) => mentionOf(cell, true))] : [];
  });

const announces = latinLetters(
  /(?<!\p{L})(?:répartition|ventilation|composition|origine|provenance|structure|par (?:tranche|classe|catégorie|type|mode|âge|secteur|nature))/iu,
);
const noAnswer = /(?:sans (?:avis|opinion|réponse)|non[ -]réponses?|ne se prononce|nsp|ne sai(?:t|vent) pas)/iu;
const yes = latinLetters(/^[\s•●►▪–→*-]*oui(?!\p{L})/iu);
const no = latinLetters(/^[\s•●►▪–→*-]*non(?!\p{L})(?![ -]réponse)/iu);
const fewest = 3;

/** Lines of a name and a share: "oui : 62 %", "en partie : 27 %", "non : 11 %". */
function onLines(read: ReadText): Mention[][] {
  return tablesOf(read).flatMap(({ title, rows }) => {
    const cells = rows.flatMap(({ cells }) => (cells.length === 1 && cells[0] && isShare(cells[0]) ? [cells[0]] : []));
    if (rows.length < fewest || cells.length < rows.length || otherwise.test(title.split('\n').at(-1) ?? '')) return [];
    const labels = rows.map(({ label }) => label);
    if (labels.some((label) => otherwise.test(label) || /total|ensemble/iu.test(label))) return [];
    const isAnswered = labels.some((label) => yes.test(label)) && labels.some((label) => no.test(label));
    const hasRest = rest.test(labels.at(-1) ?? '') || labels.some((label) => noAnswer.test(label));
    const isAnnounced = announces.test(title.split('\n').at(-1) ?? '');
    return isAnswered || hasRest || isAnnounced ? [cells.map((cell) => mentionOf(cell, true))] : [];
  });
}
