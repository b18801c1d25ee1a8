import { expect, test } from 'vitest';
import { differences } from '../../kernel/differences.ts';
import type { Action } from './action.ts';
import { formValuesOf, inputOf, rowCount } from './action-form.ts';
import { actionWords } from './action-words.ts';

const action: Action = {
  id: 'a',
  organisationId: 'org',
  organisation: 'Agglomération',
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
  batchId: null,
  plans: [
    {
      id: 'p',
      slug: 'climat',
      title: 'Plan climat',
      acronym: null,
      published: true,
      objective: { id: 'o', number: '1', title: 'Sobriété' },
    },
  ],
  partners: [{ name: 'ADEME', role: 'funder' }],
  funding: [{ funder: 'ADEME', amount: '1250000.50', taxBasis: 'HT', nature: null, state: 'paid', year: 2020 }],
  milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01', doneOn: null }],
  finalites: ['climat'],
  goals: ['13'],
  links: [],
  files: [],
  territories: [],
  related: [],
  indicators: [],
  sites: [{ id: 's', name: 'Fosse 6', published: true, said: 'Fosse 6' }],
  stageHistory: [],
};

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

test('two forms are told apart in words, row by row', () => {
  const names = { leadServiceId: { h: 'Habitat' }, place: { 'p/o': 'Plan climat, 1.1' } };
  const theirs = formValuesOf(action);
  const mine = {
    ...theirs,
    leadServiceId: 'h',
    'finalites.climat': '',
    'milestones.0.dueOn': '2020-09-01',
    'partners.1.name': 'Région',
    'partners.1.role': 'owner',
    'placements.0.place': '',
    'links.0.url': '',
  };

  const told = differences(actionWords(mine, names), actionWords(theirs, names)).map((difference) => [
    difference.field,
    difference.mine.map(({ text, own }) => (own ? `+ ${text}` : text)),
    difference.theirs.map(({ text, own }) => (own ? `+ ${text}` : text)),
  ]);

  expect(told).toEqual([
    ['Service pilote', ['+ Habitat'], []],
    ['Plans et objectifs', [], ['+ Plan climat, 1.1']],
    ['Partenaires', ['ADEME, financeur', '+ Région, maître d’ouvrage'], ['ADEME, financeur']],
    ['Jalons', ['+ Diagnostic, attendu le 1er septembre 2020'], ['+ Diagnostic, attendu le 1er juin 2020']],
    ['Finalités', [], ['+ climat']],
  ]);
});
