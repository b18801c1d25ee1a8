import { parse } from 'csv-parse/sync';

interface Field {
  name: string;
  type: string;
  format?: string;
  constraints: { required?: boolean; unique?: boolean; pattern?: string; enum?: string[] };
}

const forms: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  object: /^\{[\s\S]*\}$/,
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What is wrong with a CSV by its schema, as Frictionless validates it: the header is the fields in their order, rows
 * have as many cells, each of its type and within its constraints; the primary key is filled and never twice.
 */
export function tableErrors(schema: { fields: Field[]; primaryKey?: string | undefined }, csv: string): string[] {
  const [header = [], ...rows] = parse(csv, { relax_column_count: false }) as string[][];
  const names = schema.fields.map(({ name }) => name);
  if (header.join() !== names.join()) return [`header: ${header.join()}`];
  return schema.fields.flatMap((field, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const unique = field.constraints.unique || field.name === schema.primaryKey;
    const repeated = unique && new Set(cells).size < cells.length ? [`${field.name}: repeated`] : [];
    return [...repeated, ...cells.flatMap((cell) => cellErrors(field, cell))];
  });
}

function cellErrors({ name, type, format, constraints }: Field, cell: string): string[] {
  if (cell === '') return constraints.required ? [`${name}: empty`] : [];
  const { pattern, enum: choices } = constraints;
  const wrong =
    !forms[type]?.test(cell) ||
    (format === 'uuid' && !uuid.test(cell)) ||
    (pattern && !new RegExp(`^(${pattern})$`).test(cell)) ||
    (choices && !choices.includes(cell));
  return wrong ? [`${name}: ${cell}`] : [];
}
