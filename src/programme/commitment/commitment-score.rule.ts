import { type Outcome, outcomes } from '../words.ts';

interface Answered {
  dueYear: number;
  answer: { outcome: Outcome } | null;
}

export interface CommitmentScore {
  /** How many had each outcome, in the order of outcomes; none is left out. */
  answered: { outcome: Outcome; count: number }[];
  /** Of years that are over, without an answer. */
  unanswered: number;
  /** Of this year and the next ones, without an answer yet. */
  toCome: number;
  /** Share of what was to be done that was kept, whole per cent; null where nothing was. */
  keptPercent: number | null;
}

/**
 * What became of commitments. Kept counts of all that was due: answered, or of a year that is over; what turned out to
 * be without object counts for nothing.
 */
export function scoreCommitments(commitments: readonly Answered[], year: number): CommitmentScore {
  const count = (of: (commitment: Answered) => boolean) => commitments.filter(of).length;
  const answered = outcomes.map((outcome) => ({ outcome, count: count(({ answer }) => answer?.outcome === outcome) }));
  const unanswered = count(({ answer, dueYear }) => !answer && dueYear < year);
  const toCome = count(({ answer, dueYear }) => !answer && dueYear >= year);
  const due = count(({ answer }) => answer !== null && answer.outcome !== 'not_relevant') + unanswered;
  const kept = answered.find(({ outcome }) => outcome === 'kept')?.count ?? 0;
  return { answered, unanswered, toCome, keptPercent: due > 0 ? Math.round((kept / due) * 100) : null };
}
