import type { Tier } from '../../kernel/finding.ts';
import { periodCode } from '../../kernel/period.ts';
import { checkText, readText } from '../prose/check-text.ts';
import type { ProseFinding } from '../prose/prose-rule.ts';
import type { Mention, MentionUnit, SaidAs } from '../reading/mention.ts';
import { type Position, positionsIn, type SourceText } from '../source/source-text.ts';

/** Stable English words: programs read them. */
const qualifierOf = {
  exact: 'exact',
  about: 'about',
  nearly: 'nearly',
  more: 'more_than',
  less: 'less_than',
  at_least: 'at_least',
  at_most: 'at_most',
  between: 'between',
} as const satisfies Record<SaidAs, string>;

export interface AnsweredFigure extends Position {
  value: string;
  printed: string;
  unit: string | null;
  qualifier: (typeof qualifierOf)[SaidAs];
  basis: 'HT' | 'TTC' | null;
  period: string | null;
}

export interface AnsweredPlace extends Position {
  printed: string;
}

export interface AnsweredFinding {
  rule: string;
  tier: Tier;
  message: string;
  arithmetic: string;
  likely_cause: string | null;
  places: AnsweredPlace[];
  /** Where last year's report says the other half of it. */
  previous?: AnsweredPlace[];
}

/** What is said of a document to a program: the names are part of the contract (docs/reference/commandes.md). */
export interface Answer {
  file: string;
  /** Last year's report, where one was given. */
  previous?: string;
  pages: number;
  figures: AnsweredFigure[];
  findings: AnsweredFinding[];
}

/** A document read and checked: its text, what was found and where, and the answer made of them. */
export interface CheckedDocument {
  source: SourceText;
  mentions: Mention[];
  found: ProseFinding[];
  answer: Answer;
}

/** Last year's report, as it was read. */
export interface PreviousDocument {
  file: string;
  source: SourceText;
}

export function checkDocument(
  file: string,
  source: SourceText,
  year?: number,
  previous?: PreviousDocument,
): CheckedDocument {
  const read = readText(source.text, year);
  const found = checkText(read, previous && readText(previous.source.text));
  const positionOf = positionsIn(source);
  const placesIn = placer(source);
  const placesBefore = previous && placer(previous.source);
  const figures = read.mentions.map((mention) => figureOf(mention, positionOf(mention.start)));
  const findings = found.map(({ rule, tier, message, arithmetic, likelyCause, places, previous: before }) => ({
    rule,
    tier,
    message,
    arithmetic,
    likely_cause: likelyCause,
    places: placesIn(places),
    ...(before && placesBefore && { previous: placesBefore(before) }),
  }));
  const answer = { file, ...(previous && { previous: previous.file }), pages: source.pages.length, figures, findings };
  return { source, mentions: read.mentions, found, answer };
}

function placer(source: SourceText): (places: ProseFinding['places']) => AnsweredPlace[] {
  const positionOf = positionsIn(source);
  return (places) => places.map(({ start, end }) => ({ ...positionOf(start), printed: source.text.slice(start, end) }));
}

const figureOf = ({ value, printed, unit, saidAs, basis, period }: Mention, position: Position): AnsweredFigure => ({
  value,
  printed,
  unit: unit && unitLabel(unit),
  qualifier: qualifierOf[saidAs],
  basis,
  period: period && periodCode(period),
  ...position,
});

const unitLabel = ({ label, per }: MentionUnit): string => (per ? `${label}/${per}` : label);
