import type { Mention, MentionUnit } from '../../../src/check/reading/mention.ts';
import { readFigures } from '../../../src/check/reading/read-figures.ts';
import { positionsIn } from '../../../src/check/source/source-text.ts';
import { compare } from '../../../src/kernel/decimal.ts';
import type { Label, LabelledText } from './labelled-figures.ts';

/** How many there are in truth, how many the reader says, and how many of these are true. */
export interface Tally {
  expected: number;
  found: number;
  right: number;
}

export interface Score {
  value: Tally;
  /** Right value, and the unit it is printed with. */
  unit: Tally;
  /** Of the figures that are said otherwise than exactly. */
  saidAs: Tally;
  /** Of the figures with a tax basis, and with a year that was labelled. */
  basis: Tally;
  period: Tally;
  faults: Fault[];
}

export interface Fault {
  text: string;
  line: number;
  what: string;
  excerpt: string;
}

interface Located extends Mention {
  line: number;
}

/** The reader's score on texts; a figure it does not find is a miss in every tally. */
export function scoreOf(texts: LabelledText[]): Score {
  const tally = (): Tally => ({ expected: 0, found: 0, right: 0 });
  const score: Score = { value: tally(), unit: tally(), saidAs: tally(), basis: tally(), period: tally(), faults: [] };
  for (const text of texts) addScore(score, text);
  return score;
}

function addScore(score: Score, { name, text, blocks, labels }: LabelledText): void {
  const lines = text.split('\n');
  const left = mentionsIn(text, blocks);
  const fault = (line: number, what: string) =>
    score.faults.push({ text: name, line, what, excerpt: lines[line - 1]?.trim().slice(0, 110) ?? '' });
  for (const { saidAs, basis } of left) count(score, 'found', { saidAs, basis });
  for (const label of labels) {
    count(score, 'expected', label);
    const at = left.findIndex((mention) => mention.line === label.line && isPrinted(label, mention));
    const [mention] = at < 0 ? [] : left.splice(at, 1);
    if (!mention) fault(label.line, `missed ${label.printed}`);
    else for (const what of compared(score, label, mention)) fault(label.line, what);
  }
  for (const { line, printed } of left) fault(line, `false ${printed.replace(/\s+/g, ' ')}`);
}

function mentionsIn(text: string, blocks: LabelledText['blocks']): Located[] {
  const positionOf = positionsIn({ text, pages: [0] });
  return readFigures(text)
    .map((mention) => ({ ...mention, line: positionOf(mention.start).line }))
    .filter(({ line }) => blocks.some(({ from, to }) => line >= from && line <= to));
}

function count(score: Score, side: 'expected' | 'found', { saidAs, basis }: Said): void {
  score.value[side]++;
  score.unit[side]++;
  if (saidAs !== 'exact') score.saidAs[side]++;
  if (basis) score.basis[side]++;
}
interface Said {
  saidAs: string;
  basis?: string | null | undefined;
}

/** Counts what is right of a figure found, and says what is wrong. */
function compared(score: Score, label: Label, mention: Located): string[] {
  const isRight = compare(label.value, mention.value) === 0;
  const isOfUnit = isRight && isUnit(label.unit, mention.unit);
  const { printed } = label;
  if (isRight) score.value.right++;
  if (isOfUnit) score.unit.right++;
  if (label.saidAs === mention.saidAs && mention.saidAs !== 'exact') score.saidAs.right++;
  if (label.basis && label.basis === mention.basis) score.basis.right++;
  if (label.period) {
    score.period.expected++;
    if (mention.period) score.period.found++;
    if (mention.period?.start.startsWith(label.period)) score.period.right++;
  }
  return [
    isRight ? '' : `${printed} worth ${label.value}, read ${mention.value}`,
    isRight && !isOfUnit ? `${printed} in ${label.unit ?? 'nothing'}, read ${named(mention.unit) ?? 'nothing'}` : '',
    label.saidAs === mention.saidAs ? '' : `${printed} said ${label.saidAs}, read ${mention.saidAs}`,
    (label.basis ?? null) === mention.basis ? '' : `${printed} ${label.basis ?? 'no basis'}, read ${mention.basis}`,
  ].filter(Boolean);
}

const bare = (printed: string): string => printed.replace(/^[\s+−–-]+|\s/gu, '').toLowerCase();

function isPrinted(label: Label, mention: Located): boolean {
  const [wanted, read] = [bare(label.printed), bare(mention.printed)];
  return read.startsWith(wanted) && !/^(?:\d|[.,]\d)/.test(read.slice(wanted.length));
}

const named = (unit: MentionUnit | null): string | null => unit && [unit.label, unit.per].filter(Boolean).join('/');

/** A counted thing whose name is left out has no unit; the neighbouring word is then not held against the reader. */
function isUnit(label: string | null, unit: MentionUnit | null): boolean {
  if (label === null) return unit === null || unit.dimension === 'count';
  const read = named(unit);
  return read === label || (unit?.dimension === 'count' && unit.label.toLowerCase().split(' ').includes(label));
}

export const precision = ({ found, right }: Tally): number => right / found;
export const recall = ({ expected, right }: Tally): number => right / expected;
export const f1 = ({ expected, found, right }: Tally): number => (2 * right) / (expected + found);
