import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Answer } from '../../kernel/outside/ask-outside.ts';
import type { Outside } from './ask-source.ts';
import type { Connector } from './connector.sql.ts';
import type { RowCounts } from './connector.ts';
import type { Difference, Offered } from './difference.sql.ts';
import type { Subject } from './subject.sql.ts';

/** What became of the rows of a source: rows = inserted + completed + same + refused + outside + rows of `differing`. */
export interface TakenRows extends Omit<RowCounts, 'waiting'> {
  /** What was written at once, as an import that can be undone. */
  batchId?: string | null;
  /** What is wrong with rows that were refused. */
  faults: string[];
  /** What a person must choose between. */
  differing: Offered[];
  /** All that the source has, where what it has no more is worth telling. */
  listed?: Subject[];
}

/** What is particular to a kind of source; the schedule, the log, what waits and what is gone are the same for all. */
export interface SourceKind {
  /** Settings that are kept closed. */
  secrets?: readonly string[];
  /** What its form says, checked as it is kept. */
  readSettings(given: unknown): Record<string, unknown>;
  /** Why it cannot be read yet; null where it can. */
  lacks(settings: unknown): string | null;
  /** `mostPages` of it, where only a sample is wanted. */
  ask(connector: Connector, outside: Outside, mostPages?: number): Promise<Answer>;
  take(tx: Tx, context: Context, connector: Connector, file: Uint8Array): Promise<TakenRows>;
  /** Writes what a person takes of the source. */
  accept(tx: Tx, context: Context, connector: Connector, taken: readonly Difference[]): Promise<void>;
}
