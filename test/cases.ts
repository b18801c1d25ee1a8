import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The cases of a rule, from the YAML file beside its test: `readCases(import.meta.url, 'x.cases.yaml')`. */
export const readCases = <Case>(testUrl: string, file: string): Case[] =>
  parse(readFileSync(new URL(file, testUrl), 'utf8')) as Case[];
