import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';

/** What is known of a criterion: met, not met, does not apply, or examined by nobody yet. */
export const states = ['met', 'unmet', 'none', 'unseen'] as const;
export type State = (typeof states)[number];

const criterion = z.strictObject({
  about: z.string(),
  state: z.enum(states),
  by: z.string().optional(),
  note: z.string().optional(),
});
const grid = z.strictObject({
  examinedOn: z.iso.date(),
  examinedBy: z.string(),
  themes: z.array(z.strictObject({ title: z.string(), criteria: z.record(z.string().regex(/^\d+\.\d+$/), criterion) })),
});
export type Grid = z.infer<typeof grid>;

/** The criteria of the RGAA 4.1 by theme, with what is known of each. */
export const readGrid = (): Grid =>
  grid.parse(parse(readFileSync(inProject('src/web/accessibility/grid.yaml'), 'utf8')));
