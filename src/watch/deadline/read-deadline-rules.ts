import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type DeadlineRule, deadlineRules } from './deadline-rule.ts';

const file = inProject('src', 'watch', 'deadline', 'deadlines.yaml');
let read: Map<string, DeadlineRule> | undefined;

/** The delays of `deadlines.yaml`, by key. */
export function readDeadlineRules(): ReadonlyMap<string, DeadlineRule> {
  read ??= new Map(
    Object.entries(typesetAll(deadlineRules.parse(parse(readFileSync(file, 'utf8'))))).map(([key, rule]) => [
      key,
      { key, ...rule },
    ]),
  );
  return read;
}
