import type { PrintedWords } from '../../check/index.ts';
import type { Verdict } from '../../check/judging/judged-precision.rule.ts';
import type { Qualifier } from '../../indicator/figure.ts';
import type { Tier } from '../../kernel/finding.ts';
import type { PeriodKind } from '../../kernel/period.ts';
import type { FundingLine } from '../../programme/action/action.ts';
import type { Outcome, PartnerRole } from '../../programme/words.ts';
import type { ConflictView } from '../conflict-view.ts';
import type { RichText } from '../rich-text.ts';
import type { SheetState } from '../states.ts';
import type { SheetContent } from './sheet-content.ts';

/** A sheet as the working screen shows it. Plain data. */
export interface SheetView {
  id: string;
  code: string;
  title: string;
  subtitle: string | null;
  kindLabel: string;
  sectionLabel: string;
  service: string | null;
  dueOn: string | null;
  late: boolean;
  state: SheetState;
  stateLabel: string;
  version: number;
  year: number;
  edition: { id: string; title: string };
  /** Why nothing can be written now, or null. */
  closed: string | null;
  may: { write: boolean; submit: boolean; review: boolean; comment: boolean; followEdition: boolean };
  content: SheetContent;
  /** How each figure quoted by a text is read, by its key. */
  printed: Record<string, string>;
  parts: SheetPart[];
  grid: GridRow[];
  asked: AskedView[];
  announced: { id: string; sentence: string }[];
  /** Tables of the register by block. */
  registers: Record<string, RegisterView>;
  paragraph: ParagraphView | null;
  /** Whether texts may rest on lines of the register. */
  evidence: boolean;
  actions: ActionFacts[];
  previous: PreviousSheet | null;
  comments: CommentView[];
  /** Whom a remark can be addressed to: those who may answer it, but who reads. */
  people: { id: string; name: string }[];
  conflicts: ConflictView[];
  /** Who reads, so that drafts kept by the browser are theirs. */
  personId: string;
}

/** A part of the screen's middle column, in the order of the printed sheet. */
export interface SheetPart {
  code: string;
  label: string;
  kind:
    | 'key_figures'
    | 'text'
    | 'figures'
    | 'actions'
    | 'partners'
    | 'territories'
    | 'funding'
    | 'commitments'
    | 'outcomes'
    | 'register'
    | 'paragraph';
  hint: string | null;
  max: number | null;
  required: boolean;
  /** What is still to be written before the sheet may be submitted. */
  missing: string | null;
  filled: boolean;
}

export interface GridRow {
  indicatorId: string;
  code: string;
  period: string;
  periodKind: PeriodKind;
  periodLabel: string;
  label: string;
  unit: string;
  /** Indicators worked out by a formula, or kept by another service, are read here and typed elsewhere. */
  readOnly: 'computed' | 'other_service' | null;
  key: boolean;
  /** Of the value in force: what a person who changes it has seen. */
  valueId: string | null;
  value: string;
  qualifier: Qualifier;
  source: string;
  validated: boolean;
  /** As it is read, with qualifier and unit; null without value. */
  printed: string | null;
  previous: string | null;
  change: string | null;
  wanted: string | null;
  target: string | null;
}

/** A table of the register as a sheet offers it. */
export interface RegisterView {
  columns: string[];
  summary: string;
  asks: { label: string; choices: string[] } | null;
  rows: RegisterRowView[];
}

export interface RegisterRowView {
  key: string;
  cells: string[];
  /** "au 12 mars 2019", in words. */
  day: string;
  href: string;
  /** Whether everybody may read it: the rest stays inside unless somebody takes it. */
  open: boolean;
  taken: boolean;
  choice: string;
  note: string;
}

/** The paragraph that the sheet answers; no text where the decision no longer has it. */
export interface ParagraphView {
  decisionId: string;
  reference: string;
  number: string;
  text: string | null;
}

export interface AskedView {
  id: string;
  sentence: string;
  announcedYear: number;
  outcome: Outcome | null;
  answer: string | null;
}

export interface ActionFacts {
  id: string;
  version: number;
  number: string;
  title: string;
  stage: string;
  block: string;
  partners: { name: string; role: PartnerRole }[];
  territories: { id: string; name: string }[];
  funding: FundingLine[];
}

export interface PreviousSheet {
  id: string;
  year: number;
  title: string;
  texts: { label: string; text: RichText }[];
}

export interface CommentView {
  id: string;
  text: string;
  about: string | null;
  author: string;
  /** Whom it is addressed to. */
  to: string[];
  at: string;
  settledBy: string | null;
}

/** What the checks found on this sheet, not accepted by anybody. */
export interface SheetFinding {
  key: string;
  tier: Tier;
  sentence: string;
  /** The words of this sheet that contradict each other. */
  words: Omit<PrintedWords, 'page'>[];
  /** What the reader said of it; null where nobody judges it. */
  judged: { verdict: Verdict | null } | null;
}
