import type { Qualifier, TaxBasis } from '../indicator/figure.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Finding, FindingPlace } from '../kernel/finding.ts';
import type { Period } from '../kernel/period.ts';

/** All that the checks know of a report: plain data, built by whoever has a report to check. */
export interface CheckedEdition {
  year: number;
  figures: CheckedFigure[];
  /** Parts that somebody declared to make up a total. */
  breakdowns: CheckedBreakdown[];
  /** Printed percentages, each with the part and the whole it speaks of. */
  shares: CheckedShare[];
  /** Printed changes (%, or a factor), each with the figure whose change it states. */
  changes: CheckedChange[];
  sheets: CheckedSheet[];
  /** Paragraphs of the decision that the report answers; none where it answers no decision. */
  paragraphs: CheckedParagraph[];
}

export interface CheckedParagraph {
  number: string;
  text: string;
  /** The sheet that answers it, or where one is to be opened. */
  place: FindingPlace;
  /** Whether somebody wrote an answer, and how many lines of the register, figures and actions it rests on. */
  answered: boolean;
  evidence: number;
}

/** Figures are named by their key everywhere: "HAB-03@2020". */
export interface CheckedFigure {
  key: string;
  code: string;
  label: string;
  /** As people read it: "près de 1 121 MWh". */
  printed: string;
  value: Decimal;
  /** Decimals it is printed with, which say how exact it is. */
  decimals: number;
  qualifier: Qualifier;
  unit: CheckedUnit;
  taxBasis: TaxBasis | null;
  period: Period;
  periodLabel: string;
  territory: string;
  /** Worked out by a formula, so that nobody typed it. */
  computed: boolean;
  /** Values in force before this one, oldest first. */
  earlier: PastValue[];
  targets: { year: number; value: Decimal }[];
  baseline: { year: number } | null;
  owner: string | null;
  source: string;
  place: FindingPlace;
}

export interface CheckedUnit {
  label: string;
  /** What it measures: two units of one dimension can be added once scaled. Counted things are their own dimension. */
  dimension: string;
  /** How many base units of the dimension it holds: 1000 for k€. */
  scale: Decimal;
  nature: 'count' | 'percent' | 'factor' | 'measure';
}

export interface PastValue {
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
  printed: string;
  period: Period;
}

export interface CheckedBreakdown {
  label: string;
  total: string;
  parts: string[];
  /** Labels of the declared parts that have no value for the total's period. */
  missing: string[];
}

export interface CheckedShare {
  share: string;
  part: string;
  whole: string;
}

export interface CheckedChange {
  change: string;
  of: string;
}

export interface CheckedSheet {
  code: string;
  title: string;
  place: FindingPlace;
  figures: string[];
  /** False for the texts of the report as a whole, which need no figure. */
  wantsFigures: boolean;
  /** What people typed themselves, figures left out, by block. */
  prose: { label: string; text: string }[];
  /** All that readers read of it, in order, linked figures printed in place. */
  passages: Passage[];
  /** What was announced for this year, and whether somebody answered. */
  commitments: { id: string; sentence: string; answered: boolean }[];
}

/** What a block of a sheet reads as: a paragraph, a heading or an item of a list a line. */
export interface Passage {
  label: string;
  /** Where its page shows it. */
  anchor: string;
  text: string;
  /** Where the linked figures of the text are printed, in its order. */
  links: { start: number; end: number; figure: string; period: Period }[];
}

/** `key` stays the same from one check to the next, so that a waiver keeps to its finding. */
export interface KeyedFinding extends Finding {
  key: string;
  /** Keys of the figures that do not agree. */
  about?: string[];
  /** The words that contradict each other, in the order of the report. */
  words?: PrintedWords[];
}

/** Where words are printed, so that an editor finds them again however its text is spaced. */
export interface PrintedWords {
  page: FindingPlace;
  anchor: string;
  printed: string;
  /** Signs before them in their passage, once `unspaced`. */
  at: number;
}
