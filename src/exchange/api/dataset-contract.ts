import { z } from 'zod';
import { type ApiContract, contract } from '../../kernel/api-contract.ts';
import { capitalised } from '../../kernel/french.ts';
import type { Column, Dataset } from '../opendata/dataset.ts';

export const usualLimit = 100;
const largestLimit = 1000;

/** Reading a dataset page by page: its columns are what is given, and what it may be filtered by. */
export const readsDataset = (dataset: Dataset): ApiContract =>
  contract({
    method: 'GET',
    path: `/${dataset.name}`,
    summary: dataset.title,
    description: dataset.description,
    input: z.strictObject({
      limite: z.coerce.number().int().min(1).max(largestLimit).default(usualLimit).describe('Lignes par page, au plus'),
      apres: z
        .string()
        .regex(/^[0-9a-f-]{36}(\/[0-9a-f-]{36})?$/)
        .optional()
        .describe('Repris de l’en-tête Link, qui manque à la dernière page'),
      ...Object.fromEntries(filtersOf(dataset).map(({ name, title }) => [name, z.string().optional().describe(title)])),
    }),
    output: z.array(rowOf(dataset)),
    example: { limite: 2 },
  });

/** Reading one row of a dataset, by its identifier. */
export const readsRow = (dataset: Dataset) =>
  contract({
    method: 'GET',
    path: `/${dataset.name}/{identifiant}`,
    summary: `${dataset.title}\u00a0: une ligne`,
    description: `${capitalised(dataset.row)}, par son identifiant permanent.`,
    input: z.strictObject({ identifiant: z.uuid().describe('Identifiant permanent') }),
    output: rowOf(dataset),
    example: { identifiant: '00000000-0000-4000-8000-000000000001' },
  });

export const filtersOf = ({ columns }: Dataset): Column[] =>
  columns.filter(({ type }) => type !== 'object' && type !== 'datetime');

const rowOf = ({ columns, placed }: Dataset) =>
  z.object({
    ...Object.fromEntries(columns.map((column) => [column.name, typeOf(column)])),
    ...(placed ? { geometrie: z.unknown().describe('GeoJSON, null sans lieu') } : {}),
  });

const kinds: Record<Column['type'], (column: Column) => z.ZodType> = {
  string: ({ words, format }) => {
    const [first, ...others] = new Set(Object.values(words ?? {}));
    if (first !== undefined) return z.enum([first, ...others]);
    return format === 'uuid' ? z.uuid() : z.string();
  },
  integer: () => z.int(),
  number: () => z.number(),
  boolean: () => z.boolean(),
  date: () => z.iso.date(),
  datetime: () => z.iso.datetime(),
  object: () => z.record(z.string(), z.unknown()),
};

function typeOf(column: Column): z.ZodType {
  const kind = kinds[column.type](column);
  return (column.required ? kind : kind.nullable()).describe(column.title);
}
