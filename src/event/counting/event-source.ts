import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { eventKinds, eventStates } from '../event.ts';
import { eventRows } from './event-rows.sql.ts';

/** What events let indicators count. */
export const eventCounts = (): CountedSource[] => [
  {
    name: 'animations',
    label: 'Animations et formations',
    rowsLabel: 'animations',
    dated: 'during',
    placed: true,
    aboutSites: true,
    columns: [
      { key: 'genre', label: 'Genre', choices: choicesOf(eventKinds) },
      { key: 'etat', label: 'État', choices: choicesOf(eventStates) },
    ],
    distinct: {},
    sums: { participants: 'participants', adultes: 'participants adultes', enfants: 'participants enfants' },
    rows: eventRows,
  },
];
