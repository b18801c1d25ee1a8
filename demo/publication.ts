import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { inProject } from '../src/kernel/paths.ts';

/** What a folder of `demo/` holds: one edition of one publisher, with its plans, figures and sheets. */
export interface Publication {
  edition: EditionFile;
  plans: PlanFile[];
  figures: FigureRow[];
  /** What the indicators whose value a register gives count in it, by code. */
  counts: Map<string, unknown>;
  sheets: SheetFile[];
}

export function readPublication(folder: string): Publication {
  const files = readdirSync(inProject(join('demo', folder))).toSorted();
  const has = (name: string) => files.includes(name);
  const sheetFiles = files.filter(
    (name) =>
      name.endsWith('.yaml') && !['edition.yaml', 'plans.yaml', 'registres.yaml', 'animations.yaml'].includes(name),
  );
  return {
    edition: editionFile.parse(readYaml(folder, 'edition.yaml')),
    plans: has('plans.yaml') ? z.array(planFile).parse(readYaml(folder, 'plans.yaml')) : [],
    figures: has('figures.csv') ? z.array(figureRow).parse(readCsv(folder, 'figures.csv')) : [],
    counts: new Map(Object.entries(has('registres.yaml') ? byCode.parse(readYaml(folder, 'registres.yaml')) : {})),
    sheets: sheetFiles.flatMap((name) => z.array(sheetFile).parse(readYaml(folder, name))),
  };
}

export const readYaml = (folder: string, name: string): unknown =>
  parseYaml(readFileSync(inProject(join('demo', folder, name)), 'utf8'));

export const readCsv = (folder: string, name: string): Record<string, string>[] =>
  parseCsv(readFileSync(inProject(join('demo', folder, name)), 'utf8'), { columns: true });

const byCode = z.record(z.string(), z.unknown());
const texts = z.record(z.string(), z.string());
const day = z.iso.date();

const planFile = z.strictObject({
  key: z.string(),
  title: z.string(),
  acronym: z.string().optional(),
  kind: z.string(),
  summary: z.string(),
  adoptedOn: day.optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
  source: z.union([z.string(), z.number()]).transform(String),
  /** Numbered in their order; strategic ones have the operational ones below them. */
  objectives: z
    .array(
      z.union([
        z.string().transform((title) => ({ title, below: [] as string[] })),
        z.strictObject({ title: z.string(), below: z.array(z.string()) }),
      ]),
    )
    .default([]),
});
export type PlanFile = z.infer<typeof planFile>;

const actionFile = z.strictObject({
  number: z.string().optional(),
  title: z.string(),
  summary: z.string().default(''),
  /** Block of the sheet that lists it. */
  block: z.string().optional(),
  stage: z.enum(['to_specify', 'emerging', 'engaged', 'under_way', 'done', 'postponed', 'suspended', 'given_up']),
  reason: z.string().optional(),
  scope: z.enum(['internal', 'territory']).default('territory'),
  sdg: z.array(z.number()).default([]),
  plans: z.array(z.string()).default([]),
  objective: z.string().optional(),
  partners: z
    .array(z.strictObject({ name: z.string(), role: z.enum(['partner', 'owner', 'operator', 'funder', 'signatory']) }))
    .default([]),
  communes: z.array(z.string()).default([]),
  /** Names of places in `sites.csv`. */
  sites: z.array(z.string()).default([]),
  funding: z.array(z.strictObject({ funder: z.string(), amount: z.string().nullable() })).default([]),
  /** Numbers of actions above it in the files. */
  related: z.array(z.string()).default([]),
  milestones: z.array(z.strictObject({ title: z.string(), dueOn: day.optional(), doneOn: day.optional() })).default([]),
});
export type ActionFile = z.infer<typeof actionFile>;

const sheetFile = z.strictObject({
  code: z.string(),
  /** Section of the report type; by default what stands before the code's first hyphen. */
  section: z.string().optional(),
  title: z.string(),
  subtitle: z.string().optional(),
  /** Key of a service in organisations.yaml. */
  service: z.string(),
  tags: z.array(z.string()).default([]),
  /** Codes of the key figures, in order. */
  key: z.array(z.string()).default([]),
  /** Codes that its texts quote, and that its lists of figures leave out. */
  quoted: z.array(z.string()).default([]),
  action: actionFile.optional(),
  actions: z.array(actionFile).default([]),
  /** By block, as `rich-text.ts` reads them. */
  texts,
  /** What is announced for the year after. */
  commitments: z.array(z.string()).default([]),
});
export type SheetFile = z.infer<typeof sheetFile>;

const editionFile = z.strictObject({
  type: z.string(),
  year: z.number(),
  title: z.string(),
  dueOn: day,
  /** What the values' source is called, before the line. */
  source: z.string(),
  breakdowns: z.array(z.strictObject({ code: z.string(), label: z.string(), parts: z.array(z.string()) })).default([]),
  texts,
  sections: texts.default({}),
  proceedings: z.record(z.string(), z.unknown()).default({}),
  /** Findings that stand, accepted by the coordinator: by rule and by a code or word of the sentence. */
  waivers: z.array(z.strictObject({ code: z.string(), about: z.string(), reason: z.string() })).default([]),
  timeline: z.strictObject({
    opened: day,
    written: day,
    accepted: day,
    validated: day,
    presented: day,
    published: day,
  }),
});
export type EditionFile = z.infer<typeof editionFile>;

const empty = z.string().transform((text) => text || undefined);

/** A line of figures.csv: an indicator with its value, where it is typed. */
const figureRow = z.object({
  code: z.string(),
  sheet: z.string(),
  label: z.string(),
  definition: z.string(),
  unit: z.string(),
  counted: empty,
  kind: z.enum(['means', 'output', 'result', 'impact', 'context']),
  direction: z.enum(['up', 'down', 'none']),
  tax_basis: z.enum(['HT', 'TTC', '']).transform((basis) => basis || undefined),
  /** Of a computed indicator, which has a period and no value. */
  formula: empty,
  value: empty,
  decimals: z.coerce.number(),
  qualifier: z.enum(['exact', 'about', 'more', 'less', 'nearly', '']).transform((word) => word || 'exact'),
  period: empty,
  previous: empty,
  previous_period: empty,
  baseline_year: empty,
  baseline_value: empty,
  targets: empty,
  target_plan: empty,
  source_line: z.string(),
  /** Where the value does not come from the report. */
  source: z
    .string()
    .optional()
    .transform((text) => text || undefined),
});
export type FigureRow = z.infer<typeof figureRow>;
