import { describe, expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import {
  amphibianVisits,
  ringingSessions,
  visitOf,
  type WrittenRecord,
  type WrittenVisit,
} from '../../../test/generated-visits.ts';
import { checkVisit } from './check-visit.rule.ts';
import { derivedResults } from './derived-results.rule.ts';
import { listProtocols, protocolOf, readProtocol } from './read-protocols.ts';
import type { Visited } from './visited.ts';

describe('a visit as its protocol reads it', () => {
  const cases = readCases<{
    case: string;
    protocol: string;
    visit: WrittenVisit;
    records: WrittenRecord[];
    today?: string;
    says: string[];
  }>(import.meta.url, 'check-visit.rule.cases.yaml');

  test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { protocol, visit, records, today, says }) => {
    const findings = checkVisit(readProtocol(protocol), visitOf(visit, records), today);

    expect(findings.map(({ tier, code, place }) => [tier, code, place.column].filter(Boolean).join(' '))).toEqual(says);
  });
});

describe('what is worked out of visits', () => {
  const cases = readCases<{
    case: string;
    protocol: string;
    visits: (WrittenVisit & { records: WrittenRecord[] })[];
    results: Record<string, number>;
    parts?: Record<string, Record<string, number>>;
    rows?: Record<string, string[]>;
  }>(import.meta.url, 'derived-results.rule.cases.yaml');

  test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { protocol, visits, ...expected }) => {
    const given = visits.map(({ records, ...visit }, at) => visitOf(visit, records, `v${at + 1}`));

    const results = derivedResults(readProtocol(protocol), given);

    expect(byName(results)).toEqual(expected.results);
    for (const [name, parts] of Object.entries(expected.parts ?? {})) expect(partsOf(results, name)).toEqual(parts);
    for (const [name, rows] of Object.entries(expected.rows ?? {}))
      expect(results.find((result) => result.name === name)?.rows.map(({ as, value }) => `${as}: ${value}`)).toEqual(
        rows,
      );
  });
});

describe('what the association published', () => {
  const cases = readCases<{
    case: string;
    protocol: string;
    made: Parameters<typeof amphibianVisits>[0] & Parameters<typeof ringingSessions>[0];
    results: Record<string, number>;
  }>(import.meta.url, 'published.cases.yaml');

  test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { protocol, made, results }) => {
    const visits = protocol === 'ringing' ? ringingSessions(made) : amphibianVisits(made);

    const worked = derivedResults(readProtocol(protocol), visits);

    expect(byName(worked)).toMatchObject(results);
    expect(visits.flatMap((visit) => checkVisit(readProtocol(protocol), visit))).toEqual([]);
    for (const { rows } of worked) expect(rows.every((row) => isIn(visits, row))).toBe(true);
  });
});

describe('the protocols', () => {
  test('each says what it asks, what absence means, and works something out', () => {
    expect(
      listProtocols()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'bat-hibernation',
      'pollinator-transect',
      'pop-amphibien',
      'ringing',
      'sighting',
      'slag-heap-evaluation',
      'wintering-waterbirds',
    ]);
  });

  test.each([
    [
      'a clause on a field that is not declared',
      { results: [{ name: 'a', label: 'A', is: { count: 'records' }, where: { weather: 'sun' } }] },
    ],
    ['an operation that is not in the list', { results: [{ name: 'a', label: 'A', is: { formula: 'count * 2' } }] }],
    ['a word that is not of the form', { script: 'alert(1)' }],
  ])('%s is refused when it is read', (_, wrong) => {
    expect(() => protocolOf('wrong', { ...least, ...wrong })).toThrow();
  });
});

const least = {
  ...{ label: 'Essai', version: 1, source: 'Essai', summary: 'Essai' },
  ...{ site: { label: 'Lieu', kinds: ['point'] }, visit: {}, record: {} },
  absence: { means: 'nothing', sentence: 'Rien.' },
  results: [{ name: 'a', label: 'A', is: { count: 'records' } }],
};

type Results = ReturnType<typeof derivedResults>;

const byName = (results: Results) => Object.fromEntries(results.map(({ name, value }) => [name, Number(value)]));

const partsOf = (results: Results, name: string) =>
  Object.fromEntries(
    (results.find((result) => result.name === name)?.parts ?? []).map(({ label, value }) => [label, Number(value)]),
  );

const isIn = (visits: readonly Visited[], row: { visitId: string; recordId: string | null }): boolean =>
  visits.some(
    ({ id, records }) =>
      id === row.visitId && (row.recordId === null || records.some((record) => record.id === row.recordId)),
  );
