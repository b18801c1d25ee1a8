import { expect, test } from 'vitest';
import { type FieldWords, fieldChanges } from './field-changes.ts';

const words: FieldWords = {
  fields: { name: 'nom', publisher: 'publie des rapports', state: 'état', value: 'valeur', dueOn: 'échéance' },
  values: { state: { submitted: 'Soumise', accepted: 'Acceptée' } },
  figures: new Map([['HAB-03', 'Logements financés']]),
};
const changes = (before: unknown, after: unknown) => fieldChanges(before, after, words);

const textOf = (...inlines: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content: inlines }] });
const said = (text: string) => ({ type: 'text', text });

test('only what differs is told, in words', () => {
  const told = changes({ name: 'Eau', publisher: true, year: 2020 }, { name: 'Eaux', publisher: false, year: 2020 });

  expect(told).toEqual([
    { field: 'nom', before: 'Eau', after: 'Eaux' },
    { field: 'publie des rapports', before: 'oui', after: 'non' },
  ]);
});

test('what the later state leaves out did not change', () => {
  expect(changes({ name: 'Eau', publisher: true }, { name: 'Eau' })).toEqual([]);
  expect(changes({ name: 'Eau' }, null)).toEqual([{ field: 'nom', before: 'Eau', after: undefined }]);
});

test('a bare value is called so, codes and what only the program needs are left out', () => {
  expect(changes('3,2', '3,4')).toEqual([{ field: 'valeur', before: '3,2', after: '3,4' }]);
  expect(changes({ version: 3, state: 'submitted' }, { version: 4, state: 'accepted' })).toEqual([
    { field: 'état', before: 'soumise', after: 'acceptée' },
  ]);
});

test('of two lists, what went and what came is told, sentences on a line each', () => {
  const plan = (title: string) => ({ id: title, slug: title.toLowerCase(), title });

  expect(changes({ plans: [plan('PCAET'), plan('CRTE')] }, { plans: [plan('CRTE'), plan('PAT')] })).toEqual([
    { field: 'plans', before: 'PCAET', after: 'PAT' },
  ]);
  expect(changes(null, { sentences: ['Planter.', 'Semer.'] })[0]?.after).toBe('Planter.\nSemer.');
});

test('a long list is told by its beginning', () => {
  const communes = Array.from({ length: 34 }, (_, index) => `Commune ${index + 1}`);

  expect(changes(null, { communes })[0]?.after).toMatch(/Commune 20, et 14\u00a0autres$/);
  expect(changes(null, { communes: communes.slice(0, 21) })[0]?.after).toMatch(/Commune 20, et 1\u00a0autre$/);
});

test('values and dates are printed as people read them', () => {
  const told = changes([], [{ period: '2020', value: '1768400' }]);

  expect(told).toEqual([{ field: 'valeur', before: undefined, after: '2020\u00a0: 1\u202f768\u202f400' }]);
  const two = [
    { period: '2019/2020', value: '4.5' },
    { period: '2020', value: '3' },
  ];
  expect(changes([], two)[0]?.after).toBe('année scolaire 2019-2020\u00a0: 4,5\u202f; 2020\u00a0: 3');
  expect(changes({ jalons: [{ title: 'Étude' }] }, { jalons: [{ title: 'Étude', dueOn: '2021-03-04' }] })).toEqual([
    { field: 'jalons', before: 'Étude', after: 'Étude (échéance 4 mars 2021)' },
  ]);
});

test('a figure in a text is named by its indicator and period: the text holds the link, not the value', () => {
  const figure = { type: 'figure', attrs: { indicator: 'HAB-03', period: '2020' } };
  const [change] = changes(null, { bilan: textOf(said('L’aide a servi '), figure, said('.')) });

  expect(change?.after).toBe('L’aide a servi [Logements financés, 2020].');
});

test('of a long text, only what differs is told, with some words around', () => {
  const text = (count: string) => textOf(said(`${'Le début. '.repeat(20)}${count} arbres`));

  const [change] = changes({ bilan: text('12') }, { bilan: text('17') });

  expect(change?.before).toMatch(/^….{0,40}12 arbres$/);
  expect(change?.after).toMatch(/^….{0,40}17 arbres$/);
});
