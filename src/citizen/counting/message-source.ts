import { type CountedSource, choicesOf } from '../../kernel/counted-source.ts';
import { messageKinds, messageStates } from '../message.ts';
import { messageRows } from './message-rows.sql.ts';

const { waiting, accepted, refused, withdrawn } = messageStates;

/** What citizens send lets indicators count. */
export const citizenCounts = (): CountedSource[] => [
  {
    name: 'envois-du-public',
    label: 'Envois du public',
    rowsLabel: 'envois du public',
    dated: 'during',
    placed: false,
    aboutSites: false,
    columns: [
      { key: 'genre', label: 'Genre', choices: choicesOf(messageKinds) },
      { key: 'suite', label: 'Suite donnée', choices: choicesOf({ waiting, accepted, refused, withdrawn }) },
    ],
    distinct: {},
    rows: messageRows,
  },
];
