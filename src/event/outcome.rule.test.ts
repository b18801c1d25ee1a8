import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type Outcome, outcomeLack, participantsOf } from './outcome.rule.ts';

interface Case {
  name: string;
  outcome: Pick<Outcome, 'state' | 'heldOn'> & Partial<Outcome>;
  came: number | null;
  lack?: string;
}

const unsaid = { reason: '', participants: null, adults: null, children: null };

test.each(readCases<Case>(import.meta.url, 'outcome.rule.cases.yaml'))('$name', ({ outcome, came, lack }) => {
  const said = { ...unsaid, ...outcome };

  expect(participantsOf(said)).toBe(came);
  expect(outcomeLack(said, '2026-11-22')).toBe(lack);
});
