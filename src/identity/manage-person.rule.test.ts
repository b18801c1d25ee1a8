import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { authoriseOverPerson } from './manage-person.rule.ts';
import type { Actor } from './permission.ts';

interface Case {
  it: string;
  administers: string[];
  person: string[];
  owner?: true;
  refusal: string | null;
}

describe('whoever manages an account', () => {
  test.each(readCases<Case>(import.meta.url, 'manage-person.cases.yaml'))('$it', (given) => {
    const actor: Actor = {
      person: { id: 'p', name: 'Anne', email: 'anne@example.org' },
      grants: given.administers.map((organisationId) => ({ organisationId, role: 'administrator', serviceIds: [] })),
      ...(given.owner ? { owner: true } : {}),
    };

    const asking = () => authoriseOverPerson(actor, given.person);

    if (given.refusal) expect(asking).toThrowError(expect.objectContaining({ code: given.refusal }));
    else expect(asking).not.toThrow();
  });
});
