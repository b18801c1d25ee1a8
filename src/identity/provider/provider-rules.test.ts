import { describe, expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { nameOf } from './claims.ts';
import { mapRoles, roleLines } from './map-roles.rule.ts';
import { type Known, recognisePerson } from './recognise-person.rule.ts';

interface RoleCase {
  it: string;
  lines: object[];
  claims: object;
  given: string[];
  refused?: true;
}

describe('the file of roles', () => {
  test.each(readCases<RoleCase>(import.meta.url, 'map-roles.rule.cases.yaml'))(
    '$it',
    ({ lines, claims, given, refused }) => {
      const read = roleLines.safeParse(lines);

      expect(read.success).toBe(!refused);
      if (read.success)
        expect(mapRoles(read.data, { sub: 'ada', ...claims }).map(({ organisation }) => organisation)).toEqual(given);
    },
  );
});

describe('the account of somebody whom a provider names', () => {
  test.each(readCases<{ it: string; answer: object } & Known>(import.meta.url, 'recognise-person.rule.cases.yaml'))(
    '$it',
    ({ identity, account, verified, answer }) => {
      expect(recognisePerson({ identity, account, verified })).toEqual(answer);
    },
  );
});

describe('the name that a provider gives', () => {
  test.each([
    ['ProConnect', { given_name: 'Ada', usual_name: 'Marle' }, 'Ada Marle'],
    ['OpenID Connect', { given_name: 'Ada', family_name: 'Marle', name: 'A. Marle' }, 'Ada Marle'],
    ['a whole name alone', { name: 'Ada Marle' }, 'Ada Marle'],
    ['none', { email: 'ada@example.org' }, 'ada@example.org'],
  ])('%s', (_, said, name) => {
    expect(nameOf({ sub: 'ada', ...said })).toBe(name);
  });
});
