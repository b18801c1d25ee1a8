import { outcomeLabels, outcomeTones, type Tone } from '../words.ts';
import { type CommitmentScore, scoreCommitments } from './commitment-score.rule.ts';

export interface CommitmentCount {
  label: string;
  count: number;
  tone: Tone;
}

/** How many commitments had each answer, as pages and charts tell it; what none had is left out. */
export const commitmentCounts = (
  commitments: Parameters<typeof scoreCommitments>[0],
  year: number,
): CommitmentCount[] => tellScore(scoreCommitments(commitments, year));

export const tellScore = ({ answered, unanswered, toCome }: CommitmentScore): CommitmentCount[] =>
  [
    ...answered.map(({ outcome, count }) => ({ label: outcomeLabels[outcome], count, tone: outcomeTones[outcome] })),
    { label: 'Sans réponse', count: unanswered, tone: 'amber' as const },
    { label: 'À venir', count: toCome, tone: 'quiet' as const },
  ].filter(({ count }) => count > 0);
