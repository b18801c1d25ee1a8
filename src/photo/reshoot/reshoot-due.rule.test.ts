import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { readShotDay } from '../shot/shot-day.rule.ts';
import { reshootDue } from './reshoot-due.rule.ts';

interface Case {
  name: string;
  last: string | null;
  everyMonths: number | null;
  season?: { from: number; to: number };
  endedOn?: string;
  due: string | null;
}

test.each(readCases<Case>(import.meta.url, 'reshoot-due.rule.cases.yaml'))(
  '$name',
  ({ last, everyMonths, season = null, endedOn = null, due }) => {
    const taken = last ? (readShotDay(last) ?? null) : null;

    expect(reshootDue(taken, { everyMonths, season, endedOn })).toBe(due);
  },
);
