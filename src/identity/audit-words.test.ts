import { expect, test } from 'vitest';
import { fieldChanges } from './audit-words.ts';

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
