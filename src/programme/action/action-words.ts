import type { FormWords } from '../../kernel/differences.ts';
import { dayInWords, type FormValues } from '../../kernel/form-values.ts';
import { finalites, finaliteWords } from '../finalite.ts';
import { goalCodes } from '../goal.ts';
import { fundingNatureLabels, fundingStateLabels, partnerRoleLabels, scopeLabels, stageLabels } from '../words.ts';
import { fieldName, type RowList, rowsOf } from './action-form.ts';

/** What the choices of the form are called, by their value: its services, the places in its plans. */
export type ChoiceNames = Record<'leadServiceId' | 'place', Record<string, string>>;

const labels: Record<string, Record<string, string>> = {
  scope: scopeLabels,
  stage: stageLabels,
  role: partnerRoleLabels,
  nature: fundingNatureLabels,
  state: fundingStateLabels,
};

const lists: RowList[] = ['placements', 'partners', 'funding', 'milestones', 'links'];

/** What the form of an action says, in words: one line for each row of its lists. */
export function actionWords(values: FormValues, names: ChoiceNames): FormWords {
  const choices: Record<string, Record<string, string>> = { ...labels, ...names };
  const say = (field: string, value: string): string => {
    if (!value) return '';
    if (field === 'amount') return `${value}\u202f€`;
    if (field === 'dueOn') return `attendu le ${dayInWords(value)}`;
    if (field === 'doneOn') return `atteint le ${dayInWords(value)}`;
    return choices[field]?.[value] ?? value;
  };
  const row = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([field, value]) => say(field, value))
      .filter(Boolean)
      .join(', ');
  const words: [string, string][] = [
    ...plain.map((name): [string, string] => [name, say(name, values[name] ?? '')]),
    ...lists.map((list): [string, string] => [list, rowsOf(values, list).map(row).join('\n')]),
    [
      'finalites',
      ticked(values, 'finalites', finalites)
        .map((code) => finaliteWords[code])
        .join('\n'),
    ],
    ['goals', ticked(values, 'goals', goalCodes).join(', ')],
    ...listed.map((name): [string, string] => [name, values[name] ?? '']),
  ];
  return Object.fromEntries(words.map(([name, text]) => [fieldName(name), text]));
}

const plain = ['number', 'title', 'summary', 'description', 'leadServiceId', 'contact', 'scope', 'priority', 'stage'];
const listed = ['territories', 'related', 'indicators', 'sites'];

const ticked = <C extends string>(values: FormValues, list: string, codes: readonly C[]): C[] =>
  codes.filter((code) => values[`${list}.${code}`]);
