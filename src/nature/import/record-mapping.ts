import { type Field, fieldKeys, fields, isField, repeated, titleForm } from './fields.ts';

/** What becomes of a column: a field, a word kept beside the record, nothing. */
export type ColumnSays = Field | 'extra' | 'ignored';

/** How a file of records is understood; kept for the next file with the same columns. */
export interface RecordMapping {
  columns: Record<string, ColumnSays>;
  /** Codes that a person chose for words no nomenclature has, by field; '' leaves the field empty. */
  values: Record<string, Record<string, string>>;
  /** cd_nom that a person confirmed for a name cited without one; '' keeps the record under its name alone. */
  names: Record<string, string>;
}

/** What the titles of the columns look like; each field is said by one column at most. */
export function guessRecordMapping(header: readonly string[]): RecordMapping {
  const forms = new Map(header.toReversed().map((name) => [titleForm(name), name]));
  const guessed = new Map(
    fieldKeys.flatMap((field): [string, ColumnSays][] => {
      const title = fields[field].titles.find((each) => forms.has(each));
      return title === undefined ? [] : [[forms.get(title) ?? '', field]];
    }),
  );
  const other = (name: string): ColumnSays => (repeated.has(titleForm(name)) ? 'ignored' : 'extra');
  return {
    columns: Object.fromEntries(header.map((name) => [name, guessed.get(name) ?? other(name)])),
    values: {},
    names: {},
  };
}

export const isColumnSays = (text: string): text is ColumnSays =>
  text === 'extra' || text === 'ignored' || isField(text);

/** What a column can say, as a form offers it. */
export const columnChoices = (): [ColumnSays, string][] => [
  ['extra', 'Garder tel quel à côté de la donnée'],
  ['ignored', 'Ne rien en faire'],
  ...fieldKeys.map((key): [ColumnSays, string] => [key, fields[key].label]),
];

/** Names a header whatever the order of its columns. */
export const headerKey = (header: readonly string[]): string => JSON.stringify([...header].sort());
