import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type EndState, hour, sessionEnd, sessionHours, stateOfEnd, tellEnd } from './session-end.rule.ts';

interface Case {
  it: string;
  opened: string;
  used: string;
  now: string;
  ends: string;
  canPutOff: boolean;
  told: EndState;
}

describe('the end of a session', () => {
  test.each(readCases<Case>(import.meta.url, 'session-end.cases.yaml'))('$it', (given) => {
    const expiresAt = new Date(new Date(given.opened).getTime() + sessionHours.atMost * hour);

    const end = sessionEnd({ usedAt: new Date(given.used), expiresAt });
    const told = tellEnd(end, new Date(given.now));

    expect(end).toEqual({ at: new Date(given.ends), canPutOff: given.canPutOff });
    expect(stateOfEnd(told.left)).toBe(given.told);
  });

  test('the limit that nobody may put off is of more than twenty hours', () => {
    expect(sessionHours.atMost).toBeGreaterThan(20);
  });
});
