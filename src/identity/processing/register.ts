import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';

const treatment = z.strictObject({
  name: z.string(),
  purpose: z.string(),
  basis: z.string(),
  people: z.string(),
  data: z.string(),
  recipients: z.string(),
  kept: z.string(),
  tables: z.array(z.string()).min(1),
});
export type Treatment = z.infer<typeof treatment>;

/** What Carreau does with data on people: the register of processing (RGPD, article 30), by purpose. */
export const readProcessing = (): Treatment[] =>
  z.array(treatment).parse(parse(readFileSync(inProject('src/identity/processing/register.yaml'), 'utf8')));
