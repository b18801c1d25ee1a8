import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9_]*$/);
/** An exact decimal: marks are never floats. */
const mark = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/));

/** Where a number falls: from the highest step that it reaches. */
const steps = z.array(z.strictObject({ from: mark, label: z.string(), mark })).min(1);
const choices = z.record(z.string(), z.strictObject({ label: z.string(), mark }));
/** A closed list of answers, or a number that falls in steps. */
const valued = { unit: z.string().default(''), steps: steps.optional(), choices: choices.optional() };

/** Taxa by the columns of TAXREF: one that says so is enough. */
const taxa = z
  .strictObject({
    kingdom: z.array(z.string()),
    class: z.array(z.string()),
    orderName: z.array(z.string()),
    family: z.array(z.string()),
    group1: z.array(z.string()),
    group2: z.array(z.string()),
    group3: z.array(z.string()),
  })
  .partial();

const visited = {
  /** Visits under these protocols; none: every record of the site, however it was made. */
  protocols: z.array(z.string()).default([]),
  /** What the protocol's fields must say. */
  fields: z.record(z.string(), z.string()).default({}),
};

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('species'), ...visited, taxa: taxa.default({}) }),
  z.strictObject({ kind: z.literal('habitats'), ...visited }),
  /** A field of the register of sites. */
  z.strictObject({ kind: z.literal('attribute'), field: z.string(), ...valued }),
  /** Protections of the register; each kind counts once. */
  z.strictObject({ kind: z.literal('protections'), marks: choices }),
  /** Typed in the campaign. */
  z.strictObject({ kind: z.literal('typed'), hint: z.string().default(''), ...valued }),
]);

const scale = z.discriminatedUnion('kind', [
  /** By the class that a rarity table gives a species. */
  z.strictObject({
    kind: z.literal('rarity'),
    classes: choices,
    /** For what the table does not have. */
    unlisted: mark,
  }),
  /** By national or European statuses: the highest mark of those it has. */
  z.strictObject({
    kind: z.literal('statuses'),
    marks: z.array(z.strictObject({ kinds: z.array(z.string()).min(1), label: z.string(), mark })).min(1),
  }),
  /** The same for each. */
  z.strictObject({ kind: z.literal('each'), mark }),
]);

const criterion = z.strictObject({
  name: key,
  label: z.string(),
  /** A heading under which criteria stand together. */
  axis: z.string().default(''),
  source,
  /** Of species and habitats: marks by each scale are added up. */
  scales: z.array(scale).default([]),
  weight: mark.default('1'),
  cap: mark.optional(),
  /** Visits from which it is surveyed, where nobody says. */
  surveyedFrom: z.int().positive().default(1),
});

/** A grid as its file declares it: nothing of it is run. */
export const gridSchema = z
  .strictObject({
    label: z.string(),
    version: z.int().positive(),
    source: z.string(),
    summary: z.string(),
    /** Its marks are invented, to be replaced by those of whoever uses it. */
    example: z.string().default(''),
    /** Types of sites that it is made for. */
    sites: z.array(z.string()).default([]),
    /** What a high score means. */
    high: z.string(),
    /** The table by whose classes species are marked. */
    rarityTable: z.string().optional(),
    criteria: z.array(criterion).min(1),
  })
  .superRefine((grid, refusal) => {
    for (const fault of faultsOf(grid)) refusal.addIssue({ code: 'custom', message: fault });
  });

export type DeclaredGrid = z.output<typeof gridSchema>;
/** A grid under the name of its file. */
export interface Grid extends DeclaredGrid {
  name: string;
}
export type Criterion = DeclaredGrid['criteria'][number];
export type Scale = Criterion['scales'][number];
export type Valued = Pick<Extract<Criterion['source'], { kind: 'typed' }>, 'unit' | 'steps' | 'choices'>;

/** Whether what it counts was looked for on visits. */
export const isInventoried = ({ source: { kind } }: Criterion): boolean => kind === 'species' || kind === 'habitats';

function* faultsOf({ criteria }: { criteria: Criterion[] }): Generator<string> {
  const names = criteria.map(({ name }) => name);
  for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) yield `« ${name} » is declared twice`;
  for (const each of criteria) {
    const { source, scales } = each;
    if (isInventoried(each) && scales.length === 0) yield `« ${each.name} » counts species and marks none`;
    if (!isInventoried(each) && scales.length > 0) yield `« ${each.name} » marks species and counts none`;
    if (source.kind === 'habitats' && scales.some(({ kind }) => kind !== 'each'))
      yield `« ${each.name} » marks habitats by what only species have`;
    if ((source.kind === 'attribute' || source.kind === 'typed') && !source.steps === !source.choices)
      yield `« ${each.name} » needs steps or choices, one of both`;
  }
}
