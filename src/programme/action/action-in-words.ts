import { printDate } from '../../kernel/french.ts';
import { actionCells } from '../spreadsheet/action-cells.ts';
import { actionColumns, columnKeys } from '../spreadsheet/action-columns.ts';
import { type Stage, stageLabels } from '../words.ts';
import type { Action } from './action.ts';

type Words = Record<string, string>;

const wholeAction = (state: object): Words => ({
  ...Object.fromEntries(
    columnKeys.map((key) => [actionColumns[key].label, withDates(actionCells[key](state as Action))]),
  ),
  // The journal also holds actions of before places could be named.
  'Sites concernés': ((state as Partial<Action>).sites ?? []).map(({ name }) => name).join('\n'),
});

/** Cells write days as files do. */
const withDates = (cell: string): string => cell.replace(/\b\d{4}-\d{2}-\d{2}\b/g, printDate);

/** The texts of a proposal, which names its services and plans by identifiers alone. */
const proposal = (state: object): Words =>
  wordsOf(state as Words, { number: 'numéro', title: 'titre', summary: 'résumé', description: 'description' });

const cells = (state: object): Words =>
  wordsOf(state as Words, Object.fromEntries(columnKeys.map((key) => [key, actionColumns[key].label])));

const wordsOf = (state: Words, labels: Words): Words =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([key, label]) => (key in state ? [[label, state[key] ?? '']] : [])),
  );

/** What the journal kept of an action, as its fields print: an inner list as people write it, not as it is stored. */
export const actionInWords: Record<string, (state: object) => Words> = {
  'action.create': () => ({}),
  'action.change': wholeAction,
  'action.change_refused': proposal,
  'action.import_change': cells,
  'action.stage': (state) => ({ étape: stageLabels[(state as { stage: Stage }).stage] }),
  'action.attach': (state) => ({ fichier: (state as Words).name ?? '' }),
  'action.detach': (state) => ({ fichier: (state as Words).name ?? '' }),
};
