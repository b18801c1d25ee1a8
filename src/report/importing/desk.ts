import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { EditionRow } from '../edition/edition.sql.ts';
import type { ReportType } from '../report-type.ts';
import type { ImportRow } from './import.sql.ts';
import type { Outcome } from './proposal.sql.ts';
import type { GivenDecision, ProposalKind, ProposalOf, Proposed } from './proposal.ts';

/** What taking proposals over works with, inside one transaction. */
export interface Desk {
  tx: Tx;
  context: Context;
  run: NonNullable<ImportRow>;
  type: ReportType;
  edition: EditionRow;
  /** Whether the document has pages to name. */
  paged: boolean;
}

/** A proposal that enters, with what the person agreed to. */
export interface Entering<K extends ProposalKind> {
  proposal: ProposalOf<K>;
  given: GivenDecision;
}

/** "rapport 2023", and "page 12" where the document has pages. */
export const sourceOf = ({ run, paged }: Desk, page: number): { source: string; sourcePage: string | null } => ({
  source: `rapport ${run.year}`,
  sourcePage: paged ? `page ${page}` : null,
});

/** Accepted where it enters as proposed, corrected where a person changed it. */
export function outcomeOf<K extends ProposalKind>(
  { proposal }: Entering<K>,
  proposed: unknown,
  kept: Partial<Proposed[K]> | object,
  ids: { resultId: string; indicatorId?: string | null },
): Outcome {
  const same = JSON.stringify(kept) === JSON.stringify(proposed);
  return {
    id: proposal.id,
    decision: same ? 'accepted' : 'corrected',
    kept: same ? null : kept,
    resultId: ids.resultId,
    indicatorId: ids.indicatorId ?? null,
  };
}

/** Groups keep the order in which they are met. */
export const bySheet = <E extends { sheetId: string }>(entering: readonly E[]): [string, E[]][] => [
  ...Map.groupBy(entering, ({ sheetId }) => sheetId),
];
