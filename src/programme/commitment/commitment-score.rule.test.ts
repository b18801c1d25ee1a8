import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { Outcome } from '../words.ts';
import { scoreCommitments } from './commitment-score.rule.ts';

interface Case {
  name: string;
  commitments: string[];
  score: Record<Outcome | 'unanswered' | 'toCome' | 'percent', number | null>;
}

test.each(readCases<Case>(import.meta.url, 'commitment-score.rule.cases.yaml'))('$name', ({ commitments, score }) => {
  const read = commitments.map((written) => {
    const [due, outcome] = written.split(' ');
    return { dueYear: Number(due), answer: outcome ? { outcome: outcome as Outcome } : null };
  });

  const { answered, keptPercent, ...rest } = scoreCommitments(read, 2021);

  const counts = Object.fromEntries(answered.map(({ outcome, count }) => [outcome, count]));
  expect({ ...counts, ...rest, percent: keptPercent }).toEqual(score);
});
