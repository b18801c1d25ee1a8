import type { Decimal } from '../../kernel/decimal.ts';

/** A record that counted, as it was: its version tells whether it was corrected since. */
export interface CountedRecord {
  id: string;
  version: number;
  visitId: string | null;
  date: string;
  /** How little of it may be shown to those who do not work on it: 0 to 4. */
  level: number;
}

/** A species or a habitat that was found at a site for a criterion. */
export interface Found {
  /** The accepted number of its species, its habitat, or its name in an older table. */
  key: string;
  name: string;
  vernacular: string;
  /** Its class in the rarity table; null where the table does not have it. */
  rarity: string | null;
  /** Kinds of statuses that it has. */
  statuses: string[];
  /** At which visit of the campaign it was first seen; null where that is not known. */
  firstVisit: number | null;
  records: CountedRecord[];
  /** The highest of its records; of an older table, what the rules of sensitivity say of it, wherever it is. */
  level: number;
}

export interface ScoredItem extends Found {
  mark: Decimal;
  /** What gives its mark: "rare", "protection nationale". */
  why: string;
}

/** What it took. */
export interface Effort {
  visits: number;
  hours: Decimal | null;
  observers: number;
  /** Said by somebody, the visits themselves not being in Carreau. */
  typed: boolean;
}

export interface Survey {
  state: 'done' | 'not_done' | null;
  reason: string;
}

/** All that is known of one criterion at one site. */
export interface Gathered {
  found: Found[];
  /** Records made for it that count for nothing: of no species, or of another group. */
  aside: number;
  effort: Effort;
  survey: Survey;
  /** Typed, or of the register; null: nobody said. */
  value: string | null;
  /** Kinds of protections, for a criterion that counts them. */
  protections: string[];
  /** Of an older table: a score alone. */
  carriedScore: Decimal | null;
  /** Whether what was found comes from an older table and not from records. */
  carried: boolean;
}

export type SurveyState = 'done' | 'not_done' | 'waiting';
/** What a score rests on: records, an older table by species, an older score alone, a value. */
export type Basis = 'records' | 'carried' | 'carried_score' | 'value';

export interface CriterionScore {
  name: string;
  label: string;
  axis: string;
  state: SurveyState;
  reason: string;
  basis: Basis;
  items: ScoredItem[];
  aside: number;
  effort: Effort;
  value: string | null;
  weight: Decimal;
  /** Marks added up, before cap and weight. */
  sum: Decimal;
  /** Null where it was not surveyed: what was seen then counts for nothing. */
  score: Decimal | null;
}

export interface SiteScore {
  /** Of the campaign's list. */
  id: string;
  siteId: string | null;
  name: string;
  criteria: CriterionScore[];
  /** Of all that was surveyed; null where nothing was. */
  total: Decimal | null;
  /** Whether every criterion was surveyed. */
  complete: boolean;
  /** Whether its total is one older score, of which nothing else is known. */
  carriedTotal: boolean;
}
