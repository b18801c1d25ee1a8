import type { RegisterRowView } from './sheet-view.ts';
import { fieldsUnder, shown } from './typed-fields.ts';

export const rowFields = {
  shown: 'row-shown.',
  taken: 'row-taken.',
  choice: 'row-choice.',
  note: 'row-note.',
} as const;

/** Names a line of a block among the fields of the page; a block's code has no point. */
export const rowName = (block: string, key: string): string => `${block}.${key}`;

/** What the fields of a line held when the page was made. */
export const shownRow = ({ taken, choice, note }: Pick<RegisterRowView, 'taken' | 'choice' | 'note'>): string =>
  shown([taken ? 'on' : '', choice, note]);

export interface TypedRow {
  block: string;
  key: string;
  taken: boolean;
  choice: string;
  note: string;
}

/** The lines that a person changed. */
export const typedRows = (form: FormData): TypedRow[] =>
  fieldsUnder(form, rowFields.shown).flatMap(([name, before]) => {
    const typed = (field: string) =>
      String(form.get(field + name) ?? '')
        .replace(/\r\n/g, '\n')
        .trim();
    const row = {
      taken: form.has(rowFields.taken + name),
      choice: typed(rowFields.choice),
      note: typed(rowFields.note),
    };
    if (shownRow(row) === before) return [];
    const at = name.indexOf('.');
    return [{ block: name.slice(0, at), key: name.slice(at + 1), ...row }];
  });
