import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editionFrom, readPrinted, type WrittenEdition } from '../../test/checked-figures.ts';
import { searchForm } from '../kernel/french.ts';
import { inProject } from '../kernel/paths.ts';
import type { CheckedChange, CheckedShare } from './checked-edition.ts';
import { intervalOfFigure } from './interval.ts';
import { relationsByLabel } from './relations.ts';
import { byKey } from './rule.ts';
import { checkRules } from './rules.ts';

interface Case {
  case: string;
  given: WrittenEdition;
  /** Empty where the rule must stay silent. */
  finds: { tier: 'A' | 'B' | 'C'; says?: string; key?: string }[];
}

const read = <T>(name: string): T => parse(readFileSync(inProject('src/check', name), 'utf8'));
/** Kinds of spaces and apostrophes aside, which cases do not write. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

describe.each(checkRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const cases = read<Case[]>(`${code.replaceAll('_', '-')}.rule.cases.yaml`);

  test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { given, finds }) => {
    const found = rule.check(editionFrom(given));

    expect(
      found.map(({ tier }) => tier),
      found.map(({ sentence }) => sentence).join('\n'),
    ).toEqual(finds.map(({ tier }) => tier));
    for (const [at, { says, key }] of finds.entries()) {
      if (says) expect(plain(found[at]?.sentence ?? '')).toContain(plain(says));
      if (key) expect(found[at]?.key).toBe(key);
    }
  });

  test('has a case that it must not take for an error, and one that it finds', () => {
    expect(cases.some(({ finds }) => finds.length === 0)).toBe(true);
    expect(cases.some(({ finds }) => finds.length > 0)).toBe(true);
  });

  test('is explained in the reference', () => {
    const reference = readFileSync(inProject('docs/reference/controles.md'), 'utf8');

    expect(reference).toContain(`\`${code}\``);
    expect(searchForm(reference)).toContain(searchForm(rule.title));
  });
});

test('every rule file is in the list of rules', () => {
  const files = globSync('*.rule.ts', { cwd: inProject('src/check') }).map((file) => file.replace('.rule.ts', ''));

  expect(files.toSorted()).toEqual(checkRules.map(({ code }) => code.replaceAll('_', '-')).toSorted());
});

test.each(
  read<{ printed: string; low?: number; high?: number }[]>('interval.cases.yaml').map(
    (one) => [one.printed, one] as const,
  ),
)('%s stands for the values its digits and words allow', (_, { printed, low, high }) => {
  const interval = intervalOfFigure(readPrinted(printed));

  expect([interval.low, interval.high].map((bound) => bound && Number(bound))).toEqual([low, high]);
});

interface RelationCase {
  case: string;
  given: WrittenEdition;
  shares?: CheckedShare[];
  changes?: CheckedChange[];
}

test.each(read<RelationCase[]>('relations.cases.yaml').map((one) => [one.case, one] as const))(
  '%s',
  (_, { given, shares, changes }) => {
    const sheet = { code: 'F', figures: Object.keys(given.figures ?? {}) };
    const edition = editionFrom({ ...given, sheets: [sheet] });

    const found = relationsByLabel(edition.sheets, byKey(edition), edition.breakdowns);

    expect(found).toEqual({ shares: shares ?? [], changes: changes ?? [] });
  },
);
