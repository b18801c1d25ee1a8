import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { type Fact, fallsDue } from './falls-due.rule.ts';
import { readDeadlineRules } from './read-deadline-rules.ts';

interface Case {
  name: string;
  rule: string;
  fact: Fact;
  due: string | null;
  silence?: string;
  because?: string;
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each(readCases<Case>(import.meta.url, 'falls-due.rule.cases.yaml'))('$name', ({ rule, fact, due, ...said }) => {
  const known = readDeadlineRules().get(rule);
  if (!known) throw new Error(`no rule ${rule}`);

  const found = fallsDue(known, fact);

  expect(found ? found.on : 'none').toBe(due);
  if (said.silence) expect(found?.silence).toBe(said.silence);
  if (said.because) expect(plain(found?.because ?? '')).toBe(said.because);
});

test('no two versions of a rule hold on the same day', () => {
  const wrong = [...readDeadlineRules().values()].filter(({ versions }) =>
    versions.some((version, index) => {
      const next = versions[index + 1];
      return next !== undefined && (!version.until || version.until >= next.since);
    }),
  );

  expect(wrong.map(({ key }) => key)).toEqual([]);
});
