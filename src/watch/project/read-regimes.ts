import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { readDeadlineRules } from '../deadline/read-deadline-rules.ts';
import type { RegimeRule } from './regimes.rule.ts';

const deadline = z
  .string()
  .refine((key) => readDeadlineRules().has(key), 'no such delay')
  .optional();

const file = z.record(
  z.string(),
  z.strictObject({
    label: z.string(),
    ask: z.string(),
    nature: z.string(),
    deadline,
    declaration: deadline,
    source: z.string(),
    verified: z.boolean(),
  }),
);

let read: RegimeRule[] | undefined;

/** The regimes of `regimes.yaml`, in its order. */
export function readRegimeRules(): readonly RegimeRule[] {
  const text = () => readFileSync(inProject('src', 'watch', 'project', 'regimes.yaml'), 'utf8');
  read ??= Object.entries(typesetAll(file.parse(parse(text())))).map(([key, rule]) => ({ key, ...rule }));
  return read;
}
