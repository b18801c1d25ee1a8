import { add, compare, type Interval, meet } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { sumOf } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf, isPercent, printLike } from './amounts.ts';
import { type IsRight, slipOf } from './likely-cause.ts';
import { listsIn } from './parts-in-list.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import {
  depthsIn,
  gapBetween,
  type SentenceFigures,
  sentencesWithFigures,
  textAfter,
  textBetween,
} from './sentence-figures.ts';
import { sharesThatMakeAll } from './shares-that-make-all.ts';

const code = 'distribution';

export const distribution: ProseRule = {
  code,
  title: 'Les pourcentages d’une répartition ne font pas 100',
  tier: 'A',
  explanation:
    'Additionne les pourcentages d’une répartition que le texte donne pour entière (« se répartissent entre », « se décomposent en », femmes et hommes). Les arrondis sont admis, un demi-pas par part. Les enquêtes à plusieurs réponses, « notamment », « principalement » et « le reste » font taire le contrôle.',
  check: (read) => {
    const found = [...inSentences(read), ...inLists(read)];
    const known = new Set(found.flatMap(({ places }) => places.map(({ start }) => start)));
    const whole = sharesThatMakeAll(read).filter((shares) => !shares.some(({ start }) => known.has(start)));
    return [...found, ...whole.flatMap((shares) => judge(shares, true))];
  },
};

/** Verbs that give a whole; a noun only announces a part of it. */
const whole = latinLetters(
  /(?<!\p{L})(?:répart(?:i|ie|is|ies|issent|it|issant)|se (?:décompos|ventil|partag|compos|divis)\p{L}+|décomposée?s?|ventilée?s?|composée?s? (?:de|d’|à))(?!\p{L})/iu,
);
/** What is paid by several is paid once. */
const paid = latinLetters(
  /(?<!\p{L})(?:financée?s?|cofinancée?s?|subventionnée?s?|(?:pro)?vien(?:t|nent)|éman(?:e|ent)|issue?s?)(?!\p{L})/iu,
);
const announced = latinLetters(/(?<!\p{L})(?:répartition|ventilation|décomposition|composition)(?!\p{L})/iu);
const notAll = latinLetters(
  /(?<!\p{L})(?:notamment|parmi|par exemple|entre autres|en particulier|principa\p{L}+|essentiel\p{L}+|surtout|majorit\p{L}+|plusieurs|multiples?|réponses?|répond\p{L}*|cit(?:é|ée|és|ées|ent)|déclar\p{L}+|interrog\p{L}+|enquêt\p{L}+|sond\p{L}+|satisf\p{L}+|reste|restants?|solde|autres?|contre|hausse|baisse|augment\p{L}*|taux|objectif|au moins|dont|etc|cumul\p{L}*|également|premi(?:er|ère))(?!\p{L})|\.\.\./iu,
);
const joins = latinLetters(/,|;|(?<!\p{L})(?:et|puis|ainsi que|tandis que|alors que)(?!\p{L})/iu);

function inSentences(read: ReadText): ProseFinding[] {
  let before = '';
  return sentencesWithFigures(read).flatMap((sentence) => {
    const previous = before;
    before = sentence.text;
    if (sentence.figures.filter(isPercent).length < 2) return [];
    const survey = isSurvey(previous);
    const said = survey ? [] : [...fromVerb(sentence), ...bySex(sentence), ...byRate(sentence), ...titled(sentence)];
    return survey || said.length > 0 ? said : fromList(sentence);
  });
}

const isSurvey = (text: string): boolean =>
  /plusieurs réponses|réponses? multiples?|choix multiples?|interrog|enquêt|sondage|répond/iu.test(text);

function fromVerb(sentence: SentenceFigures): ProseFinding[] {
  const said = whole.exec(sentence.text) ?? paid.exec(sentence.text) ?? announced.exec(sentence.text);
  if (!said) return [];
  const from = sentence.start + said.index + said[0].length;
  const depths = depthsIn(sentence);
  const first = sentence.figures.findIndex((figure) => figure.start >= from && isPercent(figure));
  const shares = sentence.figures
    .filter((_, at) => at >= first && first >= 0 && depths[at] === depths[first])
    .filter(isPercent);
  const opening = shares[0];
  const ending = shares.at(-1);
  if (!opening || !ending || shares.length < 2 || opening.start - from > 90) return [];
  const told = textBetween(sentence, from, opening.start) + shares.map((share) => textAfter(sentence, share)).join('');
  if (notAll.test(told) || notAll.test(sentence.text) || !areListed(sentence, shares)) return [];
  if (paid.test(said[0]) && (shares.length < 3 || compare(add(...shares.map(({ value }) => value)), '100') < 0))
    return [];
  return judge(shares, !announced.test(said[0]));
}

/** "Financement : 62 % d’emprunt, 23 % de subventions et 15 % de fonds propres." */
const heading = latinLetters(
  /(?:^|[.!?]\s+|\n)\s*(?:[-–•] )?(?:[Rr]épartition|[Vv]entilation|[Ff]inancement|[Oo]rigine|[Pp]rovenance|[Cc]omposition|[Ss]tructure|[Rr]essources|[Dd]épenses|[Ss]atisfaction|[Aa]vis|[Bb]ilan)(?: [^.;:()%\d]{0,50})? : $/u,
);
const scaleOfDegrees = latinLetters(
  /(?<!\p{L})très (?<what>\p{L}{5})[\s\S]*(?<!\p{L})(?:pas|non|in)(?: du tout)? ?\k<what>/iu,
);
const nameThen = latinLetters(/^ (?:de |d’|des |du |en |pour |par )[^.;:()\d%]{2,50}?(?:, | et | et enfin )$/u);

function titled(sentence: SentenceFigures): ProseFinding[] {
  const first = sentence.figures.findIndex(isPercent);
  const shares = sentence.figures.slice(first);
  const [opening, last] = [shares[0], shares.at(-1)];
  if (first < 0 || !opening || !last || shares.length < fewestListed || !shares.every(isPercent)) return [];
  const lead = textBetween(sentence, sentence.start, opening.start);
  const gaps = shares.slice(1).map((share, at) => gapBetween(sentence, shares[at] ?? share, share));
  const isListed = gaps.every((gap) => nameThen.test(gap)) && / et (?:enfin )?$/u.test(gaps.at(-1) ?? '');
  const isScale = scaleOfDegrees.test(sentence.text);
  const isWhole =
    heading.test(lead) && isListed && /^ (?:de |d’|des |du )[^,;:]{2,50}$/u.test(textAfter(sentence, last).trimEnd());
  if (!isWhole || (notAll.test(sentence.text.replace(scaleWords, '')) && !isScale)) return [];
  return judge(shares, true);
}

const scaleWords = latinLetters(/satisf\p{L}+/giu);

const areListed = (sentence: SentenceFigures, shares: Mention[]): boolean =>
  shares.every((share, at) => {
    const next = shares[at + 1];
    return !next || joins.test(gapBetween(sentence, share, next));
  });

/** "Le transport pèse 38 %, l’habitat 33 %…", "Ressources des ménages : RSA 43 %, retraites 22 %…" */
const weighs = latinLetters(
  /(?<!\p{L})(?:pèse|représente|constitue|concentre|absorbe|consomme|émet)(?:nt)? (?:pour )?(?:environ )?$/u,
);
const title = latinLetters(/^\s*(?:[-–•] )?\p{Lu}[^.;:()%\d]{3,60} : \p{L}[^.;:()%\d]{0,30} $/u);
const nextName = /^(?:,|;|,? et|,? puis) [^.;:()\d%]{2,40}? $/u;
const fewestListed = 3;

/** Nothing but names and their shares, to the end of the sentence: what passes a hundred, or makes it but for a slip. */
function fromList(sentence: SentenceFigures): ProseFinding[] {
  const first = sentence.figures.findIndex(isPercent);
  const shares = sentence.figures.slice(first);
  const [opening] = shares;
  if (first < 0 || !opening || shares.length < fewestListed || !shares.every(isPercent)) return [];
  const lead = textBetween(sentence, sentence.figures[first - 1]?.end ?? sentence.start, opening.start);
  const isTitled = first === 0 && title.test(lead) && shares.length > fewestListed;
  if (!(isTitled || weighs.test(lead)) || notAll.test(sentence.text) || isSurvey(sentence.text)) return [];
  const goesOn = shares.slice(1).every((share, at) => nextName.test(gapBetween(sentence, shares[at] ?? share, share)));
  const last = shares.at(-1);
  const isClosed = last && /^[^,;:]{0,40}$/u.test(textAfter(sentence, last));
  const isLast = isTitled || / et /u.test(gapBetween(sentence, shares.at(-2) ?? opening, last ?? opening));
  if (!goesOn || !isClosed || !isLast) return [];
  return judge(shares, false).filter(({ tier }) => tier === 'A');
}

/** "52 % de femmes et 50 % d’hommes" leaves nobody out. */
function bySex(sentence: SentenceFigures): ProseFinding[] {
  return sentence.figures.flatMap((share, at) => {
    const next = sentence.figures[at + 1];
    if (!next || !isPercent(share) || !isPercent(next)) return [];
    const pair = `${gapBetween(sentence, share, next)}|${textAfter(sentence, next).slice(0, 12)}`;
    const both =
      /^ (?:de femmes|d’hommes|de filles|de garçons)(?:,? et |, | pour | \/ |\/)\|? ?(?:de femmes|d’hommes|de filles|de garçons)/iu;
    const names = pair.match(/femmes|hommes|filles|garçons/giu) ?? [];
    if (!both.test(pair) || names[0]?.toLowerCase() === names[1]?.toLowerCase()) return [];
    return judge([share, next], true);
  });
}

/** "88 % de l’encours est à taux fixe et 12 % à taux variable": a loan is one or the other. */
const byRate = (sentence: SentenceFigures): ProseFinding[] =>
  sentence.figures.flatMap((share, at) => {
    const next = sentence.figures[at + 1];
    if (!next || !isPercent(share) || !isPercent(next)) return [];
    const told = `${gapBetween(sentence, share, next)}|${textAfter(sentence, next)}`;
    const isBoth =
      /^[^.;|]{0,60}à taux fixe,? et \|[^.;]{0,30}à taux (?:variable|révisable|indexé)/u.test(told) ||
      /^[^.;|]{0,60}à taux (?:variable|révisable|indexé),? et \|[^.;]{0,30}à taux fixe/u.test(told);
    return isBoth ? judge([share, next], true) : [];
  });

const inLists = (read: ReadText): ProseFinding[] =>
  listsIn(read).flatMap(({ lead, items }) => {
    if (!(whole.test(lead) || announced.test(lead)) || notAll.test(lead) || isSurvey(lead)) return [];
    const shares = items.flatMap(({ figures }) => {
      const percents = figures.filter(isPercent);
      return percents.length === 1 ? percents : [];
    });
    const partial = items.some(({ text }) => /etc|…|\.\.\.|réponse/iu.test(text));
    return shares.length < items.length || partial ? [] : judge(shares, whole.test(lead));
  });

function judge(shares: Mention[], isWhole: boolean): ProseFinding[] {
  const sum = sumOf(shares.map(boundsOf));
  const values = shares.map(({ value }) => value);
  if (meet(sum, hundred) || shares.some(({ saidAs, value }) => saidAs === 'between' || value.startsWith('-')))
    return [];
  const total = Number(add(...values));
  const cause = causeOf(shares);
  const near = total > 80 && total < 120;
  const isSaid = isWhole && total > 50 && total < 200;
  if (!near && !isSaid && (cause === null || total < 50 || total > 1100)) return [];
  // A part may be left out of what a noun only announces; nothing makes shares of one whole pass it, and hardly anything
  // but a slip makes it lack just what one would.
  const isSure = shares.length > 2 && (total > 100 || (cause !== null && shares.length > 3));
  const tier: Tier = isWhole || ((near || cause !== null) && isSure) ? 'A' : 'B';
  const print = printLike(shares, false);
  return [
    {
      rule: code,
      tier,
      message: 'Les pourcentages de cette répartition ne font pas 100\u202f%.',
      arithmetic: `${values.map((value) => print(value)).join(' + ')} = ${print(add(...values))}, non 100`,
      likelyCause: cause,
      places: shares.map(({ start, end }) => ({ start, end })),
    },
  ];
}

const hundred: Interval = { low: '100', high: '100' };

function causeOf(shares: Mention[]): string | null {
  for (const share of shares) {
    const others = shares.filter((other) => other !== share).map(boundsOf);
    const isRight: IsRight = (value) => meet(sumOf([...others, boundsOf({ ...share, value })]), hundred);
    const slip = slipOf(share, isRight, printLike([share]));
    if (slip && slip.kind !== 'digit') return slip.sentence;
  }
  return null;
}
