import type { Mention } from '../../check/reading/mention.ts';
import { labelOf } from './figure-label.ts';
import type { Flow, Paragraph } from './flow.ts';
import { asLabel, nameAtEnd } from './noun-phrase.ts';

export interface LabelledMention {
  mention: Mention;
  paragraph: Paragraph;
  label: string;
  /** The value of an earlier year, told beside the year's: "(21 en 2022)". */
  isPrevious: boolean;
}

/** Every figure of a sheet that measures something, with the words that say what. */
export function figuresIn(flow: Flow, mentions: Mention[], year: number): LabelledMention[] {
  let at = 0;
  return flow.paragraphs.flatMap((paragraph, index) => {
    const own: Mention[] = [];
    for (; at < mentions.length && (mentions[at]?.start ?? 0) < paragraph.end; at++) own.push(mentions[at] as Mention);
    return own.length === 0 ? [] : labelled(flow, index, own, year);
  });
}

function labelled(flow: Flow, index: number, mentions: Mention[], year: number): LabelledMention[] {
  const paragraph = flow.paragraphs[index] as Paragraph;
  const found: LabelledMention[] = [];
  for (const [at, mention] of mentions.entries()) {
    if (!isQuantity(flow, paragraph, mention)) continue;
    const before = found.at(-1);
    const isPrevious = before !== undefined && isOfEarlierYear(flow.text, before.mention, mention, year);
    const next = mentions[at + 1];
    const label = isPrevious
      ? before.label
      : paragraph.kind === 'row'
        ? rowLabel(flow, index, mention)
        : paragraph.kind === 'number'
          ? calloutLabel(flow, index)
          : sentenceLabel(flow, index, mention, before, next);
    if (label) found.push({ mention, paragraph, label, isPrevious });
  }
  return found;
}

const uncounted = new Set(['an', 'mois', 'jour']);

/** Ages, durations and bare numbers measure nothing that a report follows. */
function isQuantity(flow: Flow, paragraph: Paragraph, mention: Mention): boolean {
  if (mention.unit && uncounted.has(mention.unit.label) && mention.unit.per === null) return false;
  if (mention.unit) return !isThreshold(flow.text, mention);
  if (paragraph.kind === 'row' || paragraph.kind === 'number' || mention.role === 'part' || mention.scale > 0)
    return true;
  const [before, after] = [
    flow.text.slice(paragraph.start, mention.start),
    flow.text.slice(mention.end, mention.end + 12),
  ];
  return /[:(]\s*$/.test(before) || /^ (?:des|sur) \d/.test(after) || /(?:dont|contre)\s$/.test(before);
}

/** "communes de moins de 2 000 habitants" names communes. */
const isThreshold = (text: string, { start, saidAs }: Mention): boolean =>
  (saidAs === 'less' || saidAs === 'more') &&
  /\p{L}+s (?:de|à|d[’'])(?: la| l[’'])? ?(?:moins|plus) (?:de |d[’'])$/u.test(
    text.slice(Math.max(0, start - 40), start),
  ) &&
  !/(?:travaux|montants?|total|dépenses|aides|subventions|crédits) de /iu.test(
    text.slice(Math.max(0, start - 40), start),
  );

function isOfEarlierYear(text: string, before: Mention, mention: Mention, year: number): boolean {
  const between = text.slice(before.end, mention.start);
  const after = text.slice(mention.end, mention.end + 24);
  const named = /^[^.;:()]{0,16}?(?:en|fin|depuis) ((?:19|20)\d\d)/u.exec(after)?.[1];
  if (named === undefined || Number(named) >= year || /[.;]\s|\n/.test(between)) return false;
  return (
    between.length < 90 &&
    (mention.role === 'against' || /\($|contre|après/.test(between) || /^ en \d{4},? /.test(between))
  );
}

/** "Visiteurs	12 000	14 000": the first cell, and the head of the column where it is no year nor "Valeur". */
function rowLabel(flow: Flow, index: number, mention: Mention): string {
  const { start, end } = flow.paragraphs[index] as Paragraph;
  const cells = flow.text.slice(start, end).split('\t');
  const column = flow.text.slice(start, mention.start).split('\t').length - 1;
  if (column === 0) return asLabel(cells[0]?.replace(/^[\d\s.,]+/, '') ?? '');
  let first = index;
  while (first > 0 && flow.paragraphs[first - 1]?.kind === 'row') first--;
  const top = flow.paragraphs[first] as Paragraph;
  const head = first === index ? '' : (flow.text.slice(top.start, top.end).split('\t')[column]?.trim() ?? '');
  const name = cells.find((cell) => /\p{L}{2}/u.test(cell)) ?? '';
  const isSaid =
    cells.length < 3 || head === '' || /\d/.test(head) || /^(?:valeur|nombre|réalisé|total|résultat)/iu.test(head);
  return asLabel(isSaid ? name : `${name} (${head})`);
}

/** A figure alone on its line is called by what follows it, or by what precedes it where its list begins so. */
function calloutLabel(flow: Flow, index: number): string {
  const isWords = (at: number) => {
    const paragraph = flow.paragraphs[at];
    return (
      paragraph?.part === flow.paragraphs[index]?.part && paragraph?.kind !== 'number' && paragraph?.kind !== 'row'
    );
  };
  const textOf = (at: number) => {
    const { start, end } = flow.paragraphs[at] as Paragraph;
    return flow.text.slice(start, end);
  };
  let first = index;
  while (first >= 2 && isWords(first - 1) && flow.paragraphs[first - 2]?.kind === 'number') first -= 2;
  const opensWithWords =
    first > 0 && isWords(first - 1) && textOf(first - 1).length < 90 && !/[.:]$/.test(textOf(first - 1));
  const place = isWords(index + 1) && !(opensWithWords && !isWords(index + 1)) ? index + 1 : index - 1;
  return isWords(place) && textOf(place).length < 140 ? asLabel(textOf(place).replace(/[.:]$/, '')) : '';
}

const statementEnd = /[;!?]|\.(?=\s|$)/gu;

function sentenceLabel(
  flow: Flow,
  index: number,
  mention: Mention,
  last: LabelledMention | undefined,
  next: Mention | undefined,
): string {
  const paragraph = flow.paragraphs[index] as Paragraph;
  const whole = flow.text.slice(paragraph.start, mention.start);
  const from = lastMatch(whole, statementEnd);
  const statement = whole.slice(from);
  const after = flow.text.slice(mention.end, Math.min(paragraph.end, next?.start ?? paragraph.end));
  const before = sincePrevious(statement, paragraph.start + from, last);
  const heads = headsOf(flow, index, statement, whole.slice(0, from));
  return labelOf({
    mention,
    before,
    after,
    heads,
    previous: last && last.mention.end > paragraph.start + from ? last.label : null,
    bracketed: bracketOwner(statement, paragraph.start + from, last),
  });
}

/** From the figure before on, so that its name is not taken for this one's. */
function sincePrevious(statement: string, start: number, last: LabelledMention | undefined): string {
  const from = last ? last.mention.end - start : 0;
  return from > 0 ? statement.slice(from).replace(/^[^,;:()–-]*?(?=[,;:()–-]|$)/u, '') : statement;
}

/** Whose the figures in a bracket are: the figure or the name in front of it. */
function bracketOwner(statement: string, start: number, last: LabelledMention | undefined): string | null {
  const open = statement.lastIndexOf('(');
  if (open < 0 || statement.indexOf(')', open) >= 0) return null;
  const name = nameAtEnd(statement.slice(0, open), 6);
  const isAfterFigure =
    last &&
    last.mention.start - start < open &&
    statement.slice(last.mention.end - start, open).split(/[,;:]/).length === 1;
  if (isAfterFigure) return last.label.replace(/ \(.*$/, '');
  return name || null;
}

/** "Sport Ressources 62 : …", then the line that opens the list, then nothing: a title of the sheet says too much. */
function headsOf(flow: Flow, index: number, statement: string, earlier: string): string[] {
  const heads: string[] = [];
  const inline = inlineHead(statement) ?? inlineHead(earlier);
  if (inline) heads.push(inline);
  const { part } = flow.paragraphs[index] as Paragraph;
  for (let at = index - 1; at >= 0 && flow.paragraphs[at]?.part === part; at--) {
    const { kind, start, end } = flow.paragraphs[at] as Paragraph;
    const text = flow.text.slice(start, end);
    if (kind === 'lead' || /:$/.test(text)) {
      heads.push(headWords(text.slice(lastMatch(text.slice(0, -1), statementEnd)).replace(/\s*:$/, '')));
      break;
    }
  }
  return heads.filter((head) => /\p{L}{2}/u.test(head));
}

const inlineHead = (text: string): string | undefined => {
  const head = /(?:^|[.;]\s)\s*([^:.;]{3,140}?)\s?:\s/u.exec(text)?.[1];
  return head === undefined ? undefined : headWords(head);
};

/** The numbering of a list and "Nombre de" aside. */
const headWords = (text: string): string =>
  text
    .replace(/^\s*[\d.)]+\s+(?=\p{Lu})/u, '')
    .replace(/\s*\([^)]*\)?\s*/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12)
    .join(' ');

function lastMatch(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
