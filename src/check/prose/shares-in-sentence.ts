import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent, kinshipOf, sameName } from './amounts.ts';
import { partsInSentence } from './parts-in-sentence.ts';
import { gapBetween, type SentenceFigures, textAfter, textBefore } from './sentence-figures.ts';

/** A percentage with the part and the whole that the same sentence gives for it. */
export interface NamedShare {
  share: Mention;
  part: Mention;
  whole: Mention;
  /** What else could be the part: where one fits, the sentence speaks of it. */
  candidates: Mention[];
  /** "said": the words name part and whole; "closed": alone in brackets behind them; "beside": only behind them. */
  evidence: 'said' | 'closed' | 'beside';
}

const about = '(?:environ |près de |plus de |moins de |à peine |presque |quelque |un peu plus de |un peu moins de )?';
/** Words of one group of names, without a full stop. */
const words = '[^.;:%()]{0,70}?';
const on = latinLetters(
  new RegExp(
    `^${words}(?<!\\p{L})(?:sur|parmi)(?: les| ses| nos| leurs| un total de| un ensemble de| un effectif(?: total)? de| un montant(?: total)? de| un budget(?: total)? de| un coût(?: total)? de)? ${about}$`,
    'iu',
  ),
);
const ofThese = latinLetters(/^(?: \p{L}+){0,4} (?:des|de nos|de ses|de leurs) $/iu);
const equals = latinLetters(
  new RegExp(
    `^\\)?${words}(?:,? soit (?:une? (?:taux|part|proportion)[^.;:()]{0,30} (?:de |d’))?|\\((?:soit )?| d’entre (?:eux|elles) \\(|, (?:jauge|taux|part)[^.;:()]{0,30} (?:à|de|d’) | {1,2}taux (?:de |d’)[^.;:()%]{0,30} ?: |,? c’est-à-dire |,? ce qui (?:représente|correspond à|fait) |,? représentant | = ?| → ?|,? ou )${about}$`,
    'iu',
  ),
);
const shareOf = latinLetters(
  new RegExp(
    `^ (?:des|du total des|du total de|de l’ensemble des|du parc de|du (?:budget|montant|coût)(?: [\\p{L}-]+){0,3}? (?:de|d’)|de ses|de nos|d’un total de|d’un montant(?: total)? de|d’un budget(?: total)? de|sur) ${about}$`,
    'iu',
  ),
);
/** "Les charges, soit 9,7 M€, pèsent 60 % des dépenses (16,2 M€)". */
const weighs = latinLetters(
  new RegExp(`^\\)?[^.;:()]{0,40}?,? (?:pèse|représente|constitue|forme|couvre|absorbe)(?:nt)? ${about}$`, 'u'),
);
const ofNamed = /^ (?:des|du|de la|de l’|de) ?[^.;:()%]{3,70} \($/u;
const opensOn = /(?:^|[.,;:(] ?)\s*(?:sur|parmi) (?:les |un total de |nos |ses )?$/iu;
/** After a percentage that stands for itself. */
const closed = /^\s*(?:[),.;]|$|du total|de l’ensemble)/iu;
/** A change, a rate of growth or a difference is no share. */
const changes = latinLetters(
  /(?<!\p{L})(?:hausse|baisse|augment\p{L}*|diminu\p{L}*|progress\p{L}*|recul\p{L}*|évolution|réduction|rédui\p{L}*|taux de croissance|croissance|écart|supplémentaires?|remise|rabais|tva)[^.;]{0,30}$/iu,
);

/** The percentages of a sentence whose part and whole it names. */
export function sharesInSentence(sentence: SentenceFigures): NamedShare[] {
  if (!sentence.figures.some(isPercent)) return [];
  const named = sentence.figures.flatMap((share, at) => {
    if (!isPercent(share) || share.saidAs === 'between' || isChange(sentence, share)) return [];
    return shareAt(sentence, share, at) ?? [];
  });
  const known = new Set(named.map(({ share }) => share));
  return [...named, ...besideParts(sentence).filter(({ share }) => !known.has(share))];
}

const isChange = (sentence: SentenceFigures, share: Mention): boolean =>
  /[+−]\s*$/.test(textBefore(sentence, share)) ||
  share.value.startsWith('-') ||
  changes.test(textBefore(sentence, share)) ||
  /^ (?:de plus|de moins|en plus|en moins|supplémentaires?|par an)/iu.test(textAfter(sentence, share));

function shareAt(sentence: SentenceFigures, share: Mention, at: number): NamedShare | null {
  const { figures } = sentence;
  const [a, b, c, d] = [figures[at - 2], figures[at - 1], figures[at + 1], figures[at + 2]];
  const gap = (one: Mention, other: Mention): string => gapBetween(sentence, one, other);
  const found = (part: Mention, whole: Mention, candidates: Mention[] = []): NamedShare => ({
    share,
    part,
    whole,
    candidates,
    evidence: 'said',
  });
  if (b && c && shareOf.test(gap(share, c)) && equals.test(gap(b, share)) && !isPercent(b))
    return found(nearestAlike(figures.slice(0, at), c) ?? b, c, figures.slice(0, at));
  if (
    a &&
    b &&
    !isPercent(a) &&
    !isPercent(b) &&
    !isOneIn.test(gap(a, b)) &&
    equals.test(gap(b, share)) &&
    isOfWhole(sentence, share, [a, b])
  ) {
    if (on.test(gap(a, b)) || ofThese.test(gap(a, b)))
      return { ...found(a, b, figures.slice(0, at - 1)), evidence: evidenceOf(a, b, gap(b, share)) };
    if (amongThem.test(gap(b, share))) {
      const whole = figures.slice(0, at - 1).findLast((one) => isCount(one) && !mean.test(textAfter(sentence, one)));
      return whole ? found(b, whole) : null;
    }
    if (opensOn.test(textBefore(sentence, a)))
      return { ...found(b, a, figures.slice(0, at)), evidence: evidenceOf(b, a, gap(b, share)) };
  }
  if (b && c && weighs.test(gap(b, share)) && ofNamed.test(gap(share, c)) && /^\s*\)/.test(textAfter(sentence, c)))
    return isPercent(b) || isPercent(c) ? null : found(b, c);
  if (c && d && equals.test(gap(share, c)) && on.test(gap(c, d)) && !isPercent(c)) return found(c, d);
  if (c && d && shareOf.test(gap(share, c)) && equals.test(gap(c, d)) && !isPercent(d))
    return /^[^.;]{0,25} par /iu.test(textAfter(sentence, d)) ? null : found(d, c);
  return null;
}

/** "soit 45 % de plus" or "45 % des dépenses" speak of another whole. */
function isOfWhole(sentence: SentenceFigures, share: Mention, known: Mention[]): boolean {
  const after = textAfter(sentence, share);
  const what = /^\s*(?:des |d’|de l’|de la |de |du |en )([\p{L}-]+)/iu.exec(after)?.[1];
  if (what === undefined || wholes.test(what)) return true;
  return known.some(({ unit }) => unit !== null && sameName(unit.label, what));
}

/** "12 votants sur 45 inscrits" speaks of a whole, "12 agents sur 4 sites" perhaps of places. */
function evidenceOf(part: Mention, whole: Mention, gap: string): NamedShare['evidence'] {
  const isPlace = kinshipOf(part, whole) === 'other' && whole.unit !== null && !participle.test(whole.unit.label);
  return isPlace && !/(?:taux|jauge|part)(?!\p{L})/u.test(gap) ? 'beside' : 'said';
}

/** "6 100 bénéficiaires, soit un allocataire sur deux" */
const isOneIn = latinLetters(/(?:(?<!\p{L})une?|d’une?) \p{L}[\p{L}’-]* sur $/u);
const amongThem = /^ d’entre (?:eux|elles) \($/u;
/** "408 par jour" */
const mean = latinLetters(/^(?: \p{L}+)? par (?!l[ea’])/u);
const participle = /(?:ée?|inscrite?|prévue?|attendue?|reçue?|possible|exprimé|présente?)s$/u;
const wholes = /^(?:total|ensemble|parc|flotte|effectifs?|patrimoine|réussite|participation|réponses?)$/iu;

const nearestAlike = (figures: Mention[], whole: Mention): Mention | undefined =>
  figures.findLast(
    (figure) => !isPercent(figure) && figure.value !== whole.value && kinshipOf(figure, whole) === 'same',
  );

/** "359 logements, dont 186 collectifs (51,8 %) et 173 individuels (48,2 %)". */
const besideParts = (sentence: SentenceFigures): NamedShare[] =>
  [...partsInSentence(sentence), ...firstParts(sentence)].flatMap(({ total, parts }) =>
    parts.flatMap((part): NamedShare[] => {
      const share = sentence.figures[sentence.figures.indexOf(part) + 1];
      if (!share || !isPercent(share) || isChange(sentence, share)) return [];
      const beside = /^(?: \p{L}[\p{L}’-]*){0,5} \((?:soit )?$/u.test(gapBetween(sentence, part, share));
      return beside && closed.test(textAfter(sentence, share))
        ? [
            {
              share,
              part,
              whole: total,
              candidates: [],
              evidence: /^\)/.test(textAfter(sentence, share)) ? 'closed' : 'beside',
            },
          ]
        : [];
    }),
  );

/** "430 agents dont 215 femmes": a part alone. */
const firstParts = (sentence: SentenceFigures): { total: Mention; parts: Mention[] }[] =>
  sentence.figures.flatMap((total, at) => {
    const [part, share, other] = sentence.figures.slice(at + 1);
    const alone =
      part &&
      share &&
      isPercent(share) &&
      (!other || !/^[^.;]{0,40}(?:,| et) $/u.test(gapBetween(sentence, share, other)));
    return alone && /^[^.;:()]{0,60}(?<!\p{L})dont $/u.test(gapBetween(sentence, total, part))
      ? [{ total, parts: [part] }]
      : [];
  });
