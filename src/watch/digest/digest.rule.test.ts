import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { DigestRhythm } from '../../identity/mail/letter.ts';
import { digestOf } from './digest.rule.ts';

interface Case {
  name: string;
  today: string;
  rhythm: DigestRhythm;
  dues: string[];
  told: { late: string[]; soon: string[] } | null;
}

test.each(readCases<Case>(import.meta.url, 'digest.rule.cases.yaml'))('$name', ({ today, rhythm, dues, told }) => {
  const digest = digestOf(
    dues.map((on) => ({ on })),
    today,
    rhythm,
  );

  const days = (found: { on: string }[]) => found.map(({ on }) => on);
  expect(digest && { late: days(digest.late), soon: days(digest.soon) }).toEqual(told);
});
