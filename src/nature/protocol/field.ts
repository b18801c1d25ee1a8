import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);

/** "Where `group` is one of these": every clause must hold. A closed form, read by nothing that runs. */
export const clauses = z
  .record(name, z.union([z.string(), z.array(z.string()).min(1)]))
  .transform((given) =>
    Object.entries(given).map(([field, is]) => ({ field, is: typeof is === 'string' ? [is] : is })),
  );
export type Clause = z.output<typeof clauses>[number];

const common = {
  name,
  label: z.string(),
  hint: z.string().default(''),
  required: z.boolean().default(false),
  /** Required where these hold, and only there. */
  requiredWhere: clauses.default([]),
  /** Asked only where these hold. */
  askedWhere: clauses.default([]),
};

const choices = z
  .record(z.string(), z.string())
  .transform((given) => Object.entries(given).map(([key, label]) => ({ key, label })));

/** What a protocol asks at one of its levels. A field named as a descriptor’s is kept there; the others stand beside. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), most: z.int().max(5000).default(500) }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    least: z.number().optional(),
    most: z.number().optional(),
    decimals: z.int().min(0).max(6).default(0),
    unit: z.string().default(''),
  }),
  z.strictObject({ ...common, type: z.literal('time') }),
  z.strictObject({ ...common, type: z.literal('day') }),
  z.strictObject({ ...common, type: z.literal('choice'), choices, many: z.boolean().default(false) }),
  /** A nomenclature of the SINP, all of it or some of its codes. */
  z.strictObject({
    ...common,
    type: z.literal('vocabulary'),
    vocabulary: z.string(),
    codes: z.array(z.string()).default([]),
  }),
]);

export type DeclaredField = z.output<typeof fieldSchema>;

/** As protocols are used: a nomenclature has become its choices. */
export type ProtocolField =
  | Exclude<DeclaredField, { type: 'vocabulary' }>
  | (Extract<DeclaredField, { type: 'vocabulary' }> & { choices: { key: string; label: string }[]; many: false });

/** Between the answers of a field that takes many. */
export const manySeparator = '|';

export const answersOf = (value: string): string[] => value.split(manySeparator).filter(Boolean);

/** An answer as people read it. */
export function printAnswer(field: ProtocolField, value: string): string {
  if ('choices' in field)
    return answersOf(value)
      .map((one) => field.choices.find(({ key }) => key === one)?.label ?? one)
      .join(', ');
  return field.type === 'number' && field.unit ? `${value.replace('.', ',')}\u202f${field.unit}` : value;
}
