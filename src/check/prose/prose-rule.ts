import type { Tier } from '../../kernel/finding.ts';
import type { Mention } from '../reading/mention.ts';
import type { Sentence } from '../reading/sentence.ts';

/** A text with the figures found in it: all that a rule reads. */
export interface ReadText {
  text: string;
  /** The same text, as long, every kind of space a plain one. */
  plain: string;
  sentences: Sentence[];
  /** In the order of the text. */
  mentions: Mention[];
  /** The year the text speaks of: as given, else the one it writes most. */
  year: number | null;
}

export interface ProseFinding {
  rule: string;
  tier: Tier;
  /** One French sentence that says what cannot be. */
  message: string;
  /** The calculation, as it would be done by hand: "12 + 30 = 42, non 45". */
  arithmetic: string;
  /** The slip that would explain it, where one fits. */
  likelyCause: string | null;
  /** What contradicts, in the order of the text. */
  places: { start: number; end: number }[];
  /** Where last year's report says the other half of it. */
  previous?: { start: number; end: number }[];
}

/** One check of prose. It needs positive evidence in the text that its figures are related, and says which. */
export interface ProseRule {
  code: string;
  title: string;
  /** The surest tier it gives. */
  tier: Tier;
  /** French: what it says, what evidence it needs, what it leaves out. */
  explanation: string;
  /**
   * Of a report in several texts, it also compares one with another, and is at most so sure: a sheet's title, which no
   * sentence repeats, says what it speaks of.
   */
  acrossTexts?: Tier;
  /** `previous` is last year's report, where there is one. */
  check(read: ReadText, previous?: ReadText): ProseFinding[];
}
