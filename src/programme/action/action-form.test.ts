import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { differences, formValuesOf, inputOf, rowCount } from './action-form.ts';

const action = {
  number: '1',
  title: 'Rénover',
  summary: '',
  description: 'Texte',
  scope: 'internal',
  stage: 'done',
  priority: null,
  contact: null,
  version: 3,
  leadService: null,
  plans: [{ id: 'p', objective: { id: 'o' } }],
  partners: [{ name: 'ADEME', role: 'funder' }],
  funding: [{ funder: 'ADEME', amount: '1250000.50', taxBasis: 'HT', nature: null, state: 'paid', year: 2020 }],
  milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01', doneOn: null }],
  finalites: ['climat'],
  goals: ['13'],
  links: [],
  territories: [],
  related: [],
  indicators: [],
} as unknown as Action;

test('a form sent back as it was shown says the same action', () => {
  const input = inputOf(formValuesOf(action), {});

  expect(input).toMatchObject({
    number: '1',
    version: 3,
    scope: 'internal',
    plans: [{ planId: 'p', objectiveId: 'o' }],
    partners: [{ name: 'ADEME', role: 'funder' }],
    funding: [
      { funder: 'ADEME', amount: '1\u202f250\u202f000,50', taxBasis: 'HT', nature: null, state: 'paid', year: 2020 },
    ],
    milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01', doneOn: null }],
    finalites: ['climat'],
    goals: ['13'],
  });
});

test('spare rows left empty are no rows, though their choices have a value', () => {
  const values = {
    'partners.0.name': '',
    'partners.0.role': 'partner',
    'partners.1.name': 'Région',
    'partners.1.role': 'owner',
  };

  expect(inputOf(values, {}).partners).toEqual([{ name: 'Région', role: 'owner' }]);
  expect(rowCount({ 'partners.4.role': 'partner' }, 'partners')).toBe(0);
});

test('two texts are told apart field by field', () => {
  const mine = { ...formValuesOf(action), title: 'Rénover vite', 'partners.1.role': 'partner' };

  expect(differences(mine, formValuesOf(action))).toEqual([
    { field: 'Titre', mine: 'Rénover vite', theirs: 'Rénover' },
  ]);
});
