import { describe, expect, test } from 'vitest';
import { type Actor, may, type Role, type Verb } from './permission.ts';

const holding = (role: Role, serviceIds: string[] = []): Actor => ({
  person: { id: 'p', name: 'Anne', email: 'anne@example.org' },
  grants: [{ organisationId: 'agglo', role, serviceIds }],
});

describe('permission', () => {
  test.each<[Role, Verb, boolean]>([
    ['administrator', 'person.manage', true],
    ['administrator', 'value.record', false],
    ['coordinator', 'edition.freeze', true],
    ['coordinator', 'person.manage', false],
    ['coordinator', 'edition.validate', false],
    ['validator', 'edition.validate', true],
    ['validator', 'sheet.edit', false],
    ['validator', 'sheet.read', true],
    ['validator', 'finding.judge', true],
    ['reader', 'document.check', true],
    ['reader', 'document.keep', false],
    ['contributor', 'document.drop', false],
    ['reader', 'finding.judge', false],
    ['reader', 'sheet.read', false],
    ['reader', 'work.read', false],
    ['contributor', 'condition.record', true],
    ['contributor', 'campaign.plan', false],
    ['contributor', 'condition.restricted', false],
    ['validator', 'condition.restricted', true],
    ['reader', 'pressure.assess', false],
  ])('a %s asking for %s in its organisation gets %s', (role, verb, answer) => {
    expect(may(holding(role), verb, { organisationId: 'agglo', serviceId: 's1' })).toBe(answer);
  });

  test('a contributor edits the sheets of its services and no others', () => {
    const contributor = holding('contributor', ['s1']);

    expect(may(contributor, 'sheet.edit', { organisationId: 'agglo', serviceId: 's1' })).toBe(true);
    expect(may(contributor, 'sheet.edit', { organisationId: 'agglo', serviceId: 's2' })).toBe(false);
    expect(may(contributor, 'sheet.edit', { organisationId: 'agglo', serviceId: null })).toBe(false);
  });

  test('a role holds in no other organisation', () => {
    expect(may(holding('coordinator'), 'edition.freeze', { organisationId: 'departement' })).toBe(false);
  });
});
