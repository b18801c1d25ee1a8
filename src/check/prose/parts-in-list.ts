import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent, kinshipOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';

/** A line that ends in a colon, and the items below it. */
export interface ItemList {
  lead: string;
  /** Figures of the sentence that the colon ends. */
  leadFigures: Mention[];
  items: { text: string; figures: Mention[] }[];
}

const item = /^[ \t]*(?:[-–—•●◦▪■»*►✓➢❖]|\d{1,2}[.)°]|[a-z]\))[ \t]+\S/u;
const mostItems = 40;
/** The lines below begin with what they count. */
const inDetail = /(?:détail suivant|comme suit|ainsi répartie?s?|répartie?s? ainsi|détaillée?s? ainsi)\s*:\s*$/u;
const numbered = /^ ?\d[\d ]* \p{Ll}/u;

interface Line {
  start: number;
  text: string;
}

/** Lists of the text under a line that announces them, in one pass. */
export function listsIn({ plain, mentions }: ReadText): ItemList[] {
  const lines = linesOf(plain);
  const found: ItemList[] = [];
  let figure = 0;
  for (let at = 0; at + 2 < lines.length; at++) {
    const line = lines[at];
    if (!line || !/:\s*$/.test(line.text)) continue;
    const groups = itemsBelow(lines, at + 1, inDetail.test(line.text));
    if (groups.length < 2 || groups.length > mostItems) continue;
    const leadStart = sentenceStart(lines, at);
    while (figure < mentions.length && (mentions[figure]?.start ?? 0) < leadStart) figure++;
    let next = figure;
    const upTo = (end: number): Mention[] => {
      const first = next;
      while (next < mentions.length && (mentions[next]?.start ?? end) < end) next++;
      return mentions.slice(first, next);
    };
    const leadEnd = line.start + line.text.length;
    found.push({
      lead: plain.slice(leadStart, leadEnd).replaceAll("'", '’'),
      leadFigures: upTo(leadEnd),
      items: groups.map(({ start, text }) => ({ text, figures: upTo(start + text.length) })),
    });
  }
  return found;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, text: line });
    start += line.length + 1;
  }
  return lines;
}

/** Items with the lines that go on with them; the first line that does neither ends the list. */
function itemsBelow(lines: Line[], from: number, isDetail: boolean): Line[] {
  const items: Line[] = [];
  for (const { start, text } of lines.slice(from, from + 3 * mostItems)) {
    const last = items.at(-1);
    if (item.test(text) || (isDetail && numbered.test(text))) items.push({ start, text });
    else if (text.trim() === '') continue;
    else if (
      last &&
      (isDetail ? /^\s*\p{Ll}/u : /^\s+\p{Ll}/u).test(text) &&
      start === last.start + last.text.length + 1
    )
      last.text += `\n${text}`;
    else break;
  }
  return items;
}

/** The announcing sentence may begin on a line above. */
function sentenceStart(lines: Line[], at: number): number {
  const line = lines[at];
  if (!line) return 0;
  const stop = line.text.search(/[.!?] (?=\p{Lu}[^.!?]*$)/u);
  if (stop >= 0) return line.start + stop + 2;
  const above = lines[at - 1];
  const goesOn = above && above.text.trim() !== '' && !/[.!?:]\s*$/.test(above.text) && /^\p{Ll}/u.test(line.text);
  return goesOn ? above.start : line.start;
}

const saysAll =
  /répart|décompos|ventil|subdivis|composée?s? (?:de|d’)|il s’agi(?:t|ssait)|à savoir|comme suit|de la (?:façon|manière) suivante|total|détail suivant/iu;
const notAll =
  /notamment|parmi|par exemple|entre autres|en particulier|principa|dont(?! *:)|certain|plusieurs|objectif/iu;

/** "un an de traitement : - s’il a 60 ans, …" */
const isCondition = latinLetters(/^\P{L}*(?:et |ou )?(?:si |s['’]ils? )/u);

/** "359 logements, répartis ainsi :" with one part in each item. */
export function partsInList({ lead, leadFigures, items }: ItemList): StatedParts[] {
  const total = leadFigures.findLast(({ saidAs }) => saidAs !== 'between');
  if (!total || isPercent(total) || notAll.test(lead)) return [];
  const parts = items.flatMap(({ figures }) => partOf(figures, total) ?? []);
  if (
    parts.length < items.length ||
    items.some(({ text }) => isCondition.test(text)) ||
    /etc|…|\.\.\./.test(items.at(-1)?.text ?? '')
  )
    return [];
  const isBeside = endsOnTotal(lead, total) && !items.some(({ text }) => partOfPart.test(text));
  const isWhole = isBeside && items.length > 2;
  return [{ total, parts, others: [], evidence: saysAll.test(lead) || isWhole ? 'said' : 'listed', isClosed: isWhole }];
}

/** "Les recettes se montent à 4 186 300 € :" */
const endsOnTotal = (lead: string, { printed }: Mention): boolean =>
  /^(?: [\p{L}’-]+){0,2} ?:\s*$/u.test(lead.slice(lead.lastIndexOf(printed) + printed.length));
const partOfPart = latinLetters(/^\P{L}*(?:dont|y compris|parmi lesquel)/iu);

const partOf = (figures: Mention[], total: Mention): Mention | undefined => {
  const kin = figures.map((figure) => kinshipOf(figure, total));
  const at = ['same', 'bare', 'other'].map((one) => kin.indexOf(one as 'same')).find((index) => index >= 0);
  return at === undefined ? undefined : figures[at];
};
