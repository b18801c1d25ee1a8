import { describe, expect, test } from 'vitest';
import { shownAnswer, typedAnswers, typedCommitments } from './typed-commitments.ts';
import { shownFunding, shownPartners, shownPlaces, typedFacts } from './typed-facts.ts';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const untouched = {
  'version.a1': '3',
  'partner-shown.a1': shownPartners([{ name: 'ADEME', role: 'funder' }]),
  'partner.a1.0.name': 'ADEME',
  'partner.a1.0.role': 'funder',
  'partner.a1.1.name': '',
  'partner.a1.1.role': 'partner',
  'territory-shown.a1': shownPlaces(['t2', 't1']),
  'territory.a1.t1': 'on',
  'territory.a1.t2': 'on',
  'funding-shown.a1': shownFunding([]),
  'funding.a1.0.funder': '',
  'funding.a1.0.amount': '',
  'funding.a1.0.year': '2021',
};

describe('facts typed on a sheet', () => {
  test('lists left as they were shown say nothing', () => {
    expect(typedFacts(formOf(untouched))).toEqual([]);
  });

  test('a list that changed is sent whole, with the version it started from, and no other', () => {
    const form = formOf({ ...untouched, 'partner.a1.1.name': 'Région' });

    expect(typedFacts(form)).toEqual([
      {
        actionId: 'a1',
        version: 3,
        partners: [
          { name: 'ADEME', role: 'funder' },
          { name: 'Région', role: 'partner' },
        ],
      },
    ]);
  });

  test('an emptied line and an unchecked commune go away', () => {
    const form = formOf({ ...untouched, 'partner.a1.0.name': ' ' });
    form.delete('territory.a1.t2');

    expect(typedFacts(form)).toEqual([{ actionId: 'a1', version: 3, partners: [], territoryIds: ['t1'] }]);
  });

  test('facts of a sheet without action are those of the action it will get', () => {
    const form = formOf({
      'version.new': '',
      'funding-shown.new': shownFunding([]),
      'funding.new.0.funder': 'Région',
      'funding.new.0.amount': '1 200',
      'funding.new.0.state': 'paid',
      'funding.new.0.year': '2021',
    });

    expect(typedFacts(form)).toEqual([
      {
        actionId: null,
        version: null,
        funding: [{ funder: 'Région', amount: '1 200', taxBasis: null, nature: null, state: 'paid', year: 2021 }],
      },
    ]);
  });
});

describe('commitments typed on a sheet', () => {
  test('an answer left as it was shown says nothing, a changed one is sent whole', () => {
    const shown = shownAnswer({ outcome: 'kept', answer: 'Fait.' });
    const form = formOf({
      'outcome.c1': 'kept',
      'answer.c1': 'Fait.',
      'answer-shown.c1': shown,
      'outcome.c2': 'partly',
      'answer.c2': 'Fait.',
      'answer-shown.c2': shown,
    });

    expect(typedAnswers(form)).toEqual([{ commitmentId: 'c2', outcome: 'partly', sentence: 'Fait.' }]);
  });

  test('a line keeps the commitment it is about; a new one has none', () => {
    const form = formOf({ 'announced.c1': 'Ouvrir', 'announced.new-0': ' Former ' });

    expect(typedCommitments(form)).toEqual([
      { id: 'c1', sentence: 'Ouvrir' },
      { id: null, sentence: 'Former' },
    ]);
  });
});
