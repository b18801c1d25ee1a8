import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editionFrom, type WrittenEdition } from '../../test/checked-figures.ts';
import { inProject } from '../kernel/paths.ts';
import { checkEdition } from './check-edition.ts';

interface Case {
  case: string;
  given: WrittenEdition;
  tells: { key: string; tier?: string; says?: string; also?: string[] }[];
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const cases: Case[] = parse(readFileSync(inProject('src/check/edition-prose.cases.yaml'), 'utf8'));
/** What any sheet of a case lacks. */
const beside = new Set(['sheet_without_figure', 'unsourced_value']);

test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { given, tells }) => {
  const found = checkEdition(editionFrom(given)).filter(({ code }) => !beside.has(code));

  expect(found.map(({ key }) => plain(key))).toEqual(tells.map(({ key }) => key));
  for (const [at, { tier, says, also }] of tells.entries()) {
    if (tier) expect(found[at]?.tier).toBe(tier);
    if (says) expect(plain(found[at]?.sentence ?? '')).toContain(says);
    if (also) expect(found[at]?.words?.slice(1).map(({ page }) => page.href)).toEqual(also);
  }
});

test('a text is told the same after words elsewhere in its sheet changed', () => {
  const contradiction = 'L’année compte 145 logements, répartis en 112 collectifs et 30 individuels.';
  const keyIn = (text: string) => checkEdition(editionFrom({ sheets: [{ code: 'P1-01', text }] }))[0]?.key;

  const [before, after] = [contradiction, `Le programme a repris au printemps.\n\n${contradiction}`].map(keyIn);

  expect(before).toContain('stated_total');
  expect(after).toBe(before);
});
