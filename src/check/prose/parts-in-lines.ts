import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent, kinshipOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';

interface Line {
  start: number;
  text: string;
  figures: Mention[];
}

/** A line that begins with a number: "    41 dons", "- 14 achats". */
const opensOn = latinLetters(/^[ \t]*(?:[-–—•●◦▪■»*►✓➢❖→][ \t]+)?(?:environ |près de )?$/u);
const bullet = /^[ \t]*[-–—•●◦▪■»*►✓➢❖→][ \t]/u;
const dont = latinLetters(/^[ \t]*(?:[-–—•*][ \t]+)?dont(?!\p{L})/iu);
const noPart = latinLetters(
  /(?<!\p{L})(?:dont|y compris|hors|par an|par mois|depuis|moyenne|objectif|cumul\p{L}*|notamment)(?!\p{L})/iu,
);
/** "Soit 1 151 contrôles au total." */
const announces = latinLetters(/^[ \t]*(?:soit|au total|en tout|total(?: général)?)[ :,]*(?:de |environ )?$/iu);
const inAll = latinLetters(/^(?: \p{L}[\p{L}’-]*){0,4},? (?:au total|en tout)(?!\p{L})/u);
const fewest = 2;
const most = 15;
const longest = 140;

/** Parts each on its own line, below their total or above it. */
export function partsInLines(read: ReadText): StatedParts[] {
  const lines = linesOf(read);
  return lines.flatMap((line, at) => [...partsUnder(read, lines, at), ...partsOver(read, lines, line, at)]);
}

const none: Mention[] = [];
const indentOf = ({ text }: Line): number => text.search(/\S/);

function linesOf({ plain, mentions }: ReadText): Line[] {
  let start = 0;
  let from = 0;
  return plain.split('\n').map((text) => {
    const end = start + text.length;
    const first = from;
    while (from < mentions.length && (mentions[from]?.start ?? end) < end) from++;
    const line = { start, text, figures: from > first ? mentions.slice(first, from) : none };
    start = end + 1;
    return line;
  });
}

/** "63 œuvres sont entrées", and farther in "41 dons", "14 achats", "8 dépôts". */
function partsUnder({ plain }: ReadText, lines: Line[], at: number): StatedParts[] {
  const line = lines[at];
  if (!line?.figures.length || !lines[at + 1]?.figures.length) return [];
  const total = onlyFigure(line);
  if (!total || line.text.length > longest || noPart.test(line.text)) return [];
  const parts: Mention[] = [];
  for (const one of lines.slice(at + 1, at + 2 + most)) {
    const part = one.figures[0];
    const isFarther = indentOf(one) > indentOf(line) || (bullet.test(one.text) && !bullet.test(line.text));
    if (!part || !isFarther || !opensOn.test(plain.slice(one.start, part.start)) || !onlyFigure(one)) break;
    if (noPart.test(one.text) || dont.test(one.text) || kinshipOf(part, total) === null) return [];
    parts.push(part);
  }
  if (parts.length < fewest || parts.length > most) return [];
  return [{ total, parts, others: [], evidence: 'equal', isClosed: true }];
}

const onlyFigure = ({ figures }: Line): Mention | undefined => {
  const [one, ...others] = figures.filter((figure) => !isPercent(figure));
  return one && others.length === 0 && one.saidAs === 'exact' && !one.range ? one : undefined;
};

/** Lines of a name and a number, then "Soit … au total". */
function partsOver({ plain }: ReadText, lines: Line[], line: Line, at: number): StatedParts[] {
  const [total] = line.figures;
  if (!total || isPercent(total) || total.saidAs !== 'exact') return [];
  const lead = plain.slice(line.start, total.start);
  const isTotal = announces.test(lead) && (!/soit/iu.test(lead) || inAll.test(plain.slice(total.end, total.end + 60)));
  if (!isTotal) return [];
  const parts: Mention[] = [];
  for (let back = at - 1; back >= 0; back--) {
    const one = lines[back];
    const part = one?.figures.at(-1);
    if (
      !one ||
      !part ||
      one.figures.length > 1 ||
      isPercent(part) ||
      !endsOn.test(plain.slice(part.end, one.start + one.text.length))
    )
      break;
    if (noPart.test(one.text) || kinshipOf(part, total) === null) return [];
    parts.unshift(part);
  }
  if (parts.length <= fewest || parts.length > most) return [];
  return [{ total, parts, others: [], evidence: 'equal', isClosed: true }];
}

/** Nothing but what is counted follows. */
const endsOn = latinLetters(/^(?: \p{L}[\p{L}’-]*){0,3}[ .;]*$/u);
