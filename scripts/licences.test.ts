import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../src/kernel/paths.ts';
import { describeLicences, isAllowed, licencesOf, readLock } from './licences.ts';

test('every package has a licence that is allowed', () => {
  const refused = licencesOf(readLock()).filter(({ licence }) => !isAllowed(licence));

  expect(refused).toEqual([]);
});

test('the page of licences is that of the lock file (else: npm run licences)', () => {
  expect(describeLicences(readLock())).toBe(readFileSync(inProject('docs/reference/dependances.md'), 'utf8'));
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', true],
  ['GPL-3.0-or-later', false],
  ['AGPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['aucune', false],
])('the licence %s is allowed: %s', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected);
});
