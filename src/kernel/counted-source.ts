import type { RawBuilder } from 'kysely';

/** Who asks, widest last: rows that a reader may not see are counted, and not named. */
export type RowReader = 'everyone' | 'workers' | 'steering';

/** What rows are asked of a register. */
export interface AskedRows {
  organisationId: string;
  /** First and last day, both in; the last is never after today. */
  from: string;
  to: string;
  reads: RowReader;
  /** Of one place alone; asked of sources `aboutSites`. */
  siteId?: string | undefined;
}

export interface CountedColumn {
  /** A word of lower-case letters and underscores, which is also the name of the column in SQL. */
  key: string;
  label: string;
  choices: { value: string; label: string }[];
}

/** A register whose rows indicators may count. Each slice offers its own; `indicator/counting/sources.ts` lists them. */
export interface CountedSource {
  /** Never changes: definitions name it. */
  name: string;
  label: string;
  /** What its rows are: "relevés d’état". */
  rowsLabel: string;
  /** The rows dated within a period, those that stood on its last day, or those of today, of which no past is known. */
  dated: 'during' | 'at' | 'now';
  /** Whether rows say in which communes they are. */
  placed: boolean;
  /** Whether each row is about a place of the register. */
  aboutSites: boolean;
  /** What may be picked, and by what rows may be broken down. */
  columns: CountedColumn[];
  /** Things that several rows may be about, by column: `{ site: 'sites' }`. */
  distinct: Record<string, string>;
  /** Numbers that rows carry and that add up, by column, null where a row does not say: `{ participants: 'participants' }`. */
  sums?: Record<string, string>;
  /**
   * A query of `id text, name text, href text, day date, seen boolean, territories uuid[]` and of the columns above, as
   * text but for those that add up. `seen`: whether who reads may be told of the row.
   */
  rows(asked: AskedRows): RawBuilder<unknown>;
}

/** Choices from a record of labels. */
export const choicesOf = (labels: Record<string, string>): CountedColumn['choices'] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
