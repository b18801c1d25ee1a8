import type { Column, Dataset } from './dataset.ts';

/** The Table Schema of a dataset (Frictionless, v1): what each column of its CSV holds. */
export const tableSchema = ({ name, title, description, columns }: Dataset, address: string) => ({
  $schema: 'https://frictionlessdata.io/schemas/table-schema.json',
  name,
  title,
  description,
  homepage: address,
  primaryKey: columns[0]?.name,
  missingValues: [''],
  fields: columns.map(fieldOf),
});

const fieldOf = ({ name, title, type, unit, description, format, required, pattern, words }: Column) => ({
  name,
  title,
  ...(description || unit ? { description: [description, unit && `Unité : ${unit}.`].filter(Boolean).join(' ') } : {}),
  type,
  format: format ?? (type === 'date' || type === 'datetime' ? 'default' : undefined),
  constraints: {
    ...(required ? { required } : {}),
    ...(name === 'identifiant' ? { unique: true } : {}),
    ...(pattern ? { pattern } : {}),
    ...(words ? { enum: [...new Set(Object.values(words))] } : {}),
  },
});
