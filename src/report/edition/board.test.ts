import { describe, expect, test } from 'vitest';
import type { BoardSheet } from './board.sql.ts';
import { byUrgency, daysLate, groupSheets, lateFirst } from './board.ts';

const sheet = (code: string, changes: Partial<BoardSheet> = {}): BoardSheet => ({
  id: code,
  editionId: 'e',
  code,
  title: code,
  section: 'P1',
  serviceId: 's1',
  service: 'Habitat',
  dueOn: '2021-01-15',
  state: 'to_fill',
  unanswered: 0,
  comments: 0,
  ...changes,
});

describe('the board', () => {
  test.each([
    ['the day before', '2021-01-14', 'to_fill', 0],
    ['on the day', '2021-01-15', 'in_progress', 0],
    ['twelve days after', '2021-01-27', 'sent_back', 12],
    ['once submitted, however late', '2021-06-30', 'submitted', 0],
  ] as const)('a sheet due on 15 January, %s', (_, today, state, days) => {
    expect(daysLate(sheet('P1-01', { state }), today)).toBe(days);
  });

  test('the latest come first, what is done comes last', () => {
    const sheets = [
      sheet('P1-10', { dueOn: '2021-03-01' }),
      sheet('P1-02', { state: 'accepted' }),
      sheet('P1-03', { dueOn: '2021-01-20' }),
      sheet('P1-01', { dueOn: '2021-01-10' }),
    ];

    const codes = byUrgency(sheets, '2021-02-01').map((each) => each.code);

    expect(codes).toEqual(['P1-01', 'P1-03', 'P1-10', 'P1-02']);
  });

  test('the service with most late sheets stands first', () => {
    const sheets = [
      sheet('P1-01', { state: 'accepted' }),
      sheet('P1-02', { serviceId: 's2', service: 'Eau' }),
      sheet('P1-03', { serviceId: 's2', service: 'Eau', state: 'submitted' }),
    ];

    const groups = lateFirst(
      groupSheets(sheets, (each) => ({ key: each.serviceId ?? '', label: each.service ?? '' }), '2021-02-01'),
    );

    expect(groups.map(({ label, late, submitted }) => [label, late, submitted])).toEqual([
      ['Eau', 1, 1],
      ['Habitat', 0, 1],
    ]);
  });
});
