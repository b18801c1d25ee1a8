import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Tier } from '../../kernel/finding.ts';
import { searchForm } from '../../kernel/french.ts';
import { inProject } from '../../kernel/paths.ts';
import { readText } from './check-text.ts';
import { proseRules } from './prose-rules.ts';

interface Case {
  case: string;
  text: string;
  /** The year the text speaks of, where "l’an dernier" needs one. */
  year?: number;
  /** Last year's report, and the year it speaks of, for the rules that read both. */
  previous?: string;
  previousYear?: number;
  /** Empty where the rule must stay silent. */
  finds: { tier: Tier; says?: string; arithmetic?: string; cause?: string; places?: string[] }[];
}

const folder = 'src/check/prose';
const casesOf = (code: string): Case[] => {
  const file = inProject(folder, `${code.replaceAll('_', '-')}.prose.cases.yaml`);
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
};
/** Kinds of spaces and apostrophes aside, which cases do not write. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

describe.each(proseRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const cases = casesOf(code);

  test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { text, year, previous, previousYear, finds }) => {
    const before = previous === undefined ? undefined : readText(previous, previousYear);

    const found = rule.check(readText(text, year), before);

    expect(
      found.map(({ tier }) => tier),
      found.map(({ message, arithmetic }) => `${message} ${arithmetic}`).join('\n'),
    ).toEqual(finds.map(({ tier }) => tier));
    for (const [at, { says, arithmetic, cause, places }] of finds.entries()) {
      const finding = found[at];
      if (says) expect(plain(finding?.message ?? '')).toContain(plain(says));
      if (arithmetic) expect(plain(finding?.arithmetic ?? '')).toBe(plain(arithmetic));
      if (cause) expect(plain(finding?.likelyCause ?? '')).toContain(plain(cause));
      if (places) expect(finding?.places.map(({ start, end }) => plain(text.slice(start, end)))).toEqual(places);
    }
  });

  test('has as many cases that it must not take for an error as errors that it finds', () => {
    const silent = cases.filter(({ finds }) => finds.length === 0);

    expect(silent.length).toBeGreaterThanOrEqual(Math.max(1, cases.length - silent.length));
    expect(cases.length).toBeGreaterThan(silent.length);
  });

  test('is explained in the reference', () => {
    const reference = readFileSync(inProject('docs/reference/controles.md'), 'utf8');

    expect(reference.includes(`\`${code}\``)).toBe(true);
    expect(searchForm(reference).includes(searchForm(rule.title))).toBe(true);
  });
});

test('every file of a prose rule is in their list', () => {
  const files = globSync('*.prose.ts', { cwd: inProject(folder) }).map((file) => file.replace('.prose.ts', ''));

  expect(files.toSorted()).toEqual(proseRules.map(({ code }) => code.replaceAll('_', '-')).toSorted());
});
