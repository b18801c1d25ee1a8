import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgedRule } from './judged-precision.rule.ts';

const content = z.array(z.object({ rule: z.string(), judged: z.number(), right: z.number() }));

const pathIn = (dataFolder: string): string => join(dataFolder, 'judged-rules.json');

/** Writes what judgements say of each rule beside the database, for the command, which opens no database. */
export function writeJudgedRules(dataFolder: string, rules: readonly JudgedRule[]): void {
  mkdirSync(dataFolder, { recursive: true });
  const path = pathIn(dataFolder);
  writeFileSync(`${path}.partial`, JSON.stringify(rules));
  renameSync(`${path}.partial`, path);
}

/** As the installation last wrote them; none where there is no installation, or nothing that can be read. */
export function readJudgedRules(dataFolder: string): JudgedRule[] {
  try {
    return content.parse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')));
  } catch {
    return [];
  }
}
