import type { Mention } from '../../check/reading/mention.ts';
import { compare, multiply } from '../../kernel/decimal.ts';
import { type Period, yearOf } from '../../kernel/period.ts';
import { baseOf, labelOf } from './figure-label.ts';
import type { Flow, Paragraph } from './flow.ts';
import { asLabel, nameAtEnd, shielded } from './noun-phrase.ts';
import { calloutLabel, rowName } from './set-apart-label.ts';

export interface LabelledMention {
  mention: Mention;
  paragraph: Paragraph;
  label: string;
  /** What the bracket it stands in is about. */
  owner: string | null;
  /** The value of an earlier year, told beside the year's: "(21 en 2022)". */
  isPrevious: boolean;
  isAimedAt: boolean;
}

type Named = Pick<LabelledMention, 'label' | 'owner' | 'isAimedAt'> & { period?: Period | null };

/** Every figure of a sheet that measures something, with the words that say what. */
export function figuresIn(flow: Flow, mentions: Mention[], year: number): LabelledMention[] {
  let at = 0;
  return flow.paragraphs.flatMap((paragraph, index) => {
    const own: Mention[] = [];
    for (; at < mentions.length && (mentions[at]?.start ?? 0) < paragraph.end; at++) own.push(mentions[at] as Mention);
    const quantities = own.map(asPercentage).filter((mention) => isQuantity(flow, paragraph, mention));
    const isLegible = paragraph.kind !== 'row' || paragraph.end - paragraph.start < longestRow;
    return quantities.length === 0 || !isLegible ? [] : labelled(flow, index, quantities, year);
  });
}

/** Longer, it is no row of a table. */
const longestRow = 4000;

function labelled(flow: Flow, index: number, mentions: Mention[], year: number): LabelledMention[] {
  const paragraph = flow.paragraphs[index] as Paragraph;
  const found: LabelledMention[] = [];
  for (const [at, mention] of mentions.entries()) {
    const before = found.at(-1);
    const next = mentions[at + 1];
    const isPrevious = before !== undefined && isOfEarlierYear(flow.text, before.mention, mention, year);
    const isSame = isPrevious || (before !== undefined && mention.role === 'equal' && mention.unit === null);
    // "14 des 139 sites"
    const ofNext =
      next && mention.unit === null && /^ (?:des|sur(?: les)?) $/.test(flow.text.slice(mention.end, next.start));
    const said = ofNext ? next : mention;
    const unit = mention.unit ?? (isSame ? before?.mention.unit : ofNext ? next.unit : null) ?? null;
    const named: Named =
      isSame && before ? before : labelIn(flow, index, said, before, ofNext ? mentions[at + 2] : next);
    const whose = ofNext
      ? nameAtEnd(flow.text.slice(Math.max(paragraph.start, mention.start - 90), mention.start))
      : '';
    const label = whose ? `${baseOf(named.label)} (${whose})` : named.label;
    const period = named.period ?? (isPrevious || isDated(flow.text, paragraph, mention, year) ? mention.period : null);
    const { owner, isAimedAt } = named;
    if (label) found.push({ label, owner, isAimedAt, isPrevious, mention: { ...mention, unit, period }, paragraph });
  }
  return found;
}

function labelIn(
  flow: Flow,
  index: number,
  mention: Mention,
  last: LabelledMention | undefined,
  next: Mention | undefined,
): Named {
  const kind = flow.paragraphs[index]?.kind;
  if (kind === 'row') return { ...rowName(flow, index, mention), owner: null };
  const callout = kind === 'number' ? calloutLabel(flow, index) : '';
  if (callout) return { label: callout, owner: null, isAimedAt: false };
  return sentenceLabel(flow, index, mention, last, next);
}

/** "¾ issus de la région" is a share. */
function asPercentage(mention: Mention): Mention {
  if (!/[¼½¾]|quart|moitié/u.test(mention.printed) || compare(mention.value, '1') >= 0) return mention;
  if (mention.unit && mention.unit.dimension !== 'count') return mention;
  const unit = { label: '%', dimension: 'ratio', factor: '1', per: null } as const;
  return { ...mention, value: multiply(mention.value, '100'), decimals: 0, unit };
}

const uncounted = /^(?:ans?|années?|mois|jours?|semaines?|[eè]me|e|er|re|nde?)$/iu;
const thresholds = /^(?:habitants|salariés|élèves|m²|places|lits|ans)$/u;

/** Ages, durations and bare numbers measure nothing that a report follows. */
function isQuantity({ text }: Flow, paragraph: Paragraph, { start, end, unit, role, scale, saidAs }: Mention): boolean {
  if (unit && uncounted.test(unit.label) && unit.per === null) return false;
  const before = text.slice(Math.max(paragraph.start, start - 40), start);
  if (unit)
    return !(
      thresholds.test(unit.label) &&
      /^(?:less|more)$/.test(saidAs) &&
      /\p{L}+s (?:de|à|d[’']) ?(?:moins|plus) (?:de |d[’'])$/u.test(before)
    );
  if (paragraph.kind === 'row' || paragraph.kind === 'number' || scale > 0) return true;
  return (
    role === 'part' ||
    role === 'equal' ||
    /(?:[:(]|contre)\s*$/.test(before) ||
    /^ (?:des|sur(?: les)?) \d/.test(text.slice(end, end + 12))
  );
}

function isOfEarlierYear(text: string, before: Mention, mention: Mention, year: number): boolean {
  const between = text.slice(before.end, mention.start);
  const after = text.slice(mention.end, mention.end + 30);
  const named = /^[^.;:()\d]{0,22}?(?:en|fin|depuis) ((?:19|20)\d\d)/u.exec(after)?.[1];
  if (named === undefined || Number(named) >= year || /[.;]\s|\n/.test(between)) return false;
  return (
    between.length < 120 &&
    (mention.role === 'against' || /(?:\(|contre|après)\s?$/.test(between) || /^ en \d{4},? /.test(between))
  );
}

/** An earlier year is that of a figure where its own clause names it, not a bracket nor what it is compared with. */
function isDated(text: string, paragraph: Paragraph, { start, end, period }: Mention, year: number): boolean {
  if (period && !text.slice(paragraph.start, paragraph.end).includes(period.end.slice(0, 4)) && period.kind !== 'since')
    return paragraph.kind === 'row' && period.kind === 'year';
  if (!period || (yearOf(period) >= year && period.kind !== 'since')) return true;
  const first = period.start.slice(0, 4);
  const after = /^[^(.;\n]*/u.exec(text.slice(end, end + 80))?.[0] ?? '';
  const before =
    text
      .slice(Math.max(0, start - 120), start)
      .split(/[(.;\n]/)
      .at(-1) ?? '';
  return [before, after].some((side) => side.includes(first) && !/par rapport (?:à|au)/.test(side));
}

const statementEnd = /[;!?]|\.(?=\s|$)/gu;

function sentenceLabel(
  flow: Flow,
  index: number,
  mention: Mention,
  last: LabelledMention | undefined,
  next: Mention | undefined,
): Named {
  const { start, end } = flow.paragraphs[index] as Paragraph;
  const reached = Math.max(start, mention.start - longestStatement);
  const from = reached + lastMatch(flow.text.slice(reached, mention.start), statementEnd);
  const statement = flow.text.slice(from, mention.start);
  const previous = last && last.mention.end > from ? last : null;
  const before = previous ? sincePrevious(statement, previous.mention.end - from) : statement;
  const bracketed = bracketOwner(statement, from, previous);
  const heads = headsOf(flow, index, before, statement, flow.text.slice(start, Math.min(from, start + farthestHead)));
  const label = labelOf({
    mention,
    before,
    after: flow.text.slice(mention.end, Math.min(end, next?.start ?? end, mention.end + farthestHead)),
    statement,
    heads,
    isHeadOwn: previous === null && statement.includes(':'),
    previous,
    bracketed,
  });
  return { label, owner: bracketed, isAimedAt: false };
}

/** Further away, words say nothing of a figure. */
const longestStatement = 500;
const farthestHead = 200;

/** From the figure before on, so that its name is not taken for this one's. */
const sincePrevious = (statement: string, from: number): string =>
  statement
    .slice(from)
    .replace(
      /^(?:(?! et | pour | dont | soit | sur | avec )[^,;:()–])*?(?=[,;:()–]|\s-\s| et | pour | dont | soit | sur | avec |$)/u,
      '',
    );

/** Whose the figures in a bracket are: the figure or the name in front of it. */
function bracketOwner(statement: string, start: number, last: LabelledMention | null): string | null {
  const open = statement.lastIndexOf('(');
  if (open < 0 || statement.indexOf(')', open) >= 0) return null;
  if (last && last.mention.start - start > open) return last.owner;
  const isAfterFigure = last && !/[,;:]/.test(statement.slice(last.mention.end - start, open));
  return isAfterFigure ? baseOf(last.label) : nameAtEnd(statement.slice(0, open), 6) || null;
}

/** "Sport Ressources 62 : …", then the line that opens the list. */
function headsOf(flow: Flow, index: number, before: string, statement: string, earlier: string): string[] {
  const lead = /:\s*$/.test(before) ? headWords(nameAtEnd(before)) : undefined;
  const inline = inlineHead(statement, opensStatement) ?? inlineHead(earlier, opensParagraph);
  const group = flow.paragraphs[flow.links[index]?.head ?? -1];
  const opening = group ? flow.text.slice(group.start, group.end) : '';
  const above = headWords(opening.slice(lastMatch(opening.slice(0, -1), statementEnd)).replace(/\s*:$/, ''));
  return [...new Set([lead, inline, above])].filter(
    (head): head is string => head !== undefined && /\p{L}{2}/u.test(head),
  );
}

const opensStatement = /(?:^|[.;]\s)\s*((?:[^:.;]|\.(?!\s)){3,140}?)\s?:\s/u;
/** "Subventions : 989 560 €." names its own figure, not what comes after. */
const opensParagraph = /(?:^|[.;]\s)\s*((?:[^:.;]|\.(?!\s)){3,140}?)\s?:\s(?!\d[\d\s,]*(?:[kM]?€|%))/u;

function inlineHead(text: string, opening: RegExp): string | undefined {
  const head = opening.exec(shielded(text))?.[1];
  return head === undefined ? undefined : headWords(head);
}

/** Without the numbering of a list, brackets and a figure's own number. */
const headWords = (text: string): string =>
  asLabel(
    text
      .replace(/^\s*[\d\s.)]+(?:[€%]\s)?\s*(?:(?:à|de|du|des) |d[’'])?(?=[\p{L}«])/u, '')
      .replace(/^(?:top \d+ des|concernant (?:les|le|la)|nombre (?:et types?|de|d[’']))\s*/iu, '')
      .replace(/\s*\([^)]*\)?\s*/gu, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 10)
      .join(' ')
      .replace(/(?:\s(?:de|du|des|la|le|les|et|en|à|au|aux|pour|sur|une?|d’un|d’une))+$/iu, ''),
  );

function lastMatch(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
