import { z } from 'zod';
import { clauses, type DeclaredField, fieldSchema, type ProtocolField } from './field.ts';

const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .transform((text) => Number(text.replace('-', '')));

const need = z.enum(['required', 'asked', 'none']);

const taxon = z.strictObject({ name: z.string(), cdNom: z.int().positive() });

/** One thing that is worked out of visits: a closed list, nothing of it is a formula. */
const operation = z.union([
  z.strictObject({ count: z.enum(['visits', 'records']) }),
  /** Of a number: `count`, or a field. */
  z.strictObject({ sum: z.string() }),
  /** How many different taxa, sites, observers, or answers to a field. */
  z.strictObject({ distinct: z.string() }),
  /** For each taxon or site, the most that one visit gave; these are then added up. */
  z.strictObject({ maximum: z.string(), per: z.array(z.enum(['taxon', 'site'])).min(1) }),
  /** Records whose answer to a field is met for the first time in these visits, or was met before. */
  z.strictObject({ firstOf: z.string() }),
  z.strictObject({ againOf: z.string() }),
]);
export type Operation = z.output<typeof operation>;

const result = z.strictObject({
  name: z.string(),
  label: z.string(),
  unit: z.string().default(''),
  is: operation,
  where: clauses.default([]),
  /** Also told for each answer to this field. */
  by: z.string().optional(),
});
export type DeclaredResult = z.output<typeof result>;

/** A protocol as its file declares it: site → visit → record, and what is worked out of them. */
export const protocolSchema = z
  .strictObject({
    label: z.string(),
    version: z.int().positive(),
    /** Who wrote the method, and where it is published. */
    source: z.string(),
    summary: z.string(),
    /** Open to people who are not trained for it. */
    participatory: z.boolean().default(false),
    /** Of the SINP: what its visits group records as. */
    grouping: z.string().default('REL'),
    site: z.strictObject({
      label: z.string(),
      /** Whether a place of the register is needed, or a point will do. */
      kinds: z.array(z.enum(['site', 'point', 'commune'])).min(1),
      fields: z.array(fieldSchema).default([]),
    }),
    visit: z.strictObject({
      label: z.string().default('Relevé'),
      times: need.default('asked'),
      /** Minutes between its beginning and its end. */
      duration: z.strictObject({ least: z.int().optional(), most: z.int().optional() }).optional(),
      /** Days of any year; a window may cross New Year. */
      passes: z
        .array(z.strictObject({ number: z.int().positive(), label: z.string(), from: monthDay, to: monthDay }))
        .default([]),
      /** The day that its year begins, so that a winter stays whole. */
      yearFrom: monthDay.default(101),
      methods: z.record(z.string(), z.string()).default({}),
      fields: z.array(fieldSchema).default([]),
    }),
    record: z.strictObject({
      count: need.default('asked'),
      countLabel: z.string().default('Nombre'),
      fields: z.array(fieldSchema).default([]),
    }),
    /** What it means that a taxon, or anything, is not in a visit. */
    absence: z.strictObject({
      means: z.enum(['sought', 'nothing']),
      sentence: z.string(),
      /** What is written as not observed where nothing was found. */
      taxon: taxon.optional(),
    }),
    /** What is looked for: groups of TAXREF, whose names are offered; none for anything. */
    taxa: z.array(taxon).default([]),
    results: z.array(result).min(1),
  })
  .superRefine((protocol, refusal) => {
    for (const fault of faultsOf(protocol)) refusal.addIssue({ code: 'custom', message: fault });
  });

export type DeclaredProtocol = z.output<typeof protocolSchema>;

type WithFields<Level extends { fields: DeclaredField[] }> = Omit<Level, 'fields'> & { fields: ProtocolField[] };

/** A protocol as it is used, under the name of its file. */
export interface Protocol extends Omit<DeclaredProtocol, 'site' | 'visit' | 'record'> {
  name: string;
  site: WithFields<DeclaredProtocol['site']>;
  visit: WithFields<DeclaredProtocol['visit']>;
  record: WithFields<DeclaredProtocol['record']>;
}

/** What clauses and results may name beside the fields a protocol declares. */
export const givenNames = ['status', 'pass', 'method', 'taxon', 'site', 'observer', 'count'] as const;

/** What a protocol asks of a place and of a visit there: kept together, with the visit. */
export const visitFieldsOf = <Field>(protocol: { site: { fields: Field[] }; visit: { fields: Field[] } }): Field[] => [
  ...protocol.site.fields,
  ...protocol.visit.fields,
];

/** A protocol that names what it does not declare would be silent where it should speak. */
function* faultsOf(protocol: DeclaredProtocol): Generator<string> {
  const fields: DeclaredField[] = [...visitFieldsOf(protocol), ...protocol.record.fields];
  const names = fields.map(({ name }) => name);
  const known = new Set<string>([...names, ...givenNames]);
  for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) yield `« ${name} » is declared twice`;
  for (const name of names) if ((givenNames as readonly string[]).includes(name)) yield `« ${name} » is a given name`;
  const clausesOfAll = [
    ...fields.flatMap(({ requiredWhere, askedWhere }) => [...requiredWhere, ...askedWhere]),
    ...protocol.results.flatMap(({ where }) => where),
  ];
  for (const { field, is } of clausesOfAll) {
    if (!known.has(field)) yield `« ${field} » is named and not declared`;
    const declared = fields.find(({ name }) => name === field);
    if (declared?.type !== 'choice') continue;
    for (const answer of is)
      if (!declared.choices.some(({ key }) => key === answer)) yield `« ${field} » has no answer « ${answer} »`;
  }
  for (const { is, by } of protocol.results)
    for (const name of [...namedBy(is), ...(by ? [by] : [])])
      if (!known.has(name)) yield `« ${name} » is worked out and not declared`;
  if (protocol.absence.means === 'sought' && !protocol.absence.taxon && protocol.taxa.length > 1)
    yield 'An absence needs the taxon that is written for it';
}

const namedBy = (is: Operation): string[] => {
  if ('sum' in is) return [is.sum];
  if ('distinct' in is) return [is.distinct];
  if ('maximum' in is) return [is.maximum];
  if ('firstOf' in is) return [is.firstOf];
  return 'againOf' in is ? [is.againOf] : [];
};

/** A field of a protocol, at whichever level. */
export const fieldNamed = (protocol: Protocol, name: string): ProtocolField | undefined =>
  [...visitFieldsOf(protocol), ...protocol.record.fields].find((field) => field.name === name);
