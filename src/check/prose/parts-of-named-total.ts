import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent, kinshipOf } from './amounts.ts';
import { type FigureNames, namesIn, wholeNamed } from './named-figures.ts';
import { endsWithAnd, listFrom, opensAll, saysPart } from './parts-in-sentence.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';
import { depthsIn, type SentenceFigures, sentencesWithFigures, textAfter, textBetween } from './sentence-figures.ts';

const verb = new RegExp(
  `^\\s*(?:Les|Ces|Ses|Le|La|L’) ?([^.;:,()\\d]{3,70}?) (?:se |sont |est )?(?:${opensAll.source})`,
  'u',
);
const among =
  /^\s*(?:Parmi|Sur) (?:(?:ceux|celles)-ci|eux|elles|ces derni(?:ers|ères)|ce (?:total|nombre)), (?:on (?:compte|dénombre|trouve) |environ )?$/u;
/** "46 actions. À ce jour : 31 engagées, …" */
const stateOfThem = latinLetters(
  /^\s*(?:À ce jour|Au (?:total|bilan)|Fin \d{4}|Bilan|État|Statut|Détail|Répartition)(?: [\p{L}’]+){0,4} : $/u,
);
const farthest = 60;

/** Parts whose total the sentence before prints: "Produits : 846 300 €. … Les produits se décomposent en ventes (…), …". */
export function partsOfNamedTotal(read: ReadText): StatedParts[] {
  const names = namesIn(read.plain, read.mentions);
  let before: SentenceFigures | undefined;
  return sentencesWithFigures(read, 1).flatMap((sentence) => {
    const stated = sentence.figures.length > 1 ? (decomposed(names, sentence) ?? amongThem(before, sentence)) : null;
    before = sentence;
    return stated ? [stated] : [];
  });
}

function decomposed(names: FigureNames, sentence: SentenceFigures): StatedParts | null {
  const [first] = sentence.figures;
  const subject = first && verb.exec(textBetween(sentence, sentence.start, first.start))?.[1];
  if (!subject || isPercent(first)) return null;
  const total = wholeNamed(names, names.mentions.indexOf(first), first, subject);
  return total ? statedOf(sentence, total, 'said') : null;
}

/** "858 données ont été récoltées. Parmi celles-ci, 12 concernent…" */
function amongThem(before: SentenceFigures | undefined, sentence: SentenceFigures): StatedParts | null {
  const [first] = sentence.figures;
  const total = before?.figures.findLast(isCount);
  if (!first || !before || !total || sentence.start - before.end > farthest) return null;
  const lead = textBetween(sentence, sentence.start, first.start);
  if (!among.test(lead) && !stateOfThem.test(lead)) return null;
  return before.figures.filter(isCount).length === 1 ? statedOf(sentence, total, 'listed') : null;
}

function statedOf(sentence: SentenceFigures, total: Mention, evidence: StatedParts['evidence']): StatedParts | null {
  const { parts, next } = listFrom(sentence, depthsIn(sentence), 0, total);
  const last = parts.at(-1);
  if (!last || parts.length < 2 || parts.some((part) => kinshipOf(part, total) === null)) return null;
  const told = sentence.text.replace(/Parmi (?:ceux|celles)-ci/, '');
  if (saysPart.test(told) || sentence.figures[next] || /\d/.test(textAfter(sentence, last))) return null;
  return { total, parts, others: [], evidence, isClosed: endsWithAnd(sentence, parts, undefined) };
}
