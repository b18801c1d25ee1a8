import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import type { FormWords } from '../../kernel/differences.ts';
import { dayInWords, type FormValues } from '../../kernel/form-values.ts';
import { printNumber, readNumber, wide } from '../../kernel/french.ts';

/** A field of a form: what is asked, how, and what it may say. */
export interface FormField {
  name: string;
  label: string;
  /**
   * `person`: a member of the organisation or any name; `lines`: several lines of text; `outline`: a shape, drawn or as
   * text; `whole`: from 1; `count`: from 0.
   */
  kind: 'line' | 'lines' | 'outline' | 'day' | 'choice' | 'person' | 'number' | 'whole' | 'count';
  hint?: string;
  required?: true;
  choices?: Record<string, string>;
}

/** Fields that go together, under a heading where there is one. */
export interface FormPart {
  title?: string;
  fields: FormField[];
}

export type KeptValue = string | number | boolean | null;

export const fieldsOf = (parts: readonly FormPart[]): FormField[] => parts.flatMap(({ fields }) => fields);

/** What is written of a form, each value as its column takes it. */
export const schemaOf = (parts: readonly FormPart[]) =>
  z.object(Object.fromEntries(fieldsOf(parts).map((field) => [field.name, valueIn(field)])));

function valueIn(field: FormField): z.ZodType<KeptValue> {
  switch (field.kind) {
    case 'day':
      return field.required
        ? textOf(field, 20).pipe(day)
        : z.preprocess((given) => (given === '' || given === undefined ? null : given), day.nullable());
    case 'choice':
      return z.enum(Object.keys(field.choices ?? {}), `${field.label}${wide}: choisissez une valeur de la liste.`);
    case 'number':
      return numberOf(field, (value) => value);
    case 'whole':
      return numberOf(field, (value) => (/^\d{1,5}$/.test(value) && value !== '0' ? Number(value) : undefined));
    case 'count':
      return numberOf(field, (value) => (/^\d{1,7}$/.test(value) ? Number(value) : undefined));
    case 'lines':
    case 'outline':
      return textOf(field, 20_000);
    default:
      return textOf(field, 500);
  }
}

const textOf = ({ label, required }: FormField, longest: number) => {
  const text = z
    .string()
    .default('')
    .transform((given) => given.replace(/\r\n/g, '\n').trim())
    .pipe(z.string().max(longest, `${label}${wide}: ce texte dépasse ${longest} caractères, raccourcissez-le.`));
  return required ? text.pipe(z.string().min(1, `${label}${wide}: remplissez ce champ.`)) : text;
};

const numberOf = (field: FormField, read: (value: string) => KeptValue | undefined) =>
  z
    .string()
    .default('')
    .transform((given, refuse) => {
      if (given.trim() === '' && !field.required) return null;
      const value = readNumber(given);
      const kept = value === undefined ? undefined : read(value);
      if (kept !== undefined) return kept;
      const example = field.kind === 'number' ? 'un nombre, comme 1 250,50' : 'un nombre entier, comme 12';
      refuse.addIssue({ code: 'custom', message: `${field.label}${wide}: écrivez ${example}.` });
      return z.NEVER;
    });

/** A row as its form shows it. */
export const formValues = (parts: readonly FormPart[], row: Record<string, unknown>): FormValues =>
  Object.fromEntries(
    fieldsOf(parts).map(({ name, kind }) => {
      const value = row[name];
      const text = value === null || value === undefined ? '' : String(value);
      return [name, kind === 'number' ? printNumber(text).replace(/,?0+$/, trimZeros) : text];
    }),
  );

/** "1 250,00" → "1 250"; "100" stays. */
const trimZeros = (tail: string) => (tail.startsWith(',') ? '' : tail);

/** What a form says, in words, by the label of its fields. */
export const formWords = (parts: readonly FormPart[], values: FormValues): FormWords =>
  Object.fromEntries(
    fieldsOf(parts).map(({ name, label, kind, choices }) => {
      const value = values[name] ?? '';
      if (kind === 'choice') return [label, choices?.[value] ?? value];
      return [label, kind === 'day' ? dayInWords(value) : value];
    }),
  );
