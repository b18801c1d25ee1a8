import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../kernel/paths.ts';
import { verbLabel } from './audit-words.ts';
import { fieldChanges } from './field-changes.ts';
import { permissions } from './permission.ts';

test('only what differs is told, in words', () => {
  const changes = fieldChanges(
    { name: 'Eau', publisher: true, year: 2020 },
    { name: 'Eaux', publisher: false, year: 2020 },
  );

  expect(changes).toEqual([
    { field: 'nom', before: 'Eau', after: 'Eaux' },
    { field: 'publie des rapports', before: 'oui', after: 'non' },
  ]);
});

test('what is new has no before, a bare value is called so', () => {
  expect(fieldChanges(null, { communes: ['62498', '62510'] })).toEqual([
    { field: 'communes', before: undefined, after: '62498, 62510' },
  ]);
  expect(fieldChanges('3,2', '3,4')).toEqual([{ field: 'valeur', before: '3,2', after: '3,4' }]);
});

test('codes are told in words, what only the program needs is left out', () => {
  const changes = fieldChanges(
    { version: 3, state: 'submitted', plans: [{ id: '7', title: 'PCAET', slug: 'pcaet' }] },
    { version: 4, state: 'accepted', plans: [] },
  );

  expect(changes).toEqual([
    { field: 'état', before: 'soumise', after: 'acceptée' },
    { field: 'plans', before: 'PCAET', after: undefined },
  ]);
});

test('of a long text, only what differs is told, with some words around', () => {
  const text = (count: string) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: `${'Le début. '.repeat(20)}${count} arbres` }] }],
  });

  const [change] = fieldChanges({ bilan: text('12') }, { bilan: text('17') });

  expect(change?.before).toMatch(/^….{0,40}12 arbres$/);
  expect(change?.after).toMatch(/^….{0,40}17 arbres$/);
});

test('every verb written in the journal has its words', () => {
  const written = globSync('src/**/*.ts', { cwd: inProject(), exclude: ['**/*.test.ts'] }).flatMap((path) =>
    [...readFileSync(inProject(path), 'utf8').matchAll(/verb(?:: | = )[^,;]*/g)].flatMap(([code]) =>
      [...code.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map(([, verb = '']) => verb),
    ),
  );

  const unnamed = written.filter((verb) => verbLabel(verb) === verb && !(verb in permissions));

  expect(unnamed).toEqual([]);
});
